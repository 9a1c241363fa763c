"""A fact in running text, with where it comes from and when it was checked."""

from datetime import date

from forms.authoring.languages import tag_of
from forms.engine.dates import spoken
from macros.edition import Edition
from macros.lookup import found
from macros.markup import render as fill


def render(edition: Edition, id: str) -> str:
    """The text of a fact and its reference."""
    fact = found(edition.catalogue.content.facts, id, "fact")
    checked = spoken(date.fromisoformat(fact.checked), edition.words)
    return fill("fact.html", edition=edition, fact=fact, checked=checked, tag=tag_of(fact.country))
