"""The rules that forms name: suggested values and warnings."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from forms.engine.answers import Answers, text
from forms.engine.dates import add_months, parse, working_day
from forms.engine.model import Content, Country, Fact, Field, Suggest, Warn

# Eleven digits (Norway) or six and four (Denmark). The forms ask for no such number.
_IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:\d{6}[ -]?\d{4}|\d{6}[ -]?\d{5})(?!\d)")


def probation_end(start: date, fact: Fact | None, _: Content) -> date | None:
    """Start plus the country's period, date to date (domain.md 5.1 and 5.2)."""
    return period_end(start, fact) if fact else None


def next_meeting(start: date, fact: Fact | None, content: Content) -> date | None:
    """One meeting interval of the organisation later (B2), on a working day."""
    later = period_end(start, fact) if fact else start + timedelta(weeks=content.organisation.meeting_weeks)
    return working_day(later)


SUGGEST: dict[str, Callable[[date, Fact | None, Content], date | None]] = {
    "probation_end": probation_end,
    "next_meeting": next_meeting,
}


def period_end(start: date, fact: Fact) -> date:
    """A date plus the period of a fact."""
    return add_months(start, fact.months) + timedelta(weeks=fact.weeks, days=fact.days)


def suggested(suggest: Suggest, answers: Answers, country: Country, content: Content) -> date | None:
    """The value that a rule proposes; None while the date it starts from is missing."""
    start = parse(text(answers.get(suggest.start)))
    fact_id = (suggest.fact or {}).get(country)
    if start is None or (suggest.fact and fact_id is None):
        return None
    return SUGGEST[suggest.rule](start, content.facts[fact_id] if fact_id else None, content)


def before_field(day: date, other: date | None, _: date) -> bool:
    """The date lies before another one that it should follow."""
    return other is not None and day < other


def in_the_past(day: date, _: date | None, today: date) -> bool:
    """The date lies before today."""
    return day < today


WARN: dict[str, Callable[[date, date | None, date], bool]] = {
    "before_field": before_field,
    "in_the_past": in_the_past,
}


def warned(warn: Warn, field: Field, answers: Answers, today: date) -> bool:
    """Whether a warning of a field applies to its answer."""
    day = parse(text(answers.get(field.id)))
    other = parse(text(answers.get(warn.other))) if warn.other else None
    return day is not None and WARN[warn.rule](day, other, today)


def has_identity_number(value: str) -> bool:
    """Whether a text holds what looks like a national identity number (domain.md 4)."""
    return bool(_IDENTITY_NUMBER.search(value))
