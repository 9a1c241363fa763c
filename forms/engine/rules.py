"""The rules that forms name: suggested values and warnings."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from forms.engine.answers import Answers, text
from forms.engine.dates import add_months, parse
from forms.engine.holidays import next_working_day
from forms.engine.model import Content, Country, Fact, Field, Suggest, Warn

# Eleven digits (Norway) or six and four (Denmark). The forms ask for no such number.
_IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:\d{6}[ -]?\d{4}|\d{6}[ -]?\d{5})(?!\d)")


def probation_end(start: date, fact: Fact | None, _: Content) -> date | None:
    """Start plus the period of the country, date to date (aml § 15-6; funktionærloven § 2)."""
    return period_end(start, fact) if fact else None


def next_meeting(start: date, fact: Fact | None, content: Content) -> date | None:
    """One meeting interval of the organisation later (B2)."""
    return period_end(start, fact) if fact else start + timedelta(weeks=content.organisation.meeting_weeks)


def period(start: date, fact: Fact | None, _: Content) -> date | None:
    """Start plus the period of a fact."""
    return period_end(start, fact) if fact else None


# Where people meet or answer, the day moves off weekends and holidays; a legal date stays put.
ON_WORKING_DAYS = ("next_meeting", "days")
SUGGEST: dict[str, Callable[[date, Fact | None, Content], date | None]] = {
    "probation_end": probation_end,
    "next_meeting": next_meeting,
    "period": period,
}


def period_end(start: date, fact: Fact) -> date:
    """A date plus the period of a fact."""
    return add_months(start, fact.months) + timedelta(weeks=fact.weeks, days=fact.days)


def suggested(suggest: Suggest, answers: Answers, country: Country, content: Content) -> date | None:
    """The value that a rule proposes; None while the date it starts from is missing."""
    day = _counted(suggest, answers, country, content)
    return next_working_day(day, country) if day and suggest.rule in ON_WORKING_DAYS else day


def _counted(suggest: Suggest, answers: Answers, country: Country, content: Content) -> date | None:
    start = parse(text(answers.get(suggest.start)))
    if start and suggest.rule == "days":
        return _days_later(start, suggest, answers)
    fact_id = (suggest.fact or {}).get(country)
    if start is None or (suggest.fact and fact_id is None):
        return None
    return SUGGEST[suggest.rule](start, content.facts[fact_id] if fact_id else None, content)


def _days_later(start: date, suggest: Suggest, answers: Answers) -> date | None:
    """So many days later; how many may hang on an answer (D7)."""
    by = suggest.by
    days = by.days.get(text(answers.get(by.field)), 0) if by else suggest.days
    return start + timedelta(days=days) if days else None


def before_field(day: date, other: date | None, _: date) -> bool:
    """The date lies before another one that it should follow."""
    return other is not None and day < other


def in_the_past(day: date, _: date | None, today: date) -> bool:
    """The date lies before today."""
    return day < today


def short_hearing(day: date, other: date | None, _: date) -> bool:
    """Less than a week is left to answer; "reasonable" is usually one to two (E9)."""
    return other is not None and day < other + timedelta(weeks=1)


def weekend(day: date, _: date | None, __: date) -> bool:
    """The date is a Saturday or a Sunday."""
    return day.isoweekday() in (6, 7)


WARN: dict[str, Callable[[date, date | None, date], bool]] = {
    "before_field": before_field,
    "in_the_past": in_the_past,
    "short_hearing": short_hearing,
    "weekend": weekend,
}


def warned(warn: Warn, field: Field, answers: Answers, today: date) -> bool:
    """Whether a warning of a field applies to its answer."""
    day = parse(text(answers.get(field.id)))
    other = parse(text(answers.get(warn.other))) if warn.other else None
    return day is not None and WARN[warn.rule](day, other, today)


def has_identity_number(value: str) -> bool:
    """Whether a text holds what looks like a national identity number."""
    return bool(_IDENTITY_NUMBER.search(value))
