from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Cm

from forms.authoring.errors import ContentError
from forms.authoring.letterhead import read
from forms.engine.letterhead import opened, packed
from forms.engine.writers import FORMATS
from forms.engine.writers.docx import write
from tests.engine.letterheads import changed, in_danish, letterhead
from tests.engine.ooxml import problems, texts
from tests.engine.sample import SAMPLE

HEADER = "<w:t>Fictional letterhead</w:t>"


@pytest.fixture
def file(tmp_path):
    return letterhead(tmp_path / "letterhead.docx")


def reopened(content):
    return docx.Document(BytesIO(content))


def names(content):
    with ZipFile(BytesIO(content)) as archive:
        return archive.namelist()


def test_a_document_takes_over_page_header_and_styles(file):
    written = FORMATS["docx"].write(SAMPLE, read(file)).content
    assert problems(written) == []
    word = reopened(written)
    section = word.sections[0]
    assert section.left_margin.twips == Cm(3).twips
    assert section.header.paragraphs[0].text.startswith("Fictional letterhead")
    assert section.first_page_header.part.related_parts
    assert section.footer.paragraphs[0].text == "Street 1 · Fictional"
    assert word.styles["Normal"].font.name == "Georgia"
    assert str(word.styles["Heading 1"].font.color.rgb) == "8A1C3C"
    headings = [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert {"Heading 1", "Heading 2"} == set(headings)


def test_the_text_is_the_documents_and_not_the_letterheads(file):
    assert texts(write(SAMPLE, read(file))) == texts(write(SAMPLE))


def test_tables_fill_the_text_of_the_letterhead(file):
    head = read(file)
    assert abs(head.width - Cm(14).twips) <= 2
    word = reopened(write(SAMPLE, head))
    assert sum(column.width.twips for column in word.tables[0].columns) == head.width


def test_styles_are_found_under_the_ids_of_a_translated_word(file):
    written = write(SAMPLE, read(in_danish(file)))
    assert problems(written) == []
    assert str(reopened(written).styles["Heading 1"].font.color.rgb) == "8A1C3C"


def test_the_language_is_the_documents(file):
    with ZipFile(BytesIO(write(SAMPLE, read(file)))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:val="nb-NO"' in styles
    assert "und" not in [part.partition('"')[0] for part in styles.split('<w:lang w:val="')[1:]]


def test_without_a_footer_of_its_own_ours_is_kept(tmp_path):
    written = write(SAMPLE, read(letterhead(tmp_path / "head.docx", footer=False)))
    assert problems(written) == []
    assert reopened(written).sections[0].footer.paragraphs[0].text.endswith("\tside 1 av 1")


def test_headers_of_even_pages_need_their_setting(tmp_path):
    with ZipFile(BytesIO(write(SAMPLE, read(letterhead(tmp_path / "head.docx", even=True))))) as archive:
        assert b"<w:evenAndOddHeaders/>" in archive.read("word/settings.xml")


def test_it_travels_as_json(file):
    head = read(file)
    assert opened(packed(head)) == head
    assert write(SAMPLE, opened(packed(head))) == write(SAMPLE, head)


def test_without_one_nothing_of_it_is_there():
    assert not [name for name in names(write(SAMPLE)) if "letterhead" in name or "media" in name]


def test_editing_marks_and_controls_are_left_behind(file):
    marked = (
        "<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:del w:id='2' w:author='Somebody'><w:r><w:delText>gone</w:delText></w:r></w:del>"
    )
    changed(file, "word/header1.xml", "</w:p>", f"{marked}</w:p>")
    head = read(file)
    header = next(content.decode() for name, content in head.parts.items() if b"Fictional letterhead" in content)
    assert "kept" in header
    assert not [word for word in ("sdt", "Somebody", "gone", "rsid") if word in header]


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("word/header1.xml", HEADER, "<w:object/>", "object"),
        ("word/header1.xml", HEADER, "<w:fldSimple w:instr=' INCLUDETEXT C:\\\\a.docx '/>", "INCLUDETEXT"),
        (
            "word/header1.xml",
            HEADER,
            "<w:fldChar w:fldCharType='begin'/><w:instrText> INCLUDE</w:instrText><w:instrText>PICTURE x</w:instrText>"
            "<w:fldChar w:fldCharType='end'/>",
            "INCLUDEPICTURE",
        ),
        ("word/_rels/header1.xml.rels", "https://office.example/", "file://server/x", "file://server/x"),
        ("word/_rels/header1.xml.rels", "relationships/hyperlink", "relationships/image", "points to"),
        ("word/header1.xml", "<w:hdr", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:hdr", "no Word file"),
    ],
)
def test_what_runs_or_reaches_out_is_refused(file, part, old, new, told):
    with pytest.raises(ContentError, match=told):
        read(changed(file, part, old, new))


def test_macros_are_refused(file):
    with ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    with pytest.raises(ContentError, match="macros"):
        read(file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"text"])
def test_what_is_no_word_file_is_refused(tmp_path, content):
    file = tmp_path / "letterhead.docx"
    file.write_bytes(content)
    with pytest.raises(ContentError, match="no Word file"):
        read(file)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ContentError, match="cannot be read"):
        read(tmp_path / "none.docx")
