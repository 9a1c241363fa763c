"""The start page's cards: one for each guide, under the situation that it is for."""

from macros.addresses import relative
from macros.edition import Edition
from macros.markup import render as fill


def render(edition: Edition, page_url: str) -> str:
    """The guides that the edition has, in the order that they give themselves."""
    addressed = [(guide, f"guides/{guide.id}/") for guide in edition.catalogue.guides.values()]
    cards = [(guide, relative(address, page_url)) for guide, address in addressed if address in edition.pages]
    return fill("cards.html", edition=edition, cards=cards)
