"""Words that the glossary says otherwise, and what is used nowhere."""

from pathlib import Path

import pytest

from forms.authoring import unused, wording
from forms.authoring.errors import Place
from forms.authoring.prose import Material, Passage


@pytest.fixture
def material(folder, tmp_path_factory):
    docs = tmp_path_factory.mktemp("docs")
    (docs / "da" / "forms").mkdir(parents=True)
    (docs / "da" / "forms" / "small.md").write_text('{{ form("small") }} {{ fact("no-probation") }}', encoding="utf-8")
    return Material(folder, docs)


def said(text, edition="da"):
    return [Passage(edition, Place(Path("page.md"), 7), text)]


def test_another_word_is_found_in_its_edition_with_any_ending(material, edit):
    edit("glossary.yml", "  text:", "  avoid: {da: [prøveperiode]}\n  text:")
    known = wording.terms(material)
    ((at, word, term),) = wording.otherwise(said("Efter Prøveperioden ses I."), known)
    assert (at.line, word, term) == (7, "Prøveperioden", "prøvetid")
    assert not [*wording.otherwise(said("Efter prøvetiden."), known)]
    assert not [*wording.otherwise(said("Prøveperiode", "nb"), known)]


def test_words_to_avoid_are_no_prose(material, edit):
    edit("glossary.yml", "  text:", "  avoid: {da: [prøveperiode]}\n  text:")
    assert not [passage for passage in material.passages() if "prøveperiode" in passage.text]


def test_all_is_used(material):
    assert not [*unused.questions(material)]
    assert not [*unused.facts(material)]


def test_a_shared_question_and_a_set_that_no_section_takes(material, edit):
    edit("forms/small.yml", "shared_questions:", "shared_questions:\n  never: {da: a, nb: a, en: a}")
    edit("forms/small.yml", "field_sets:", "field_sets:\n  idle: {}")
    assert [(at.line, at.key) for at, _ in unused.questions(material)] == [
        (6, "shared_questions > never"),
        (9, "field_sets > idle"),
    ]


def test_questions_that_neither_form_nor_guide_shows(material):
    page = material.docs / "da" / "forms" / "small.md"
    page.write_text("Nothing.", encoding="utf-8")
    assert [at.key for at, _ in unused.questions(material)] == ["sections > new-goals"]
    page.write_text('{{ questions("small", "new-goals") }}', encoding="utf-8")
    assert not [*unused.questions(material)]
    assert [at.key for at, _ in unused.facts(material)] == ["no-probation > id"]
