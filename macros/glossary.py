"""A term in running text, with its explanation."""

from macros.edition import Edition
from macros.lookup import found
from macros.markup import render as fill


def render(edition: Edition, id: str) -> str:
    """The term; Material shows the explanation when the reader asks for it."""
    return fill("term.html", edition=edition, term=found(edition.catalogue.glossary, id, "term"))
