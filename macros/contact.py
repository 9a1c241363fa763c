"""Whom readers ask: the organisation's HR contact."""

from macros.edition import Edition
from macros.markup import render as fill


def render(edition: Edition) -> str:
    """The contact with its mail address."""
    return fill("contact.html", organisation=edition.organisation())
