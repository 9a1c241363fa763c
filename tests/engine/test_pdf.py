import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from forms.engine.blank import blank
from forms.engine.compose import compose, offered
from forms.engine.document import (
    Address,
    Check,
    CheckTable,
    Dateline,
    Fact,
    FactList,
    Heading,
    Lines,
    Notes,
    Options,
    Paragraph,
    QuestionGroup,
    Questions,
    Sender,
    SignatureLine,
    Signatures,
    Table,
)
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS, pdf_fonts
from forms.engine.writers.pdf import write
from forms.engine.writers.pdf_pages import Piece, paginate
from forms.engine.writers.pdf_text import broken, fit_text
from tests.content.examples import catalogue, country_of, example, examples
from tests.engine.ooxml import texts as word_texts
from tests.engine.pdf_structure import Pdf
from tests.engine.sample import HOSTILE, SAMPLE, filled_with

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
# Latin, Greek and Cyrillic, and the signs of everyday texts.
EVERYDAY = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x52F, exclude_categories=("Cc", "Cf", "Cn", "Mn")).filter(
        lambda character: not unicodedata.name(character).startswith("COPTIC")
    )
    | st.sampled_from("–—…‘’“”„«»•→≤≥≠☐☒✓€ \n\t")
)
ANYTHING = st.text(st.integers(0, 0x10FFFF).map(chr) | st.sampled_from("\t\n\r\x00\x0b\u2028\ud800\uffff<>&\"'()\\ "))

EVERY_KIND = (
    Heading("Heading", 2),
    Heading("Apart", 1, apart=True),
    Paragraph("Text"),
    Address("Who\nWhere"),
    Dateline("When"),
    Sender("Name\nTitle"),
    FactList((Fact("Label", "Value", ""),)),
    CheckTable("Checks", ("Yes", "No"), (Check("One", 0, ""), Check("Two", None, ""))),
    Table("Caption", ("What", "Who"), (("This", ""),), ""),
    Notes("Label", ("Text", "More"), ""),
    Lines("Label", 3),
    Options("Label", ("One", "Other")),
    Options("", ("One",)),
    Questions((QuestionGroup("Label", ("One?", "Other?")), QuestionGroup("", ("Third?",)))),
    Questions((QuestionGroup("", ("One?",)),), (Lines("Notes", 2),)),
    Signatures("Statement", (SignatureLine("Role", "Name", "Date"), SignatureLine("Role", "", "Date"))),
)
EMPTY = (
    Heading(""),
    Paragraph(" "),
    FactList(()),
    FactList((Fact("", "", ""),)),
    CheckTable("", (), ()),
    CheckTable("", ("Yes",), (Check("", None, ""),)),
    Table("", (), (), ""),
    Notes("", ("",), ""),
    Lines("", 0),
    Options("", ()),
    Questions(()),
    Signatures("", ()),
)


def squeezed(texts):
    """Texts without white space, as different line ends leave it, in one form of composition."""
    return unicodedata.normalize("NFC", "".join("".join(texts).split()))


def as_word_tells_it(document):
    """The text of the Word file, as the fonts of the PDF can show it."""
    return squeezed(fit_text("".join(word_texts(FORMATS["docx"].write(document).content)))[0])


def check(document):
    pdf = Pdf(write(document))
    assert pdf.problems() == []
    assert squeezed(pdf.texts) == as_word_tells_it(document)


@pytest.mark.parametrize("kind", ["summary", "note", "letter", "agenda", "blank"])
def test_the_tree_is_sound_and_tells_what_the_word_file_tells(kind):
    check(replace(SAMPLE, kind=kind))
    check(replace(SAMPLE, kind=kind, blocks=EVERY_KIND))


@pytest.mark.parametrize("block", EVERY_KIND + EMPTY)
def test_each_block_alone(block):
    check(replace(SAMPLE, blocks=(block,)))
    check(replace(SAMPLE, title="", organisation="", blocks=(block, block), small_print=""))


@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_every_document_of_every_form(form_id, edition):
    form = catalogue().forms[form_id]
    setting = Setting(country_of(form_id, edition), Words(catalogue().content, edition), TODAY)
    answers = example(form_id, edition)
    made = [compose(form, spec, answers, setting) for spec in offered(form, answers, setting)]
    for document in (*made, blank(form, answers, setting)):
        check(document)
        assert FORMATS["pdf"].write(document).removed == 0


