"""The tags of a page, read by lxml: every page of a large site is read after it is built."""

from collections.abc import Mapping

from lxml import etree

# A start tag: its name, its attributes and its line.
Tag = tuple[str, Mapping[str, str], int]


def read(page: str) -> list[Tag]:
    """The start tags of a page, in their order. Names are in small letters."""
    if not page.strip():
        return []
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    elements = etree.fromstring(page.encode(), parser=parser).iter(etree.Element)
    return [(element.tag, dict(element.items()), element.sourceline) for element in elements]
