"""Reads the tags of a macro's HTML."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """All start tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, name: str) -> list[dict[str, str]]:
        """The attributes of all tags of one name."""
        return [attributes for tag, attributes in self.found if tag == name]


def attributes(html: str, marked: str) -> dict[str, str]:
    """The attributes of the first tag that carries the attribute ``marked``."""
    return next(found for _, found in Tags(html).found if marked in found)
