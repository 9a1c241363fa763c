from dataclasses import replace

from forms.engine.changes import Gone, New, Reworded, changes
from forms.engine.savefile import asked
from tests.engine.examples import words
from tests.engine.flowing import FORM, saved

QUESTIONS = asked(FORM, words())


def changed(answers, language="en", **more):
    return changes(FORM, saved(answers, **{"form_version": "yesterday", **more}), words(language))


def test_a_file_of_today_has_nothing_to_tell():
    found = changed({"name": "Sample"}, form_version=FORM.version)
    assert not found.older
    assert found.gone == found.reworded == found.new == ()
    assert found.answers == {"name": "Sample"}


def test_an_answer_without_a_field_is_kept_under_its_question_as_asked():
    asked_then = {**QUESTIONS, "colour": "Your colour?", "things": "Things", "actions.cost": "What does it cost?"}
    answers = {
        "colour": "Blue",
        "ticked": True,
        "things": [{"id": "1", "a": "x", "b": "y"}],
        "actions": [{"id": "a", "what": "Read", "cost": "100"}],
    }
    found = changed(answers, questions=asked_then)
    assert found.older
    assert found.gone == (
        Gone("colour", "Your colour?", "Blue"),
        Gone("ticked", "ticked", "Yes"),
        Gone("things", "Things", "x, y"),
        Gone("actions.cost", "What does it cost?", "100"),
    )
    assert found.answers == {"actions": [{"id": "a", "what": "Read"}]}
    assert found.questions["colour"] == "Your colour?"
    assert found.questions["name"] == "Name"


def test_an_answer_of_another_kind_is_kept_too():
    answers = {"name": [{"id": "1", "what": "Rows once"}], "actions": "Text once", "outcome": "same", "last": "yes"}
    found = changed(answers)
    assert [(item.field, item.answer) for item in found.gone] == [
        ("name", "Rows once"),
        ("actions", "Text once"),
        ("outcome", "same"),
        ("last", "yes"),
    ]
    assert found.answers == {}


def test_of_several_choices_only_those_that_are_no_more_are_set_apart():
    found = changed({"topics": ["tasks", "weather"]})
    assert found.answers == {"topics": ["tasks"]}
    assert found.gone == (Gone("topics", "Topics", "weather"),)


def test_an_answered_question_in_other_words_is_told():
    found = changed({"name": "Sample", "date": ""}, questions={**QUESTIONS, "name": "Who?", "date": "When?"})
    assert found.reworded == (Reworded("name", "Who?", "Name"),)


def test_another_edition_is_no_other_wording():
    assert changed({"name": "Sample"}, language="nb").reworded == ()


def test_a_question_that_was_not_asked_is_new():
    then = {key: question for key, question in QUESTIONS.items() if key != "told"}
    assert changed({}, questions=then).new == (New("told", "Told"),)
    assert changed({}, questions={}).new == ()


def test_every_answer_is_either_placed_or_told():
    answers = {"name": "A", "colour": "B", "actions": [{"id": "1", "what": "C", "cost": "D"}], "topics": ["tasks", "E"]}
    found = changed(answers)
    everything = str(found.answers) + str(found.gone)
    assert all(repr(said) in everything for said in "ABCD")
    assert "'E'" in everything


def test_a_hostile_shape_is_no_failure():
    for value in (None, 7, {}, [[]], {"a": {"b": 1}}, [None]):
        changed(dict.fromkeys(("name", "actions", "topics", "gone", "last"), value))


def test_a_form_with_the_same_version_still_keeps_what_does_not_fit():
    assert changes(replace(FORM, version="x"), saved({"gone": "A"}, form_version="x"), words()).gone
