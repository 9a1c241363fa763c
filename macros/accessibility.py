"""The accessibility statement, part by part: the page has the headings and what is said around them."""

from datetime import date

from forms.authoring.accessibility import Statement
from forms.engine.dates import spoken
from macros.edition import Edition
from macros.markup import render as fill

REASONS = ("not-met", "burden", "not-covered")


def render(edition: Edition, part: str) -> str:
    """One part: its status, its gaps, how it came about, or the organisation's official statement."""
    statement = edition.catalogue.accessibility
    return fill(
        f"accessibility/{part}.html",
        edition=edition,
        statement=statement,
        organisation=edition.catalogue.content.organisation,
        groups=_groups(statement),
        prepared=_spoken(edition, statement.prepared),
        reviewed=_spoken(edition, statement.reviewed),
    )


def _groups(statement: Statement) -> list[tuple[str, list[object]]]:
    """The gaps of each reason, also where there are none: the law asks for every heading."""
    return [(reason, [gap for gap in statement.gaps if gap.reason == reason]) for reason in REASONS]


def _spoken(edition: Edition, day: str) -> str:
    return spoken(date.fromisoformat(day), edition.words) if day else ""
