"""Addresses within an edition, relative to the page that holds the link."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.edition import Edition
from macros.lookup import found

_STEP_OR_ASKED = re.compile(
    r"""^\#.*\{\ *\#(?P<anchor>[\w-]+)\ *\}
    | questions\(\s*["'](?P<form>[\w-]+)["'],\s*["'](?P<section>[\w-]+)["']""",
    re.MULTILINE | re.VERBOSE,
)


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


def answer_address(edition: Edition, form: str, section: str, page_url: str) -> str:
    """The way to where the answers to a section's questions go: there, or where they are picked."""
    chosen = found(edition.catalogue.forms, form, "form")
    asked = {part.id: part for part in chosen.sections}[section]
    picking = (p for p in chosen.sections for field in p.fields if section in field.questions_of)
    return form_address(edition, form, (asked if asked.fields else next(picking, asked)).id, page_url)


def guide_address(edition: Edition, form: str, section: str, page_url: str) -> str | None:
    """The way to where a guide asks the questions of a form's section; None if none does."""
    roles = found(edition.catalogue.forms, form, "form").roles
    step = _asking(edition.docs(), roles == ("employee",)).get((form, section))
    return None if step is None else relative(step, page_url)


def employee_page(guide: str) -> str:
    """The page of a guide that speaks to the employee."""
    return f"guides/{guide}/employee/"


def guide_id(page_url: str) -> str | None:
    """The guide that a page belongs to."""
    room, *rest = page_url.split("/")
    return rest[0] if room == "guides" and rest else None


@cache
def _asking(folder: Path, by_employee: bool) -> dict[tuple[str, str], str]:
    """The step that asks each form's section; the pages for the other party come last."""
    pages = sorted(folder.glob("guides/**/*.md"), key=lambda path: ((path.stem == "employee") != by_employee, path))
    asked: dict[tuple[str, str], str] = {}
    for path in pages:
        url = path.relative_to(folder).with_suffix("").as_posix().removesuffix("index").rstrip("/") + "/"
        for anchor, form, section in _asked_below(path.read_text(encoding="utf-8")):
            asked.setdefault((form, section), f"{url}#{anchor}")
    return asked


def _asked_below(text: str) -> Iterator[tuple[str, str, str]]:
    """Each heading's anchor with the questions that are asked below it."""
    anchor = ""
    for found_here in _STEP_OR_ASKED.finditer(text):
        if found_here["anchor"]:
            anchor = found_here["anchor"]
        else:
            yield anchor, found_here["form"], found_here["section"]
