"""Dates as people type them, as files store them (ISO), and as documents print them."""

import re
from datetime import date

from forms.engine.words import Words

# Day first, always: an American reading is never tried.
_TYPED = re.compile(r"(\d{1,2})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*(\d{4}|\d{2})\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse(text: str) -> date | None:
    """Read a date in ISO or day-month-year form; None if it is neither or impossible."""
    typed = text.strip()
    if match := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
    elif match := _TYPED.fullmatch(typed):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if len(match[3]) == 2 else 0
    else:
        return None
    return _valid(year, month, day)


def parse_time(text: str) -> str | None:
    """Read a time of day (``14.30``, ``14:30``, ``9``) as ``HH.MM``; None if it is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return f"{int(match[1]):02}.{match[2] or '00'}"


def spoken(day: date, words: Words) -> str:
    """A date in words, so that nobody can read it the American way."""
    return words.word("date", day=day.day, month=words.word(f"month-{day.month}"), year=day.year)


def add_months(day: date, months: int) -> date:
    """Date to date; the last of the month where the day does not exist (31 August + 6)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_in(year: int, month: int) -> int:
    """How many days a month has. The standard library's ``calendar`` knows it, too, but takes long to import."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _valid(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
