"""Addresses that have moved: ``docs/redirects.yml`` says where each old one leads.

A page (``guides/old/: guides/new/``) leaves a small page at its old address; an anchor
(``guides/old/#x: guides/new/#y``) is followed by the script of the page it stood on.
Anchors without a line of their own move along with their page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.authoring.catalogue import Catalogue
from forms.authoring.errors import ContentError, Place, Problem
from forms.authoring.source import read as read_yaml
from macros.edition import Edition
from macros.site.paths import OVERRIDES, ROOT

FILE = ROOT / "docs" / "redirects.yml"
ADDRESS = re.compile(r"(?:[a-z0-9-]+/)*(?:#[A-Za-z0-9_.-]+)?")
# What is wrong, and what to do.
Told = tuple[str, str] | None
_TEMPLATES = Environment(
    loader=FileSystemLoader(OVERRIDES / "site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True)
class Redirects:
    """Where each old address leads, and on which line that is written."""

    moves: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    file: Path = FILE

    def next(self, address: str) -> str | None:
        """Where an address leads by a line of its own, or by its page's; None if it has not moved."""
        page, hash, anchor = address.partition("#")
        if address in self.moves:
            return self.moves[address]
        moved = self.moves.get(page)
        return None if moved is None else moved if "#" in moved else moved + hash + anchor

    def goal(self, address: str) -> str:
        """Where an address leads at last; a loop ends where it began."""
        seen = [address]
        while (then := self.next(seen[-1])) is not None and then not in seen:
            seen.append(then)
        return seen[-1]

    def of_pages(self) -> dict[str, dict[str, str]]:
        """For each page its moved anchors; the page's own move stands under the empty anchor."""
        found: dict[str, dict[str, str]] = {}
        for old, new in self.moves.items():
            page, _, anchor = old.partition("#")
            found.setdefault(page, {})[anchor] = new
        return found


def read(file: Path = FILE) -> Redirects:
    """Read the file; raises ContentError for lines that are no addresses."""
    data = (read_yaml(file) if file.exists() else None) or {}
    if not isinstance(data, dict):
        remedy = "write one line for each:  guides/old/#anchor: guides/new/#anchor"
        raise ContentError([Problem(Place(file, 1), "this is no list of old and new addresses", remedy)])
    lines: dict[Any, int] = getattr(data, "lines", {})
    if wrong := [Problem(Place(file, lines[old]), *told) for old in data if (told := _unreadable(old, data[old]))]:
        raise ContentError(wrong)
    return Redirects(dict(data), dict(lines), file)


def _unreadable(old: Any, new: Any) -> Told:
    for value in (old, new):
        if not isinstance(value, str) or not ADDRESS.fullmatch(value):
            remedy = "write it within an edition, as  guides/probation/  or  guides/probation/#before"
            return f"{value!r} is not the address of a page or an anchor", remedy
    return None


def problems(redirects: Redirects, editions: dict[str, set[str]]) -> Iterator[Problem]:
    """What is wrong with each line; ``editions`` maps an edition to its places."""
    for old, new in redirects.moves.items():
        told = (
            _still(old, editions)
            or _round(redirects, old, new)
            or _absent(new, editions)
            or _homeless(redirects, old, editions)
        )
        if told:
            yield Problem(Place(redirects.file, redirects.lines[old], old), *told)


def _still(old: str, editions: dict[str, set[str]]) -> Told:
    if still := [id for id, there in editions.items() if old in there]:
        return f"{old!r} is still there ({', '.join(still)})", "remove this line, or what stands at the old address"
    return None


def _round(redirects: Redirects, old: str, new: str) -> Told:
    """Loops and chains: a reader should be led on once."""
    if redirects.next(new) is None:
        return None
    goal = redirects.goal(old)
    if redirects.next(goal) is not None:
        return f"{new!r} leads back here", "decide which of the addresses is the one to keep, and remove its line"
    return f"{new!r} has moved on itself", f"lead there at once:  {old}: {goal}"


def _absent(new: str, editions: dict[str, set[str]]) -> Told:
    """Whether it is there in all editions that had the old address is for the ledger to say."""
    if any(new in there for there in editions.values()):
        return None
    return f"{new!r} is not there", "lead to a page or an anchor that exists"


def _homeless(redirects: Redirects, old: str, editions: dict[str, set[str]]) -> Told:
    """Anchors of a page that is gone: something must stand at its address to lead on."""
    page = old.partition("#")[0]
    if page in redirects.moves or any(page in there for there in editions.values()):
        return None
    return f"the page {page!r} is gone", f"add a line for the page too:  {page}: <page>/"


def up(page: str) -> str:
    """The way from a page to the root of its edition."""
    return "../" * page.count("/") or "./"


def write(site: Path, content: Catalogue, redirects: Redirects, editions: dict[str, set[str]]) -> list[Path]:
    """Lead on from the old addresses to what each edition has; ``editions`` maps it to its places.

    Returns the pages that were written.
    """
    written = []
    for id, there in editions.items():
        for page, moves in redirects.of_pages().items():
            kept = {anchor: new for anchor, new in moves.items() if new in there}
            written += write_page(site / id, Edition(content, id), page, kept)
    return written


def write_page(folder: Path, edition: Edition, page: str, moves: dict[str, str]) -> list[Path]:
    """Put the moves of one page where its readers arrive; returns the page, if it was written."""
    path = folder / page / "index.html"
    to = {anchor: up(page) + new for anchor, new in moves.items()}
    anchors = {anchor: link for anchor, link in to.items() if anchor}
    if "" in to:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_render("moved.html", edition, root=up(page), to=to[""], anchors=anchors), encoding="utf-8")
        return [path]
    if anchors and path.exists():
        before, end, after = path.read_text(encoding="utf-8").rpartition("</body>")
        inserted = _render("moved_anchors.html", edition, anchors=anchors)
        path.write_text(before + inserted + end + after, encoding="utf-8")
        return [path]
    return []


def _render(template: str, edition: Edition, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(word=edition.word, tag=edition.tag(), **values)
