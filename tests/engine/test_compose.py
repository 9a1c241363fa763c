from datetime import date

from forms.engine import document as blocks
from forms.engine.compose import compose, paragraphs, spec_of
from forms.engine.setting import Setting
from tests.engine.examples import ANSWERS, form, words

TODAY = date(2026, 11, 22)


def composed(document="summary", country="dk", **changes):
    example = form()
    answers, setting = {**ANSWERS, **changes}, Setting(country, words(), TODAY)
    return compose(example, spec_of(example, document, answers, setting), answers, setting)


def of(kind, document):
    return [block for block in document.blocks if isinstance(block, kind)]


def test_a_document_carries_its_language_title_and_origin():
    document = composed()
    assert (document.title, document.organisation, document.tag) == (
        "Summary",
        "Fictional Office",
        "en-GB",
    )
    assert document.small_print == "Form example, version abc. Written 22 November 2026."


def test_short_answers_stand_in_one_list_with_dates_in_words():
    [facts] = of(blocks.FactList, composed(sent=""))
    assert [(fact.label, fact.value) for fact in facts.facts] == [
        ("Name", "Sample Person"),
        ("Start", "31 August 2026"),
        ("Number", "2"),
    ]


def test_checks_mark_their_column():
    [table] = of(blocks.CheckTable, composed(country="no", checked="not-applicable"))
    assert table.columns == ("Yes", "No", "Not applicable")
    assert [(check.label, check.chosen) for check in table.checks] == [("Told", 0), ("Checked", 2)]


def test_hidden_answers_stay_out():
    assert "Checked" not in str(composed(country="dk", checked="yes"))
    assert "1 January" not in str(composed(way="paper", sent="2027-01-01"))


def test_notes_keep_paragraphs_and_line_breaks():
    notes = of(blocks.Notes, composed())[0]
    assert notes.paragraphs == ("First line\nsecond line", "New paragraph")
    assert paragraphs("a\r\n\r\n \r\nb") == ("a", "b")


def test_private_answers_stand_in_no_shared_document():
    assert "For my own use" not in str(composed())
    assert "For my own use" in str(composed("own"))


def test_a_document_holds_its_own_sections_only():
    assert [block.text for block in of(blocks.Heading, composed("own"))] == ["Talk"]


def test_rows_become_a_table_and_a_single_column_a_list():
    document = composed()
    [table] = of(blocks.Table, document)
    assert table.header == ("What", "Due", "State")
    assert table.rows == (("Read the plan", "1 December 2026", "open"),)
    assert of(blocks.Notes, document)[1].paragraphs == ("An own question?",)


def test_signatures_carry_the_names_and_what_signing_means():
    [signatures] = of(blocks.Signatures, composed())
    assert signatures.statement == "Signed means read."
    assert signatures.lines == (blocks.SignatureLine("Employee", "Sample Person", "Date"),)


def test_what_only_steers_the_form_is_not_printed():
    assert "paper" not in str(composed())


def test_empty_answers_leave_nothing_behind():
    empty = compose(form(), form().documents[0], {}, Setting("dk", words(), TODAY))
    assert empty.blocks == ()
