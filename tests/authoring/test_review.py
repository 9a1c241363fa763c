"""The Word files for those who approve: every text, its id, and what has changed."""

import docx
import pytest

from forms.authoring import review_docx
from forms.authoring.prose import Material
from forms.authoring.review import Shelf, sheets
from forms.authoring.review_docx import difference
from tests.authoring.test_own_texts import SECOND
from tests.authoring.test_since import change, material, repository  # noqa: F401

GUIDE = """\
id: small
title: {da: Lille guide, nb: Liten veiledning, en: Small guide}
"""


@pytest.fixture
def shelves(repository, tmp_path):  # noqa: F811
    """The released state, and one after an editor's afternoon."""
    content = repository / "forms" / "content"
    (content / "guides").mkdir()
    (content / "guides" / "small.yml").write_text(GUIDE, encoding="utf-8")
    page = repository / "docs" / "da" / "guides" / "small.md"
    page.parent.mkdir()
    page.write_text('# Lille { #small }\n\n{{ fact("no-probation") }} {{ form("small") }}\n', encoding="utf-8")
    then = Shelf(material(repository))
    form = content / "forms" / "small.yml"
    change(form, 'da: "Hvad?"', 'da: "Hvad nu?"')
    change(form, "id: name\n", "id: full_name\n")
    return Shelf(Material(content, repository / "docs")), then


def test_rows_say_what_is_new_changed_and_gone(shelves):
    form, _ = sheets(*shelves)
    assert {row.id: row.state for row in form.changed()} == {
        "sections › new-goals › questions › first › text": "changed",
        "sections › facts › fields › full_name › label": "new",
        "sections › facts › fields › name › label": "removed",
    }
    assert form.rows() > len(form.changed())


def test_without_an_earlier_state_nothing_is_marked(shelves):
    form, _ = sheets(shelves[0], None)
    assert form.changed() == []


def test_facts_are_listed_and_written_out_where_a_page_names_them(shelves):
    _, guide = sheets(*shelves)
    assert [fact["id"] for fact in guide.facts] == ["no-probation"]
    texts = [row.said["da"] for group in guide.groups for row in group.rows if row.id.endswith("#small")]
    assert texts == ["# Lille\n\nSeks måneder. [form small]"]


def test_a_difference_is_told_word_by_word():
    assert list(difference("Hvad er godt?", "Hvad er nyt her?")) == [
        ("same", "Hvad er "),
        ("gone", "godt?"),
        ("new", "nyt her?"),
    ]
    assert list(difference("", "Ny")) == [("new", "Ny")]


def test_the_word_file_holds_every_text_with_its_id_and_marks_changes(tmp_path):
    files = review_docx.write_all(tmp_path, "HEAD")
    assert {file.stem for file in files} >= {"forms-notebook", "guides-probation"}
    document = docx.Document(str(tmp_path / "forms-notebook.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    shelf = Shelf(Material())
    for path, said in shelf.of("forms/notebook.yml").items():
        assert any(cell.startswith(" › ".join(map(str, path))) for cell in cells), path
        for text in said.values():
            assert text.strip() in cells


@pytest.mark.slow
def test_an_organisation_reads_its_own_words_and_not_what_it_leaves_out():
    found = {sheet.name: sheet for sheet in sheets(Shelf(Material(own=SECOND)), None)}
    rows = {row.id: row.said["da"] for group in found["forms-probation-follow-up"].groups for row in group.rows}
    assert rows["title"] == "Samtale i prøvetiden på Skovlund"
    assert rows["sections › goals › questions › goals-important › text"] == "Hvilken maskine er du blevet tryg ved?"
    assert rows["sections › facts › fields › employee_name › label"] == "Navn på den nye kollega"
    assert not any("goals-mutual" in id for id in rows)
    occasions = {row.id: row.said["da"] for group in found["guides-occasions"].groups for row in group.rows}
    assert occasions["invitation › subject"] == "Vores samtale i værkstedet"
    assert "forms-hearing-letter" not in found
