"""The accessibility statement: what is known of the site, in the parts that the law asks for.

The European model statement (decision (EU) 2018/1523) sorts what falls short into what does
not comply, what would be a disproportionate burden, and what the law does not cover. The
Danish and the Norwegian statement have the same three.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from forms.authoring.errors import Problem
from forms.authoring.source import place
from forms.engine.model import Text, model

Status = Literal["full", "partial", "none"]
Reason = Literal["not-met", "burden", "not-covered"]


@model
class Gap:
    """Something that falls short, and the criteria of WCAG that it touches, as 2.1.1."""

    id: str
    reason: Reason
    title: Text
    text: Text
    criteria: tuple[str, ...] = ()


@model
class Statement:
    """The whole: ``prepared`` and ``reviewed`` are ISO dates, ``method`` how it was looked into."""

    status: Status = "none"
    prepared: str = ""
    reviewed: str = ""
    method: Text | None = None
    gaps: tuple[Gap, ...] = ()


def statement_problems(statement: Statement, data: Any, file: Path) -> Iterator[Problem]:
    """What a statement must not say."""
    for key in ("prepared", "reviewed"):
        if not _is_date(getattr(statement, key)):
            yield Problem(place(file, data, (key,)), f"{key!r} is not a date", "write year, month and day: 2026-11-22")
    short = [gap for gap in statement.gaps if gap.reason != "not-covered"]
    if (statement.status == "full") == bool(short):
        remedy = "write partial as long as a gap is listed that the law covers, and full when none is left"
        yield Problem(place(file, data, ("status",)), "the status does not fit the gaps", remedy)


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
