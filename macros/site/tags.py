"""The tags of a page, read by lxml: a large site is read several times after its pages are built."""

from collections.abc import Iterator, Mapping

from lxml import etree

# A start tag: its name, its attributes and its line.
Tag = tuple[str, Mapping[str, str], int]


def read(page: str) -> Iterator[Tag]:
    """The start tags of a page, in their order. Names are in small letters."""
    if not page.strip():
        return
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    for element in etree.fromstring(page.encode(), parser=parser).iter(etree.Element):
        yield element.tag, element.attrib, element.sourceline
