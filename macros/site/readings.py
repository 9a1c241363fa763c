"""What the checks of a built site ask of its pages: each is parsed once for all of them."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from macros.site import links, tags, walls


@dataclass(frozen=True)
class Reading:
    """The links of a page, and what must not be in it."""

    links: links.Page
    breaches: tuple[str, ...]


class Readings:
    """The readings of pages, by their files."""

    def __init__(self, pages: Iterable[Path]) -> None:
        self._read: dict[Path, Reading] = {}
        self.read(pages)

    def read(self, pages: Iterable[Path]) -> None:
        """Read pages, or read them anew."""
        listed = list(pages)
        # lxml lets go of the interpreter while it works.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self._read |= zip(listed, pool.map(read, listed), strict=True)

    def links(self) -> dict[Path, links.Page]:
        """The anchors and links of each page."""
        return {page: reading.links for page, reading in self._read.items()}

    def breaches(self) -> dict[Path, tuple[str, ...]]:
        """What must not be in each page."""
        return {page: reading.breaches for page, reading in self._read.items()}


def read(page: Path) -> Reading:
    """Read a finished page."""
    html = page.read_text(encoding="utf-8")
    found = tags.read(html)
    return Reading(links.of(found), tuple(walls.within(html, found)))
