"""A whole form on a page."""

import json
from functools import cache

from forms.authoring.markup import render_drafts, render_form
from macros.addresses import guide_address, relative
from macros.edition import Edition
from macros.lookup import found
from macros.markup import one_line
from macros.site.paths import ENGINE_FILE


@cache
def app_folder() -> str:
    """Where the scripts of the forms are, seen from the root of the site."""
    return str(json.loads(ENGINE_FILE.read_text(encoding="utf-8"))["app"])


def to_root(url: str) -> str:
    """The way from a page, whose address is relative to its edition, up to the site's root."""
    return "../" * (url.count("/") + 1)


def render(edition: Edition, id: str, url: str) -> str:
    """The form on the page at ``url``."""
    form = found(edition.catalogue.forms, id, "form")
    ways = {section.id: guide_address(edition, form.id, section.id, url) for section in form.sections}
    html = render_form(edition.catalogue, form.id, edition.id, to_root(url) + app_folder(), ways)
    return one_line(html)


def render_list(edition: Edition, url: str) -> str:
    """The list of all drafts on the page at ``url``."""
    app = to_root(url) + app_folder()
    return one_line(render_drafts(edition.catalogue, edition.id, app, relative("forms", url)))
