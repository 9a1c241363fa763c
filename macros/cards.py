"""The start page's cards: one for each guide, under the situation that it is for."""

from macros.addresses import relative
from macros.edition import Edition
from macros.markup import render as fill


def render(edition: Edition, page_url: str) -> str:
    """All guides, in the order that they give themselves."""
    cards = [(guide, relative(f"guides/{guide.id}/", page_url)) for guide in edition.catalogue.guides.values()]
    return fill("cards.html", edition=edition, cards=cards)