@pytest.mark.slow
@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_qpdf_finds_nothing_wrong_in_any_form(form_id, edition, tmp_path):
    form = catalogue().forms[form_id]
    setting = Setting(country_of(form_id, edition), Words(catalogue().content, edition), TODAY)
    for spec in form.documents:
        document = compose(form, spec, example(form_id, edition), setting)
        assert qpdf_says(FORMATS["pdf"].write(document).content, tmp_path) == (0, "")


def test_headings_tables_and_lists_are_what_they_look_like():
    root = Pdf(write(replace(SAMPLE, blocks=(*SAMPLE.blocks, EVERY_KIND[13])))).root
    headings = [(element.kind, element.text) for element in root.all("H1", "H2", "H3")]
    assert headings[:4] == [
        ("H1", SAMPLE.title),
        ("H2", "Om samtalen"),
        ("H2", "Mål og forventninger"),
        ("H3", "Notater fra samtalen"),
    ]
    facts, checks, actions, _ = root.all("Table")
    assert [cell.scope for cell in facts.all("TH", "TD")][:2] == ["Row", ""]
    first, second, *_ = checks.all("TR")
    assert [(cell.text, cell.scope) for cell in first.all("TH")][:2] == [("Sjekk spesielt", "Column"), ("Ja", "Column")]
    assert [cell.text for cell in second.all("TH", "TD")][1:] == ["☒", "☐", "☐"]
    assert [caption.text for caption in actions.all("Caption")] == ["Tiltak"]
    assert [item.text for item in root.all("LBody")] == ["One?", "Other?", "Third?"]


