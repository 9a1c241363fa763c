"""Guides and steps: what is read, and what editors get wrong."""

import pytest

from forms.authoring.catalogue import load

GUIDE = """\
id: talk
order: 2
title: {da: Snak, nb: Prat, en: Talk}
situation: {da: Noget er sket, nb: Noe har skjedd, en: Something has happened}
summary: {da: Tal om det., nb: Snakk om det., en: Talk about it.}
sources: ["C"]
source_titles: {da: En bog, nb: En bok, en: A book}
reviewed: 2026-11-22
forms: [small]
invitation:
  subject: {da: Kom, nb: Kom, en: Come}
  body:
    da: "Hej. Læs {link}"
    nb: "Hei. Les {link}"
    en: "Hello. Read {link}"
"""

STEPS = """\
dk:
  - &step
    id: step-0
    number: 0
    name: &text {da: a, nb: a, en: a}
    formal: *text
    purpose: *text
    sanction: *text
    used_when: *text
    summons: *text
    document: *text
    hearing: *text
    companion: *text
    hr: *text
    forms: [small]
no:
  - id: dialogue
    name: *text
    formal: *text
    purpose: *text
    sanction: *text
    used_when: *text
    summons: *text
    document: *text
    hearing: *text
    companion: *text
    hr: {da: a, nb: a, en: a}
"""

OTHER = GUIDE.replace("id: talk\norder: 2", "id: first\norder: 1")
MISTAKES = {
    "an unknown form": ("guides/talk.yml", "[small]", "[smal]", 9, "no form called 'smal'", "small"),
    "a date that is none": ("guides/talk.yml", "2026-11-22", "2026-11-31", 8, "not a date", "2026-11-22"),
    "a date without dashes": ("guides/talk.yml", "2026-11-22", '"20261122"', 8, "not a date", "2026-11-22"),
    "another name": ("guides/talk.yml", "id: talk", "id: tale", 1, "not the file's name", "id: talk"),
    "an unknown source": ("guides/talk.yml", '["C"]', '["F"]', 6, "'F' is not possible", "'A'"),
    "no link": ("guides/talk.yml", "Read {link}", "Read", 15, "does not hold {link} once", "employee's page"),
    "a link misspelt": ("guides/talk.yml", "Les {link}", "Les {lenke}", 14, "does not hold {link}", "{link}"),
    "no summary in Danish": ("guides/talk.yml", "{da: Tal om det., ", "{", 5, "the text for 'da'", "add da:"),
    "a step's unknown form": ("steps.yml", "[small]", "[smal]", 15, "no form called 'smal'", "small"),
    "a step twice": ("steps.yml", "id: dialogue", "id: step-0", 17, "a second time", "another id"),
    "a step without English": ("steps.yml", "hr: {da: a, nb: a, en: a}", "hr: {da: a, nb: a}", 27, "'en'", "add en:"),
    "a step without a purpose": ("steps.yml", "    purpose: *text\n", "", 2, "'purpose' is missing", "add purpose:"),
    "a country misspelt": ("steps.yml", "\nno:", "\nnor:", 16, "'nor' is not possible", "'no'"),
}  # fmt: skip


@pytest.fixture
def content(folder):
    """A content folder with two guides, and steps in both countries."""
    (folder / "guides").mkdir()
    (folder / "guides/talk.yml").write_text(GUIDE, encoding="utf-8")
    (folder / "guides/first.yml").write_text(OTHER, encoding="utf-8")
    (folder / "steps.yml").write_text(STEPS, encoding="utf-8")
    return folder


def test_guides_come_in_their_own_order(content):
    assert list(load(content).guides) == ["first", "talk"]


def test_steps_come_by_country(content):
    steps = load(content).steps
    assert {country: [step.id for step in listed] for country, listed in steps.items()} == {
        "dk": ["step-0"],
        "no": ["dialogue"],
    }
    assert steps["no"][0].number is None


def test_terms_may_stand_in_several_files(content):
    more = "- {id: talk, term: {da: a, nb: a, en: a}, text: {da: a, nb: a, en: a}}\n"
    (content / "glossary-more.yml").write_text(more, encoding="utf-8")
    assert set(load(content).glossary) == {"probation", "talk"}


def test_content_without_guides_and_steps_loads(folder):
    assert (load(folder).guides, load(folder).steps) == ({}, {})


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
@pytest.mark.usefixtures("content")
def test_a_mistake_stops_the_build_and_says_what_to_do(stops, mistake):
    stops(*mistake)
