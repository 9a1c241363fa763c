"""A whole form on a page."""

import json
from functools import cache

from forms.authoring.markup import render_drafts, render_form
from macros.addresses import guide_address, relative
from macros.edition import Edition
from macros.lookup import found
from macros.markup import one_line
from macros.site.paths import ENGINE_FILE

# The folder of their pages in each edition.
FORMS = "forms/"


@cache
def app_folder() -> str:
    """Where the scripts of the forms are, seen from the root of the site."""
    return str(json.loads(ENGINE_FILE.read_text(encoding="utf-8"))["app"])


def to_root(url: str) -> str:
    """The way from a page, whose address is relative to its edition, up to the site's root."""
    return "../" * (url.count("/") + 1)


def form_urls(edition: Edition, url: str) -> dict[str, str]:
    """The way to each form: to its page here, or in the edition that this one falls back to."""
    pages = {id: f"{FORMS}{id}/" for id in edition.catalogue.forms}
    # Every form's page leads to all of them: the way up is the same, but for the page that one is on.
    to_forms = relative(FORMS, url).removeprefix("./")
    ways = {
        id: relative(page, url) if url.startswith(page) else f"{to_forms}{id}/"
        for id, page in pages.items()
        if page in edition.pages
    }
    if other := edition.fallback:
        return {id: f"{to_root(url)}{other.id}/{page}" for id, page in pages.items() if page in other.pages} | ways
    return ways


def render(edition: Edition, id: str, url: str) -> str:
    """The form on the page at ``url``."""
    form = found(edition.catalogue.forms, id, "form")
    ways = {section.id: guide_address(edition, form.id, section.id, url) for section in form.sections}
    app = to_root(url) + app_folder()
    html = render_form(edition.catalogue, form.id, edition.id, app, ways, form_urls(edition, url))
    return one_line(html)


def render_list(edition: Edition, url: str) -> str:
    """The list of all drafts on the page at ``url``."""
    app = to_root(url) + app_folder()
    return one_line(render_drafts(edition.catalogue, edition.id, app, form_urls(edition, url)))
