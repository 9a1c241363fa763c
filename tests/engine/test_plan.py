from datetime import date

import pytest

from forms.engine.holidays import is_working_day
from forms.engine.probation import half
from tests.cases import table
from tests.engine.planning import days, planned


@pytest.mark.parametrize("case", table("deadlines"), ids=lambda case: case["about"])
def test_dates_are_those_of_the_table(case):
    found = planned(case["country"], case["answers"])
    told = {id: found[id].day.isoformat() if id in found else None for id in case["dates"]}
    assert case["source"]
    assert told == case["dates"]


@pytest.mark.parametrize("case", table("deadlines"), ids=lambda case: case["about"])
def test_deadlines_are_fixed_and_never_shared(case):
    found = planned(case["country"], case["answers"])
    moved = planned(case["country"], case["answers"], moved=dict.fromkeys(found, "2030-01-02"))
    for id, entry in found.items():
        if entry.fixed:
            assert entry.calendar == "own"
            assert moved[id].day == entry.day
        else:
            assert moved[id].day == date(2030, 1, 2)


@pytest.mark.parametrize("country", ["dk", "no"])
@pytest.mark.parametrize("start", [date(2026, month, 28) for month in range(1, 13)])
def test_meetings_fall_on_working_days_before_the_end(country, start):
    found = planned(country, {"occasion": "probation", "start_date": start.isoformat()})
    meetings = [entry for entry in found.values() if entry.calendar == "shared"]
    assert len(meetings) >= 3
    for entry in meetings:
        assert is_working_day(entry.day, country)
        assert start < entry.day < found["probation-end"].day


def test_return_meetings_come_weekly_and_then_every_fortnight():
    found = planned("dk", {"occasion": "return-to-work", "return_date": "2027-01-04"})
    assert days(found, "meeting") == [
        "2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01",
        "2027-02-15", "2027-03-01", "2027-03-15", "2027-03-30",
    ]  # fmt: skip


def test_the_first_conversation_lies_between_the_third_and_the_sixth_month():
    found = planned("dk", {"occasion": "new-employee", "start_date": "2026-11-30"})
    assert days(found, "") == ["2026-11-30", "2027-03-01", "2027-05-31"]
    assert [entry.calendar for entry in found.values()] == ["own", "shared", "own"]


def test_what_is_left_out_is_gone():
    answers = {"occasion": "return-to-work", "return_date": "2027-01-04"}
    found = planned("dk", answers, left_out=("meeting-2",))
    assert "meeting-1" in found
    assert "meeting-2" not in found


def test_answers_to_hidden_questions_do_not_count():
    answers = {"occasion": "new-employee", "start_date": "2026-11-30", "return_date": "2027-01-04"}
    assert not days(planned("dk", answers), "meeting")


def test_a_mistyped_year_makes_no_endless_plan():
    answers = {"occasion": "probation", "start_date": "2026-09-01", "agreed_end": "2199-01-01"}
    assert len(planned("dk", answers)) < 100


@pytest.mark.parametrize(
    ("start", "last_day", "middle"),
    [
        ("2027-01-01", "2027-12-31", "2027-07-01"),
        ("2027-01-31", "2027-07-30", "2027-04-30"),
        ("2027-01-15", "2027-02-14", "2027-01-30"),
        ("2027-01-01", "2027-01-01", "2027-01-01"),
    ],
)
def test_half_of_an_employment(start, last_day, middle):
    assert half(date.fromisoformat(start), date.fromisoformat(last_day)).isoformat() == middle
