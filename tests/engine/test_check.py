from dataclasses import replace
from datetime import date

import pytest

from forms.engine.check import check
from forms.engine.model import Condition, DocumentSpec, Piece
from forms.engine.setting import Setting
from tests.engine.examples import ANSWERS, form, words

TODAY = date(2026, 11, 22)


def report(country="dk", **changes):
    return check(form(), {**ANSWERS, **changes}, Setting(country, words(), TODAY))


def errors(**changes):
    return {finding.field: finding.message for finding in report(**changes).errors}


def test_a_text_over_its_limit_is_a_warning_and_no_error():
    limited = replace(form().sections[0].fields[0], limit=5)
    section = replace(form().sections[0], fields=(limited,))
    short = replace(form(), sections=(section,))
    for name, fields in (("five!", []), ("seven!!", ["name"]), ("æøå🙂!", [])):
        found = check(short, {"name": name}, Setting("no", words(), TODAY))
        assert [finding.field for finding in found.warnings] == fields
        assert found.errors == ()


def test_complete_answers_have_no_errors():
    assert report().errors == ()


def test_what_is_required_and_missing_is_named_in_its_own_words():
    assert errors(name=" ", told="") == {"name": "Write the name.", "told": "Fill in “Told”."}


def test_hidden_fields_are_not_asked_for():
    assert "sent" not in errors(way="paper")
    assert "sent" in errors(way="sent")


@pytest.mark.parametrize("typed", ["soon", "31.2.2027", "11/22/2026"])
def test_a_date_that_is_none_is_told_with_what_was_typed(typed):
    assert errors(start=typed) == {"start": f"No date: {typed}"}


def test_a_number_is_written_in_digits():
    assert errors(number="two") == {"number": "No number: two"}


def test_an_unknown_choice_is_an_error():
    assert "told" in errors(told="maybe")


def test_a_section_needs_one_of_its_fields():
    assert errors(notes="") == {"notes": "Write notes or tick."}
    assert errors(notes="", nothing=True) == {}


def test_rows_are_checked_one_by_one_and_empty_rows_left_alone():
    rows = [{"id": "1"}, {"id": "2", "due": "soon"}]
    assert errors(actions=rows) == {
        "actions.1.what": "Fill in “What”.",
        "actions.1.due": "No date: soon",
    }


def test_warnings_inform_about_dates_and_identity_numbers():
    found = report(end="2026-01-01", notes="It is 010203-1234.").warnings
    assert [(finding.field, finding.message) for finding in found] == [
        ("end", "Ends before it starts."),
        ("notes", "An identity number."),
    ]


def test_identity_numbers_are_found_in_rows_too():
    found = report(actions=[{"id": "1", "what": "Call 010203 12345"}]).warnings
    assert [finding.field for finding in found] == ["actions.0.what"]


def test_a_document_of_its_own_needs_only_what_it_tells():
    holes = {"notes": "", "name": ""}
    letter = DocumentSpec(id="letter", title={}, layout=(Piece(text={"en": "About {notes}."}), Piece(field="start")))
    setting = Setting("dk", words(), TODAY)

    def wrong(spec, **more):
        return [finding.field for finding in check(form(), {**ANSWERS, **holes, **more}, setting, spec).errors]

    assert wrong(None) == ["name", "notes"]
    assert wrong(letter) == ["notes"]
    assert wrong(letter, start="soon") == ["start", "notes"]
    told_if = Piece(text={"en": "Hello."}, when=Condition(field="name", filled=True))
    assert wrong(replace(letter, layout=(told_if,))) == ["name"]
    assert wrong(replace(letter, layout=(), sections=("facts",))) == ["name"]
