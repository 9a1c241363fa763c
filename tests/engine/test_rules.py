from datetime import date

import pytest

from forms.engine.rules import has_identity_number, suggested
from tests.engine.examples import content, form


def suggestion(field_id, answers, country):
    field = next(field for field in form().fields() if field.id == field_id)
    return suggested(field.suggest, answers, country, content())


@pytest.mark.parametrize(
    ("country", "start", "end"),
    [
        ("no", "2026-08-31", date(2027, 2, 28)),
        ("dk", "2026-11-30", date(2027, 2, 28)),
        ("no", "31.8.2027", date(2028, 2, 29)),
        ("dk", "soon", None),
        ("dk", "", None),
    ],
)
def test_probation_ends_after_the_countrys_period(country, start, end):
    assert suggestion("end", {"start": start}, country) == end


def test_the_next_meeting_falls_on_a_working_day():
    assert suggestion("next", {"start": "2026-11-21"}, "dk") == date(2026, 12, 21)


@pytest.mark.parametrize("written", ["010203-1234", "0102031234", "010203 12345", "01020312345", "x 010203-1234."])
def test_identity_numbers_are_seen(written):
    assert has_identity_number(written)


@pytest.mark.parametrize("written", ["12345678", "2026-11-22", "123456789012345", "+45 12 34 56 78", "22.11.2026"])
def test_other_numbers_are_left_alone(written):
    assert not has_identity_number(written)
