"""Public holidays of Denmark and Norway, computed for any year.

Meetings are moved off them. Legal dates are not: a deadline stays where the law puts it.
"""

from datetime import date, timedelta

from forms.engine.model import Country

# Days from Easter Sunday; the same in both countries since Denmark gave up its
# General Prayer Day in 2024 (lov nr. 214 af 6/3 2023; lov 24/2/1933 nr. 1 i Norge).
_EASTER = {
    -3: "maundy-thursday",
    -2: "good-friday",
    0: "easter-sunday",
    1: "easter-monday",
    39: "ascension-day",
    49: "whit-sunday",
    50: "whit-monday",
}
_FIXED = {(1, 1): "new-years-day", (12, 25): "christmas-day", (12, 26): "second-christmas-day"}
_NATIONAL: dict[Country, dict[tuple[int, int], str]] = {
    # The Danish constitution's day and both eves are no public holidays, but hardly
    # anybody can be asked to a meeting on them.
    "dk": {(6, 5): "constitution-day-dk", (12, 24): "christmas-eve", (12, 31): "new-years-eve"},
    # Lov 26/4/1947 nr. 1 makes the first and the seventeenth of May days off.
    "no": {
        (5, 1): "labour-day",
        (5, 17): "constitution-day-no",
        (12, 24): "christmas-eve",
        (12, 31): "new-years-eve",
    },
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(day: date, country: Country) -> str | None:
    """The id of the holiday on a day; None if there is none."""
    fixed = _FIXED | _NATIONAL[country]
    return fixed.get((day.month, day.day)) or _EASTER.get((day - easter(day.year)).days)


def is_working_day(day: date, country: Country) -> bool:
    """Whether a meeting may fall on a day."""
    return day.weekday() < 5 and holiday(day, country) is None


def next_working_day(day: date, country: Country) -> date:
    """The day itself, or the first working day after it."""
    return _nearest(day, country, timedelta(days=1))


def previous_working_day(day: date, country: Country) -> date:
    """The day itself, or the last working day before it."""
    return _nearest(day, country, timedelta(days=-1))


def _nearest(day: date, country: Country, step: timedelta) -> date:
    while not is_working_day(day, country):
        day += step
    return day
