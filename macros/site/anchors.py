"""The ledger of published anchors: people have mailed links to them, so each must lead on for ever.

``docs/anchors.txt`` holds one address a line, the same for all editions:
``guides/probation/#before``. Editions stand behind it only where the others lack the place,
as with a letter that one country does not use. Headings, sections of forms, questions and
terms are in it. Facts belong to one country and fields to their form, so they are not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from forms.authoring.catalogue import Catalogue
from forms.authoring.errors import Place, Problem
from macros.site import links
from macros.site.paths import EDITIONS, ROOT
from macros.site.redirects import Redirects

LEDGER = ROOT / "docs" / "anchors.txt"
# The editions in which an address was published.
Ledger = dict[str, set[str]]
LASTING = {"h1", "h2", "h3", "h4", "h5", "h6", "section", "li", "dt"}
# What differs between editions, follows from another id, or is numbered by a tool.
PASSING = re.compile(r"^(_|tabbed|(dk|no|fn|fnref|field|hint|note|error|warning|heading|sf)[-:])")


class _Reader(HTMLParser):
    """Finds the lasting anchors in the content of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "article"
        id = dict(attrs).get("id")
        if self._depth and tag in LASTING and id and not PASSING.match(id):
            self.found.add(id)

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "article"


def lasting(html: str) -> set[str]:
    """The anchors of a page that people may keep links to."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def address(page: Path, edition: Path) -> str:
    """A page's address, the same in all editions; empty for the front page."""
    return "" if page.parent == edition else f"{page.parent.relative_to(edition).as_posix()}/"


def of_edition(edition: Path) -> set[str]:
    """The addresses of all lasting anchors of a built edition."""
    return {
        f"{address(page, edition)}#{id}"
        for page in edition.rglob("index.html")
        for id in lasting(page.read_text(encoding="utf-8"))
    }


def places(edition: Path, pages: Mapping[Path, links.Page] = links.NONE) -> set[str]:
    """Everything in a built edition that a link can lead to: pages, and ids of any kind.

    ``pages`` holds those that have been read before.
    """
    found = set()
    for page in edition.rglob("index.html"):
        at = address(page, edition)
        found |= {at} | {f"{at}#{id}" for id in (pages.get(page) or links.read(page)).anchors}
    return found


def read(file: Path = LEDGER) -> Ledger:
    """The recorded addresses, in the order of their lines."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {address: set(only or EDITIONS) for address, *only in map(str.split, lines)}


def gone(editions: dict[str, set[str]], redirects: Redirects, file: Path = LEDGER) -> Iterator[Problem]:
    """A problem for each recorded address that leads nowhere in some edition.

    ``editions`` maps an edition to its places.
    """
    moves = f"{redirects.file.parent.name}/{redirects.file.name}"
    for line, (old, published) in enumerate(read(file).items(), start=1):
        found = {old, redirects.goal(old)}
        if lost := [id for id, there in editions.items() if id in published and not found & there]:
            remedy = f"put the anchor back, or write in {moves} where it is now:  {old}: <page>/#<anchor>"
            yield Problem(Place(file, line), f"{old} is gone from {', '.join(lost)}", remedy)


def switched_off(content: Catalogue, file: Path = LEDGER) -> set[str]:
    """The addresses that this organisation does not have: of blocks that are off, and of questions left out."""
    recorded = read(file)
    found = {f"forms/{id}/" for id in content.off}
    found |= {address for address in recorded if address.startswith(tuple(found))}
    for id, lost in content.left_out.items():
        pages = (f"forms/{id}/", f"guides/{content.forms[id].guide}/")
        found |= {address for address in recorded if address.startswith(pages) and address.partition("#")[2] in lost}
    return found


def record(site: Path, editions: Iterable[str], file: Path = LEDGER) -> list[str]:
    """Add what these editions have to the ledger; returns the new lines. Nothing is ever removed."""
    before = read(file)
    after = {address: set(published) for address, published in before.items()}
    for id in editions:
        for address in of_edition(site / id):
            after.setdefault(address, set()).add(id)
    file.write_text("".join(f"{_line(item)}\n" for item in sorted(after.items())), encoding="utf-8")
    return [_line(item) for item in sorted(after.items()) if item not in before.items()]


def _line(item: tuple[str, set[str]]) -> str:
    address, published = item
    only = [] if published >= set(EDITIONS) else [id for id in EDITIONS if id in published]
    return " ".join([address, *only])
