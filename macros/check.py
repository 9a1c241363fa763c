"""The check of an installation on a page."""

from macros.edition import Edition
from macros.form import app_folder, to_root
from macros.markup import render as fill
from macros.theme import build

PREFIX = "check-"
# In the order in which they are made: the first fetches what the others compare with.
CHECKS = (
    *("version", "secure", "headers", "worker", "types", "caching"),
    *("packed", "missing", "storage", "marker", "engine"),
)


def render(edition: Edition, url: str) -> str:
    """The check for the page at ``url``."""
    words = edition.catalogue.content.words
    return fill(
        "check.html",
        edition=edition,
        app=to_root(url) + app_folder(),
        root=to_root(url),
        build=build(),
        form=next(iter(edition.catalogue.forms)),
        country=edition.countries()[0],
        checks=CHECKS,
        spoken={id.removeprefix(PREFIX): edition.say(text) for id, text in words.items() if id.startswith(PREFIX)},
    )
