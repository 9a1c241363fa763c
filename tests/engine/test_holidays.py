from datetime import date, timedelta

import pytest

from forms.engine.holidays import easter, holiday, is_working_day, next_working_day, previous_working_day
from tests.content.examples import catalogue


@pytest.mark.parametrize(
    "day",
    # The earliest and the latest Easter that there can be are among them.
    ["1818-03-22", "1943-04-25", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25"],
)
def test_easter(day):
    assert easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    ("day", "country", "name"),
    [
        ("2027-03-25", "dk", "maundy-thursday"),
        ("2027-03-26", "no", "good-friday"),
        ("2027-03-29", "dk", "easter-monday"),
        ("2027-05-06", "no", "ascension-day"),
        ("2027-05-17", "no", "constitution-day-no"),
        ("2027-05-17", "dk", "whit-monday"),
        ("2028-05-17", "dk", None),
        ("2027-05-01", "no", "labour-day"),
        ("2027-05-01", "dk", None),
        ("2027-06-05", "dk", "constitution-day-dk"),
        ("2027-06-05", "no", None),
        # General Prayer Day, the fourth Friday after Easter, is none since 2024.
        ("2027-04-23", "dk", None),
        ("2026-12-24", "dk", "christmas-eve"),
        ("2026-12-26", "no", "second-christmas-day"),
        ("2027-01-01", "dk", "new-years-day"),
    ],
)
def test_holidays(day, country, name):
    assert holiday(date.fromisoformat(day), country) == name


def test_a_meeting_finds_a_working_day_around_christmas():
    assert next_working_day(date(2026, 12, 24), "dk") == date(2026, 12, 28)
    assert previous_working_day(date(2026, 12, 27), "no") == date(2026, 12, 23)


@pytest.mark.parametrize("country", ["dk", "no"])
def test_every_holiday_has_a_name(country):
    words = catalogue().content.words
    for day in (date(2024, 1, 1) + timedelta(days=count) for count in range(3 * 366)):
        name = holiday(day, country)
        assert name is None or f"planner-holiday-{name}" in words
        assert is_working_day(next_working_day(day, country), country)
