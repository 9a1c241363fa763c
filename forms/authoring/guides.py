"""Guides: what the site knows of each beside its pages."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from forms.authoring.errors import Problem
from forms.authoring.named import lost_forms
from forms.authoring.source import place
from forms.engine.model import Text, model

LINK = "{link}"
_BRACES = re.compile(r"\{.*?\}")


@model
class Invitation:
    """The neutral mail that the manager copies; ``{link}`` is the employee's page."""

    subject: Text
    body: Text


@model
class Guide:
    """A guide: ``situation`` and ``summary`` are its card, ``order`` its place among the cards.

    ``sources`` are the letters of the inventory. Without ``owner`` the organisation's HR
    contact answers for the text. ``reviewed`` is an ISO date.
    """

    id: str
    order: int = 0
    title: Text
    situation: Text
    summary: Text
    sources: tuple[Literal["A", "B", "C", "D", "E"], ...]
    source_titles: Text
    reviewed: str
    owner: Text | None = None
    forms: tuple[str, ...] = ()
    invitation: Invitation


def guide_problems(guide: Guide, data: Any, file: Path, forms: Collection[str]) -> Iterator[Problem]:
    """What does not hold together in one guide."""
    if guide.id != file.stem:
        at = place(file, data, ("id",))
        yield Problem(at, f"the id {guide.id!r} is not the file's name", f"write id: {file.stem}")
    if not _is_date(guide.reviewed):
        at = place(file, data, ("reviewed",))
        yield Problem(at, f"{guide.reviewed!r} is not a date", "write year, month and day: 2026-11-22")
    yield from lost_forms(guide.forms, forms, ("forms",), data, file)
    for language, body in guide.invitation.body.items():
        if _BRACES.findall(body) != [LINK]:
            at = place(file, data, ("invitation", "body", language))
            remedy = f"write {LINK} once, where the address of the employee's page belongs, and no other braces"
            yield Problem(at, f"the invitation does not hold {LINK} once", remedy)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
