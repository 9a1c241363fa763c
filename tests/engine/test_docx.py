from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from forms.engine.writers import FORMATS
from forms.engine.writers.docx import TEXT_WIDTH, widths, write
from tests.engine.ooxml import problems, texts
from tests.engine.sample import ACTIONS, HOSTILE, SAMPLE, filled_with, normalised

ANYTHING = st.text(st.integers(0, 0x10FFFF).map(chr) | st.sampled_from("\t\n\r\x00\x0b\u2028\ud800\uffff<>&\"' "))

EVERY_KIND = (
    Heading("Heading", 2),
    Paragraph("Text"),
    FactList((Fact("Label", "Value", ""),)),
    CheckTable("Checks", ("Yes", "No"), (Check("One", 0, ""),)),
    Table("Caption", ("What", "Who"), (("This", ""),), ""),
    Table("", ("What",), (("This",),), ""),
    Notes("Label", ("Text",), ""),
    Signatures("Statement", (SignatureLine("Role", "", "Date"),)),
    Signatures("", (SignatureLine("Role", "", "Date"),)),
)

EMPTY = (
    Heading(""),
    Paragraph(""),
    FactList(()),
    FactList((Fact("", "", ""),)),
    CheckTable("", (), ()),
    CheckTable("", ("Yes",), (Check("", None, ""),)),
    Table("", (), (), ""),
    Notes("", ("",), ""),
    Signatures("", ()),
)


def opened(document):
    return python_docx.Document(BytesIO(write(document)))


def part(document, name):
    with ZipFile(BytesIO(write(document))) as archive:
        return archive.read(name).decode()


def test_the_file_keeps_to_the_standard():
    assert problems(write(SAMPLE)) == []


@pytest.mark.parametrize("pair", list(product(EVERY_KIND, repeat=2)))
def test_any_block_may_follow_any_other(pair):
    assert problems(write(replace(SAMPLE, blocks=pair))) == []


@pytest.mark.parametrize("block", EMPTY)
@pytest.mark.parametrize("small_print", ["", "Small"])
def test_empty_values_leave_a_sound_file(block, small_print):
    document = replace(SAMPLE, organisation="", blocks=(EVERY_KIND[2], block), small_print=small_print)
    assert problems(write(document)) == []


def test_empty_texts_leave_no_paragraph():
    document = replace(SAMPLE, blocks=(Paragraph(""), Notes("", ("", ""), ""), Table("", ("Who",), (), "")))
    assert texts(write(document)) == [SAMPLE.title, SAMPLE.small_print]


def test_another_reader_finds_headings_and_title():
    word = opened(SAMPLE)
    styles = [(p.style.name, p.text) for p in word.paragraphs]
    assert styles[0] == ("Title", SAMPLE.title)
    headings = [text for style, text in styles if style == "Heading 1"]
    assert headings == [block.text for block in SAMPLE.blocks if isinstance(block, Heading)]
    assert ("Heading 2", "Leders tilbakemelding") in styles
    assert styles[-1] == ("Small Print", SAMPLE.small_print)


def test_another_reader_finds_the_tables():
    facts, checks, actions, following, signatures = opened(SAMPLE).tables
    assert [cell.text for cell in facts.rows[1].cells] == ["Enhet", "Medisinsk poliklinikk"]
    assert [cell.text for cell in checks.rows[0].cells] == [
        "Sjekk spesielt",
        "Ja",
        "Nei",
        "Ikke aktuelt",
    ]
    assert [cell.text for cell in checks.rows[2].cells][1:] == ["☐", "☒", "☐"]
    assert [cell.text for cell in checks.rows[4].cells][1:] == ["☐", "☐", "☐"]
    assert [cell.text for cell in actions.rows[1].cells] == list(ACTIONS.rows[0])
    assert len(following.rows) == 1
    assert [cell.text for cell in signatures.rows[0].cells] == ["Leder\nNavn på leder", "Dato"]


