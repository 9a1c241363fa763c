from datetime import date

import pytest

from forms.engine.model import DaysBy, Suggest, Warn
from forms.engine.rules import has_identity_number, suggested, warned
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


@pytest.mark.parametrize(
    ("country", "start", "day"),
    [
        ("dk", "2026-11-21", date(2026, 12, 21)),  # a Saturday
        ("dk", "2026-11-27", date(2026, 12, 28)),  # Christmas Day, and the weekend after it
        ("no", "2027-04-19", date(2027, 5, 18)),  # 17 May and Whit Monday in one
        ("dk", "2027-04-19", date(2027, 5, 18)),  # Whit Monday
        ("no", "2026-04-03", date(2026, 5, 4)),  # 1 May, a Friday
        ("dk", "2026-04-03", date(2026, 5, 1)),  # no holiday in Denmark
    ],
)
def test_the_next_meeting_falls_on_a_working_day_of_the_country(country, start, day):
    assert suggestion("next", {"start": start}, country) == day


@pytest.mark.parametrize(
    ("phase", "day"),
    [("first", date(2026, 11, 30)), ("later", date(2026, 12, 7)), ("", None)],
)
def test_days_may_hang_on_an_answer(phase, day):
    by = DaysBy(field="phase", days={"first": 7, "later": 14})
    rule = Suggest(rule="days", start="start", by=by)
    assert suggested(rule, {"start": "2026-11-22", "phase": phase}, "dk", content()) == day


@pytest.mark.parametrize(
    ("start", "day"),
    [("2026-11-21", date(2026, 11, 30)), ("2026-12-18", date(2026, 12, 28))],
)
def test_days_end_on_a_working_day(start, day):
    rule = Suggest(rule="days", start="start", days=7)
    assert suggested(rule, {"start": start}, "dk", content()) == day


def test_a_legal_date_stays_on_a_holiday():
    assert suggestion("end", {"start": "2026-07-01"}, "no") == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("rule", "day", "is_warned"),
    [
        ("short_hearing", "2026-11-28", True),
        ("short_hearing", "2026-11-29", False),
        ("weekend", "2026-11-28", True),
        ("weekend", "2026-11-27", False),
        ("in_the_past", "2026-11-21", True),
        ("in_the_past", "2026-11-22", False),
        ("before_field", "2026-11-21", True),
        ("before_field", "2026-11-22", False),
    ],
)
def test_warnings_know_their_days(rule, day, is_warned):
    warn = Warn(rule=rule, other="start", text={})
    answers = {"start": "2026-11-22", "end": day}
    end = next(field for field in form().fields() if field.id == "end")
    assert warned(warn, end, answers, date(2026, 11, 22)) is is_warned


@pytest.mark.parametrize("written", ["010203-1234", "0102031234", "010203 12345", "01020312345", "x 010203-1234."])
def test_identity_numbers_are_seen(written):
    assert has_identity_number(written)


@pytest.mark.parametrize("written", ["12345678", "2026-11-22", "123456789012345", "+45 12 34 56 78", "22.11.2026"])
def test_other_numbers_are_left_alone(written):
    assert not has_identity_number(written)
