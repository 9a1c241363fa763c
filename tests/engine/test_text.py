from dataclasses import replace
from datetime import date
from re import findall, sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.blank import blank
from forms.engine.compose import compose
from forms.engine.document import (
    Check,
    CheckTable,
    Fact,
    FactList,
    Heading,
    Notes,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS, docx, html
from forms.engine.writers.text import block_text, write
from tests.content.examples import catalogue, country_of, example, examples
from tests.engine.ooxml import texts
from tests.engine.sample import HOSTILE, SAMPLE, filled_with, normalised


def words(text):
    return findall(r"\w+", text.replace("_", " "))


def test_the_title_and_headings_are_underlined():
    written = write(SAMPLE)
    assert f"\n{SAMPLE.title}\n{'=' * len(SAMPLE.title)}\n" in written
    assert "\nAvtaler\n-------\n" in written


def test_a_long_heading_has_a_short_rule():
    assert block_text(Heading("x" * 200)).endswith("\n" + "-" * 60)


def test_facts_are_label_and_value():
    facts = FactList((Fact("Unit", "Clinic", ""), Fact("Which one?", "This\none", "")))
    assert block_text(facts) == "Unit: Clinic\nWhich one? This\n  one"


def test_checks_name_the_chosen_column():
    table = CheckTable("Checks", ("Yes", "No"), (Check("Told", 1, ""), Check("Seen?", None, "")))
    assert block_text(table) == "Checks:\n  Told: No\n  Seen? [ ] Yes  [ ] No"


def test_a_table_is_an_indented_list():
    table = Table("Actions", ("What", "Who"), (("This", "Them"), ("That\ntoo", "")), "")
    assert block_text(table) == "Actions:\n  - What: This\n    Who: Them\n  - What: That\n      too"


def test_notes_stand_below_their_label():
    assert block_text(Notes("Notes", ("One\ntwo", "Three"), "")) == "Notes:\nOne\ntwo\n\nThree"


def test_signatures_leave_room_to_sign():
    block = Signatures("Statement", (SignatureLine("Role", "Name", "Date"),))
    assert block_text(block) == f"Statement\n\n{'_' * 40}\nRole: Name\nDate: {'_' * 16}"


def test_empty_values_leave_nothing():
    empty = (
        Paragraph(""),
        Notes("", (), ""),
        FactList(()),
        Table("", ("Who",), (("",),), ""),
        Signatures("", ()),
    )
    document = replace(SAMPLE, organisation="", blocks=empty, small_print="")
    assert write(document) == f"{SAMPLE.title}\n{'=' * len(SAMPLE.title)}\n"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_hostile_text_is_kept_and_newlines_are_one_kind(text):
    written = write(filled_with(text))
    assert "\r" not in written
    assert normalised(text).split("\n")[0].strip() in written


@given(st.text(st.integers(0, 0x10FFFF).map(chr)))
def test_any_text_can_be_written(text):
    write(filled_with(text)).encode()


def test_the_format_is_utf_8():
    assert FORMATS["text"].write(SAMPLE).content.decode() == write(SAMPLE)


def in_word(document):
    written = docx.write(document)
    return words(" ".join([*texts(written, "word/header1.xml"), *texts(written)]))


def in_html(document):
    shown = sub(r'<span class="visually-hidden">.*?</span>', "", html.write(document))
    return words(sub(r"<[^>]*>", " ", shown))


def test_preview_and_word_file_say_the_same():
    assert in_word(SAMPLE) == in_html(SAMPLE)


def test_plain_text_and_word_file_say_the_same():
    """Tables apart: plain text repeats their headers in every row."""
    document = replace(SAMPLE, blocks=tuple(b for b in SAMPLE.blocks if not isinstance(b, Table | CheckTable)))
    assert in_word(document) == words(write(document))


def test_plain_text_leaves_out_no_cell():
    missing = set(in_word(SAMPLE)) - set(words(write(SAMPLE)))
    assert missing == set()


@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_every_document_of_every_form(form_id, edition):
    """The same words in every format; of a check, plain text names the chosen answer only."""
    form = catalogue().forms[form_id]
    setting = Setting(country_of(form_id, edition), Words(catalogue().content, edition), date(2026, 11, 22))
    answers = example(form_id, edition)
    empty = blank(form, answers, setting)
    assert in_word(empty) == in_html(empty)
    for document in (compose(form, spec, answers, setting) for spec in form.documents):
        assert in_word(document) == in_html(document)
        tables = [block for block in document.blocks if isinstance(block, CheckTable)]
        columns = {word for table in tables for word in words(" ".join(table.columns))}
        assert set(in_word(document)) ^ set(words(write(document))) <= columns
