from calendar import monthrange
from datetime import date

import pytest

from forms.engine.dates import add_months, days_in, parse
from tests.cases import table


@pytest.mark.parametrize("case", table("dates"), ids=lambda case: case["typed"] or "empty")
def test_a_typed_date_is_understood_as_in_the_table(case):
    understood = parse(case["typed"])
    assert (understood.isoformat() if understood else None) == case["iso"]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-01-15", 3, "2026-04-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2028-02-29", 12, "2029-02-28"),
    ],
)
def test_months_run_from_date_to_date(start, months, end):
    assert add_months(date.fromisoformat(start), months).isoformat() == end


def test_months_are_as_long_as_in_the_calendar():
    months = [(year, month) for year in range(1900, 2200) for month in range(1, 13)]
    assert [days_in(*month) for month in months] == [monthrange(*month)[1] for month in months]
