"""Editors' mistakes: each stops the build with file, line, key and what to do."""

import pytest

from forms.authoring.catalogue import load
from forms.authoring.errors import ContentError
from macros.site.paths import ROOT

FORM = "forms/small.yml"
NAME = "      - id: name\n        type: text\n"

# name: (file, what stood there, what the editor wrote, line, words of the message, words of the remedy)
MISTAKES = {
    "a missing translation": (FORM, ", en: Name}", "}", 29, "the text for 'en' is missing", "add en:"),
    "a blank translation": (FORM, "nb: Navn", "nb: ' '", 29, "the text for 'nb' is missing", "add nb:"),
    "an unknown language": (FORM, "da: Navn", "da: Navn, dk: Navn", 29, "'dk' is not an edition", "da, nb, en"),
    "an unknown field type": (FORM, "type: text", "type: txt", 28, "'txt' is not possible for 'type'", "'text'"),
    "a field id twice": (FORM, "id: licence", "id: name", 30, "'name' stands here a second time", "another id"),
    "a section id twice": (FORM, "id: tasks", "id: facts", 42, "(first on line 24)", "another id"),
    "a condition on nothing": (FORM, "field: country", "field: land", 33, "no field above", "country, name"),
    "a tab for spaces": (FORM, "        type: text", "\t\ttype: text", 28, "a tab stands", "two spaces"),
    "a key twice": (FORM, "guide: small", "guide: small\nguide: other", 3, "'guide' stands here twice", "rename"),
    "a key that nobody knows": (FORM, "guide: small", "guide: small\nguid: s", 3, "'guid' is not known", "spelling"),
    "a key forgotten": (FORM, "        type: text\n", "", 27, "the key 'type' is missing", "add type:"),
    "a text without languages": (
        FORM, "{da: Navn, nb: Navn, en: Name}", "Navn", 29, "keys of its own", "one key a line",
    ),
    "a number for a text": (FORM, "da: Navn", "da: 12", 29, "must be text", "in quotes"),
    "a set that is not there": (FORM, "use: topic", "use: topics", 37, "no field set called 'topics'", "topic"),
    "a shared question that is not there": (FORM, "same_as: other", "same_as: others", 10, "'others'", "other"),
    "a choice without options": (FORM, "type: text", "type: choice", 28, "needs 'options'", "add options:"),
    "a document of no section": (
        FORM, "name_fields: [name]", "sections: [fact]", 48, "'fact', which this form does not have", "facts",
    ),
    "a document after the layout of none": (
        FORM, "name_fields: [name]", "layout_as: letter", 48, "no document with a layout called 'letter'", "none",
    ),
    "a document on a field of none": (
        FORM, "name_fields: [name]", "when: {field: land, filled: true}", 48, "looks at 'land'", "country",
    ),
    "a field that goes as time passes": (
        FORM, "when: {field: country, equals: no}", "when: {field: name, past: true}", 33, "'past'", "something else",
    ),
    "a field named like the day": (FORM, "id: licence", "id: today", 30, "'today' stands here a second time", "another"),
    "a warning about nothing": (
        FORM,
        NAME,
        NAME + "        warn: [{rule: before_field, other: day, text: {da: a, nb: a, en: a}}]\n",
        29,
        "'warn' names 'day'",
        "licence",
    ),
    "a fact that is not there": (
        FORM,
        NAME,
        NAME + "        suggest: {rule: probation_end, start: name, fact: {no: six}}\n",
        29,
        "no fact 'six'",
        "facts/",
    ),
    "a form under another name": (FORM, "id: small\n", "id: smal\n", 1, "not the file's name", "id: small"),
    "an unclosed bracket": (FORM, "en: Small}", "en: Small", 4, "not valid YAML", "bracket"),
    "a status of its own": (
        "facts/norway.yml", "status: confirmed", "status: sure", 9, "'sure' is not possible", "'to-confirm'",
    ),
    "a country misspelt": ("facts/norway.yml", "country: no", "country: nor", 2, "'nor' is not possible", "'no'"),
    "a term without Danish": ("glossary.yml", "{da: prøvetid, ", "{", 2, "the text for 'da' is missing", "add da:"),
    "an unknown colour": ("organisation.yml", "teal", "tael", 3, "'tael' is not possible", "'teal'"),
    "a word without English": ("words/engine.yml", ", en: Page", "", 1, "the text for 'en' is missing", "add en:"),
}  # fmt: skip


def told_in_the_handbook():
    """The rows of the handbook's table: a mistake, and what the build says of it."""
    text = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("### Typical mistakes")[2].partition("###")[0]
    )
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def test_the_handbook_lists_ten_of_them_in_the_words_of_the_build(folder, edit):
    listed = told_in_the_handbook()
    assert len({name for name, *_ in listed}) == 10
    for name, says, _ in listed:
        file, old, new, *_ = MISTAKES[name]
        right = (folder / file).read_text(encoding="utf-8")
        edit(file, old, new)
        with pytest.raises(ContentError) as caught:
            load(folder)
        assert says in str(caught.value), name
        (folder / file).write_text(right, encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_stops_the_build_and_says_what_to_do(stops, mistake):
    stops(*mistake)


def test_all_mistakes_are_told_at_once(folder, edit):
    edit(FORM, "type: text", "type: txt")
    edit("glossary.yml", "{da: prøvetid, ", "{")
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert len(caught.value.problems) == 2


def test_a_file_that_is_no_text_is_named(folder):
    (folder / "words/engine.yml").write_bytes(b"page: \xff\xfe")
    with pytest.raises(ContentError, match="not UTF-8"):
        load(folder)
