"""The tags of a page, read by lxml: every page of a large site is read after it is built."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

# A page that has been read. The names of its tags and attributes are in small letters.
Page = Any


def read(html: str) -> Page:
    """A page's tags."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    # lxml refuses to read nothing.
    return etree.fromstring(html.encode() if html.strip() else b"<html>", parser=parser)


class Search:
    """Finds elements, or values of attributes, in the order of the page, and sooner than a loop over all of them."""

    def __init__(self, *paths: str) -> None:
        self._find = etree.XPath(" | ".join(paths), smart_strings=False)

    def within(self, page: Page) -> Iterable[Any]:
        """What there is in a page."""
        found: Iterable[Any] = self._find(page)
        return found


def values(names: Iterable[str]) -> Search:
    """The values of these attributes."""
    return Search(*(f"//@{name}" for name in names))
