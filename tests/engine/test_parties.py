import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.answers import filled
from forms.engine.parties import Added, Conflict, merge
from forms.engine.savefile import SaveFileError
from tests.engine.examples import words
from tests.engine.flowing import FORM, saved


def merged(mine, theirs, role="manager", **changes):
    return merge(FORM, mine, saved(theirs, **{"role": "employee", "audience": "other", **changes}), role, words())


def test_the_others_answers_land_where_there_is_room():
    made = merged({"number": "2"}, {"views": "Going well.", "told": "yes", "last": True})
    assert made.answers == {"number": "2", "views": "Going well.", "told": "yes", "last": True}
    assert made.added == (
        Added("told", "Told", "", "Yes"),
        Added("last", "Last", "", "Yes"),
        Added("views", "Views", "", "Going well."),
    )
    assert made.conflicts == ()


def test_two_answers_to_one_question_stand_side_by_side_and_neither_is_lost():
    made = merged({"name": "Mine"}, {"name": "Theirs"})
    assert made.answers == {"name": "Mine"}
    assert made.conflicts == (Conflict("name", "Name", "", "Mine", "Theirs", "Theirs", "employee"),)


@pytest.mark.parametrize(
    ("field", "mine", "theirs"),
    [
        ("date", "2026-12-01", "1.12.2026"),
        ("at", "9", "09:00"),
        ("views", "Two  words ", "Two words"),
        ("topics", ["tasks", "hours"], ["hours", "tasks"]),
    ],
)
def test_the_same_answer_typed_differently_is_no_conflict(field, mine, theirs):
    made = merged({field: mine}, {field: theirs})
    assert made.answers == {field: mine}
    assert made.conflicts == made.added == ()


def test_rows_are_merged_by_their_ids():
    mine = [{"id": "a", "what": "Read", "aside": "mine"}, {"id": "b", "what": "Write", "due": "2026-12-01"}]
    theirs = [{"id": "b", "what": "Write", "due": "2026-12-24", "state": "done"}, {"id": "c", "what": "Call"}]
    made = merged({"actions": mine}, {"actions": theirs})
    assert made.answers["actions"] == [
        mine[0],
        {**mine[1], "state": "done"},
        {"id": "c", "what": "Call"},
    ]
    assert [(item.field, item.row, item.theirs) for item in made.added] == [
        ("actions.1.state", "Write", "done"),
        ("actions.2.what", "Call", "Call"),
    ]
    assert [(item.field, item.row, item.mine, item.theirs) for item in made.conflicts] == [
        ("actions.1.due", "Write", "1 December 2026", "24 December 2026")
    ]


def test_a_row_that_both_have_typed_is_not_doubled():
    row = {"what": "Read", "due": "2026-12-01"}
    made = merged({"actions": [{"id": "a", **row}]}, {"actions": [{"id": "z", **row}]})
    assert made.answers["actions"] == [{"id": "a", **row}]


def test_rows_without_an_id_are_all_kept():
    made = merged({"actions": [{"what": "Read"}]}, {"actions": [{"what": "Call"}, {"what": "Write"}]})
    assert [row["what"] for row in made.answers["actions"]] == ["Read", "Call", "Write"]


def test_own_use_answers_never_travel_even_in_a_file_that_holds_them():
    theirs = {"own_notes": "A secret", "actions": [{"id": "a", "what": "Read", "aside": "A secret"}]}
    assert "A secret" not in str(merged({}, theirs, audience="own"))


def test_ones_own_second_file_keeps_what_is_for_own_use():
    assert merged({}, {"own_notes": "A note"}, role="employee").answers == {"own_notes": "A note"}


def test_what_has_no_field_is_kept_apart():
    assert merged({}, {"gone": "Still here"}).extra == {"gone": "Still here"}


def test_the_file_of_another_form_is_refused():
    with pytest.raises(SaveFileError, match="merge-other-form"):
        merged({}, {}, form="diary")


TEXTS = st.text(alphabet="ab \n", max_size=3)
ROWS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from(["1", "2", "3", ""])}, optional={"what": TEXTS, "due": TEXTS})
)
ANSWERS = st.fixed_dictionaries({}, optional={"name": TEXTS, "views": TEXTS, "date": TEXTS, "actions": ROWS})


def said(answers):
    flat = [value for value in answers.values() if isinstance(value, str)]
    return [*flat, *(value for row in answers.get("actions", []) for key, value in row.items() if key != "id")]


@given(mine=ANSWERS, theirs=ANSWERS)
def test_nothing_of_mine_is_changed_and_nothing_of_theirs_is_lost(mine, theirs):
    made = merged(mine, theirs)
    for text in filter(filled, said(mine)):
        assert text in said(made.answers)
    told = " ".join([*said(made.answers), *(item.theirs for item in made.conflicts)]).split()
    for text in filter(filled, said(theirs)):
        assert set(text.split()) <= set(told)
