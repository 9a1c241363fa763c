"""Addresses within an edition, relative to the page that holds the link."""

import posixpath
import re
from functools import cache
from pathlib import Path

from macros.edition import Edition
from macros.lookup import found

_ASKED = re.compile(r"""questions\(\s*["']([\w-]+)["'],\s*["']([\w-]+)["']""")


def relative(goal: str, page_url: str) -> str:
    """The way from the page at ``page_url`` to ``goal``, both seen from the edition's root."""
    path, _, anchor = goal.partition("#")
    if path == page_url and anchor:
        return f"#{anchor}"
    way = posixpath.relpath(path or ".", page_url or ".") + "/"
    return f"{way}#{anchor}" if anchor else way


def form_address(edition: Edition, form: str, section: str | None, page_url: str) -> str:
    """The way to a form, or to one of its sections."""
    chosen = found(edition.catalogue.forms, form, "form")
    sections = {part.id: part for part in chosen.sections}
    anchor = f"#{found(sections, section, 'section').id}" if section else ""
    return relative(f"forms/{chosen.id}/{anchor}", page_url)


def guide_address(edition: Edition, form: str, section: str, question: str, page_url: str) -> str | None:
    """The way to where a guide asks a form's question; None if none does."""
    page = _asking(edition.docs()).get((form, section))
    return None if page is None else relative(f"{page}#{question}", page_url)


def employee_page(guide: str) -> str:
    """The page of a guide that speaks to the employee."""
    return f"guides/{guide}/employee/"


def guide_id(page_url: str) -> str | None:
    """The guide that a page belongs to."""
    room, *rest = page_url.split("/")
    return rest[0] if room == "guides" and rest else None


@cache
def _asking(folder: Path) -> dict[tuple[str, str], str]:
    """The page that asks each form's section; the employee's pages come last."""
    pages = sorted(folder.glob("guides/**/*.md"), key=lambda path: (path.stem == "employee", path))
    asked: dict[tuple[str, str], str] = {}
    for path in pages:
        url = path.relative_to(folder).with_suffix("").as_posix().removesuffix("index").rstrip("/") + "/"
        for form, section in _ASKED.findall(path.read_text(encoding="utf-8")):
            asked.setdefault((form, section), url)
    return asked