def test_properties_header_and_footer():
    word = opened(SAMPLE)
    assert word.core_properties.title == SAMPLE.title
    assert word.core_properties.author == SAMPLE.organisation
    assert word.core_properties.language == "nb-NO"
    assert word.core_properties.created == datetime(2026, 11, 22, tzinfo=UTC)
    assert word.sections[0].header.paragraphs[0].text == SAMPLE.organisation
    assert word.sections[0].footer.paragraphs[0].text.endswith("\tside 1 av 1")


def test_page_numbers_are_fields():
    footer = part(SAMPLE, "word/footer1.xml")
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


@pytest.mark.parametrize("tag", ["da-DK", "nb-NO", "en-GB"])
def test_the_text_has_its_language(tag):
    document = replace(SAMPLE, tag=tag)
    assert f'<w:lang w:val="{tag}"' in part(document, "word/styles.xml")
    assert f'<w:themeFontLang w:val="{tag}"' in part(document, "word/settings.xml")


def test_a_long_title_is_cut_where_readers_refuse_it():
    word = opened(replace(SAMPLE, title="long title " * 100))
    assert len(word.core_properties.title) == 255
    assert word.paragraphs[0].text == "long title " * 100
    assert len(word.sections[0].footer.paragraphs[0].text) < 100


def test_header_rows_repeat_and_rows_are_not_cut():
    table = part(replace(SAMPLE, blocks=(EVERY_KIND[4],)), "word/document.xml")
    assert table.count("<w:tblHeader/>") == 1
    assert table.count("<w:cantSplit/>") == 2
    assert '<w:tblCaption w:val="Caption"/>' in table


@pytest.mark.parametrize("text", ["x" * 5000, "x\n" * 100])
def test_a_row_as_long_as_a_page_may_be_cut(text):
    """LibreOffice hangs or fails on such rows if they have to stay whole."""
    blocks = (
        FactList((Fact("Label", text, ""),)),
        Table("", ("What", "Who"), ((text, ""),), ""),
        Signatures("", (SignatureLine("Role", text, "Date"),)),
    )
    xml = part(replace(SAMPLE, blocks=blocks), "word/document.xml")
    assert xml.count("<w:cantSplit/>") == 1
    assert '"Signature"' not in xml


def test_line_breaks_and_tabs_are_words_own():
    written = write(replace(SAMPLE, blocks=(Paragraph(" one\n\ttwo\r\n\x0b three "),)))
    assert texts(written)[1] == " one\n\ttwo\n\n three "


def test_the_same_document_gives_the_same_bytes():
    assert write(SAMPLE) == write(SAMPLE)


def test_the_clock_leaves_no_trace():
    with ZipFile(BytesIO(write(SAMPLE))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


@pytest.mark.parametrize("block", EVERY_KIND)
def test_columns_fill_the_text_exactly(block):
    assert sum(widths(block)) in (0, TEXT_WIDTH)


def test_a_column_is_as_wide_as_its_texts_ask_for():
    what, who, when = widths(ACTIONS)
    assert what > who > when


def expected(text):
    """The texts of ``filled_with`` in reading order, empty ones left out."""
    body = [text] * 2 + [text] * 2 + [text, text, text, "☒"] + [text] * 7 + [text] + [text] * 3
    signer = f"{text}\n{text}" if text else ""
    return [shown for shown in (*body, text, signer, text, text) if shown]


def check_round_trip(text):
    written = write(filled_with(text))
    assert problems(written) == []
    assert [shown for shown in texts(written) if shown] == expected(normalised(text))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_hostile_text_stays_text(text):
    check_round_trip(text)


@given(ANYTHING)
def test_any_text_comes_back_as_it_was_written(text):
    check_round_trip(text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_another_reader_opens_hostile_text(text):
    opened(filled_with(text))


def test_the_format_counts_what_it_removes():
    made = FORMATS["docx"].write(replace(SAMPLE, small_print="a\x00b\ud800"))
    assert made.removed == 2
    assert texts(made.content)[-1] == "ab"
