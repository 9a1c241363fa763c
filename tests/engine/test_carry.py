from dataclasses import replace

import pytest

from forms.engine.begun import Ask
from forms.engine.carry import carry
from forms.engine.savefile import SaveFileError
from tests.engine.examples import words
from tests.engine.flowing import FORM, saved

ACTIONS = [
    {"id": "a", "what": "Read", "state": "begun", "due": "2026-12-01", "aside": "mine"},
    {"id": "b", "what": "Write", "state": "done"},
    {"id": "c", "what": "Call"},
    {"id": "d", "what": "Fly", "state": "dropped"},
]
LAST = {
    "name": "Sample Person",
    "number": "2",
    "date": "2026-11-03",
    "next": "2026-12-01",
    "told": "yes",
    "topics": ["tasks"],
    "views": "Said last time.",
    "own_notes": "For me.",
    "actions": ACTIONS,
}


def carried(answers, mine=None, role="manager", language="en", **changes):
    return carry(FORM, saved(answers, **changes), mine or {}, role, words(language))


def test_the_next_conversation_begins_with_the_facts_and_the_open_actions():
    made = carried(LAST)
    assert made.answers == {
        "name": "Sample Person",
        "told": "yes",
        "own_notes": "For me.",
        "date": "2026-12-01",
        "outcome": "better",
        "number": "3",
        "actions": [
            {"id": "a", "what": "Read", "due": "2026-12-01", "aside": "mine"},
            {"id": "c", "what": "Call"},
        ],
    }
    assert set(made.taken) == set(made.answers)
    assert made.left == 2


def test_the_state_of_every_open_row_is_asked_under_its_new_place():
    assert carried(LAST).asks == (
        Ask("actions.0.state", "State", "Read", "begun"),
        Ask("actions.1.state", "State", "Call", ""),
        Ask("topics", "Topics", "", "tasks"),
    )


def test_a_check_that_was_answered_with_no_stays_and_is_asked_again():
    made = carried({"told": "no"})
    assert made.answers["told"] == "no"
    assert made.asks == (Ask("told", "Told", "", "No"),)


def test_what_was_hidden_last_time_counts_for_nothing():
    assert "date" not in carried({"last": True, "next": "2026-12-01"}).answers


def test_rows_of_two_groups_meet_in_one():
    made = carried({"actions": [{"id": "a", "what": "Read"}], "older": [{"id": "z", "what": "Old"}]})
    assert [row["what"] for row in made.answers["actions"]] == ["Read", "Old"]
    assert [ask.field for ask in made.asks] == ["actions.0.state", "actions.1.state"]


def test_nothing_that_is_filled_in_is_overwritten():
    mine = {"name": "Other", "topics": ["hours"], "actions": [{"id": "a", "what": "Read twice", "state": "done"}]}
    made = carried(LAST, mine)
    assert made.answers["name"] == "Other"
    assert made.answers["actions"] == [*mine["actions"], {"id": "c", "what": "Call"}]
    assert "name" not in made.taken
    assert [ask.field for ask in made.asks] == ["actions.1.state"]


def test_own_use_answers_of_another_person_stay_behind():
    made = carried(LAST, role="employee")
    assert "own_notes" not in made.answers
    assert "aside" not in made.answers["actions"][0]


def test_three_meetings_in_a_row_keep_the_rows_ids():
    first = carried(LAST).answers
    second = {**first, "next": "2027-01-05", "actions": [*first["actions"], {"id": "e", "what": "New"}]}
    third = carried(second).answers
    assert third["number"] == "4"
    assert [row["id"] for row in third["actions"]] == ["a", "c", "e"]


def test_last_times_answer_is_told_in_the_language_of_the_page():
    assert carried({"told": "no"}, language="da", country="no").asks[0].label == "Told (da)"


@pytest.mark.parametrize(
    ("answers", "form"),
    [({}, "elsewhere"), (LAST, "")],
)
def test_a_file_of_an_unknown_form_is_refused(answers, form):
    with pytest.raises(SaveFileError, match="carry-not-from"):
        carried(answers, form=form)


def test_a_form_without_a_series_does_not_go_on():
    with pytest.raises(SaveFileError, match="carry-no-series"):
        carry(replace(FORM, series=None), saved(LAST), {}, "manager", words())


@pytest.mark.parametrize("value", [7, None, {}, [], [[]], [1], {"id": "a"}, "x", True, [{"id": []}], [{"what": {}}]])
def test_values_of_the_wrong_kind_never_get_into_a_form(value):
    made = carried(dict.fromkeys(LAST, value))
    for answer in made.answers.values():
        assert isinstance(answer, str | bool | list)


DIARY = {
    "writer": "Sample Person",
    "entries": [
        {"id": "1", "day": "2026-10-12", "note": "Seen", "share": True},
        {"id": "2", "day": "", "note": "Heard", "share": True},
        {"id": "3", "day": "2026-10-13", "note": "Felt"},
        {"id": "4", "day": "", "note": "", "share": True},
    ],
    "thoughts": "Mine alone",
    "secret_day": "2026-12-24",
    "promises": [{"id": "p", "what": "Ask", "state": "begun", "aside": "hush", "elsewhere": "x"}],
}


def test_one_form_takes_from_another_what_they_share():
    made = carry(FORM, saved(DIARY, form="diary", role="employee"), {}, "employee", words())
    assert made.answers == {
        "name": "Sample Person",
        "views": "12 October 2026: Seen\n\nHeard",
        "own_notes": "Mine alone",
        "next": "2026-12-24",
        "actions": [{"id": "p", "what": "Ask"}],
    }
    assert made.asks == (Ask("actions.0.state", "State", "Ask", "begun"),)


def test_another_person_gets_no_own_use_answers_from_it():
    made = carry(FORM, saved(DIARY, form="diary", role="employee"), {}, "manager", words())
    assert set(made.answers) == {"name", "views", "actions"}
    assert "Felt" not in str(made.answers)
    assert "hush" not in str(made.answers)


def test_without_what_the_build_knows_of_it_nothing_is_taken():
    bare = replace(FORM, takes_from=(replace(FORM.takes_from[0], ticks=None),))
    with pytest.raises(SaveFileError, match="carry-not-from"):
        carry(bare, saved(DIARY, form="diary"), {}, "manager", words())