def test_language_title_and_conformance_are_stated():
    reader = PdfReader(BytesIO(write(replace(SAMPLE, title="Fish & <chips>"))))
    xmp = reader.xmp_metadata
    assert reader.root_object["/Lang"] == "nb-NO"
    assert xmp.dc_title == {"x-default": "Fish & <chips>"}
    assert xmp.dc_creator == [SAMPLE.organisation]
    assert xmp.xmp_create_date.date() == xmp.xmp_modify_date.date() == TODAY
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "U")
    assert reader.root_object["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_each_page_has_its_header_and_number():
    pages = [page.extract_text() for page in PdfReader(BytesIO(write(SAMPLE))).pages]
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert SAMPLE.organisation in text
        assert f"side {number} av {len(pages)}" in text


def test_a_long_table_repeats_its_header_for_the_eye_only():
    rows = tuple((f"Row {number}", "Someone") for number in range(80))
    written = write(replace(SAMPLE, blocks=(Table("", ("What", "Who is it"), rows, ""),)))
    pages = [page.extract_text() for page in PdfReader(BytesIO(written)).pages]
    assert len(pages) > 1
    assert all("Who is it" in page for page in pages)
    assert Pdf(written).texts.count("Who is it") == 1


def test_signatures_stay_together():
    for count in range(20, 30):
        filler = tuple(Paragraph("Text") for _ in range(count))
        pages = PdfReader(BytesIO(write(replace(SAMPLE, blocks=(*filler, EVERY_KIND[-1]))))).pages
        (page,) = [text for text in (page.extract_text() for page in pages) if "Statement" in text]
        assert page.count("Role") == 2


def test_the_small_print_never_stands_alone():
    for count in range(20, 30):
        pages = PdfReader(BytesIO(write(replace(SAMPLE, blocks=(Paragraph("Text"),) * count)))).pages
        assert "Text" in pages[-1].extract_text()


def test_the_clock_leaves_no_trace():
    code = "import sys; from tests.engine.sample import SAMPLE; from forms.engine.writers.pdf import write; "
    command = [sys.executable, "-c", f"{code} sys.stdout.buffer.write(write(SAMPLE))"]
    made = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert made.stdout == write(SAMPLE)
    assert made.stderr == b""


@cache
def qpdf():
    subprocess.run([ROOT / "scripts" / "system-package", "qpdf", "qpdf"], check=True)
    return "qpdf"


def qpdf_says(content, folder):
    """The exit status and the complaints of qpdf."""
    (folder / "file.pdf").write_bytes(content)
    checked = subprocess.run([qpdf(), "--check", folder / "file.pdf"], capture_output=True, text=True)
    return checked.returncode, checked.stderr


@pytest.mark.parametrize("text", ["Text", *HOSTILE[:10]], ids=lambda text: ascii(text[:16]))
def test_qpdf_finds_nothing_wrong(text, tmp_path):
    assert qpdf_says(write(filled_with(text)), tmp_path) == (0, "")


@pytest.mark.parametrize("text", [text[:6000] for text in HOSTILE], ids=lambda text: ascii(text[:16]))
def test_hostile_text_stays_text(text):
    check(filled_with(text))


@given(ANYTHING)
def test_any_text_is_shown_as_far_as_the_fonts_go(text):
    check(filled_with(text))


@pytest.mark.parametrize("text", ["Æøå ☒ ≤ č", "Ήταν", "Київ ☎", "Æ ⊂ ☃", "Việt Nam"])
def test_what_only_the_whole_fonts_have_is_shown_too(text):
    check(replace(SAMPLE, title=text, blocks=(Heading(text), Paragraph(text))))
    assert fit_text(text) == (text, 0)


def test_everyday_characters_come_without_the_whole_fonts(monkeypatch):
    for known in (pdf_fonts.font_of, pdf_fonts.covered):
        known.cache_clear()
    for key in pdf_fonts.KEYS:
        pdf_fonts.everyday(key)
    monkeypatch.setattr(pdf_fonts, "_stored", lambda key: pytest.fail(f"{key} was opened"))
    check(replace(SAMPLE, blocks=(*EVERY_KIND, Paragraph("".join(sorted(pdf_fonts.EVERYDAY))))))


def test_the_cuts_look_like_the_whole_fonts(monkeypatch):
    document = replace(SAMPLE, blocks=EVERY_KIND)
    everyday = Pdf(write(document))
    monkeypatch.setattr(pdf_fonts, "EVERYDAY", frozenset())
    whole = Pdf(write(document))
    assert everyday.texts == whole.texts
    assert [page.get_contents().get_data() for page in everyday.reader.pages] == [
        page.get_contents().get_data() for page in whole.reader.pages
    ]


@given(EVERYDAY)
def test_everyday_text_loses_nothing(text):
    assert fit_text(text)[1] == 0
    check(replace(SAMPLE, blocks=(Paragraph(text), Table("", ("What",), ((text,),), ""))))


@pytest.mark.parametrize(
    ("text", "shown", "replaced"),
    [
        ("e\u0301 – ≥ → ☒", "é – ≥ → ☒", 0),
        ("soft\u00adhyphen \u200d\ufeff", "softhyphen ", 0),
        ("שלום", "\ufffd" * 4, 4),
        ("中 🦩", "\ufffd \ufffd", 2),
        ("\uf0b7", "\ufffd", 1),
    ],
)
def test_what_the_fonts_lack_is_replaced_and_counted(text, shown, replaced):
    assert fit_text(text) == (shown, replaced)
    made = FORMATS["pdf"].write(replace(SAMPLE, blocks=(Paragraph(text),), small_print="\x00"))
    assert made.removed == replaced + 1


def test_lines_break_at_spaces_and_words_only_where_they_must():
    assert broken("one two  three\n\nx", 7, lambda _: 1.0) == ["one two  ", "three", "", "x"]
    assert broken("  abcdefgh i", 3, lambda _: 1.0) == ["  ", "abc", "def", "gh ", "i"]


def test_pages_keep_together_what_belongs_together():
    def piece(height, **more):
        return Piece(height, print, **more)

    def tops(*pieces):
        return [[placed.top for placed in page] for page in paginate(pieces, 10)]

    assert tops(piece(6), piece(3, gap=2), piece(2)) == [[0], [0, 3]]
    assert tops(piece(6), piece(2, keep=True), piece(3)) == [[0], [0, 2]]
    assert tops(piece(6, keep=True), piece(6, keep=True), piece(4)) == [[0], [0, 6]]
    assert tops(piece(2), piece(2, apart=True)) == [[0], [0]]
    header = piece(1)
    assert tops(piece(8), piece(2, header=header), piece(3, header=header)) == [[0, 8], [0, 1]]
