import json
from datetime import date

import pytest

from forms.engine import document as blocks
from forms.engine.blank import blank
from forms.engine.conditions import decided
from forms.engine.load import build
from forms.engine.model import Condition, Form
from forms.engine.service import handle, load
from forms.engine.setting import Setting
from forms.engine.writers import FORMATS
from forms.engine.writers.docx import widths
from tests.content.examples import EDITIONS, catalogue, country_of, examples
from tests.engine.examples import ANSWERS, CONTENT, FORM, field, option, text, words
from tests.engine.ooxml import problems, texts

LEVELS = {"questions-must": "Must", "questions-should": "Should", "questions-can": "Can"}
BLANK = {
    "blank-name": "{title}, blank",
    "blank-by-employee": "{label} (employee)",
    "blank-by-manager": "{label} (manager)",
    "blank-only-if": "Only if {label}: {answer}",
    "blank-or": " or ",
    "blank-private": "Own use",
    "blank-private-explained": "Take it off.",
}
WORDS = {key: dict.fromkeys(EDITIONS, word) for key, word in (LEVELS | BLANK).items()}
FOUR = [option(id) for id in "abcd"]
QUESTIONS = [
    {"id": "how", "level": "can", "text": text("How?")},
    {"id": "why", "level": "must", "text": text("Why?")},
]
OCCASIONS = {
    "id": "occasions",
    "guide": "occasions",
    "title": text("Occasions"),
    "lead": text("Lead."),
    "sections": [
        {
            "id": "which",
            "title": text("Which"),
            "fields": [field("kind", "choice", options=[option("calm"), option("storm")])],
        },
        {
            "id": "calm",
            "title": text("In calm"),
            "when": {"field": "kind", "equals": "calm"},
            "questions": QUESTIONS,
            "fields": [
                field("notes", "long"),
                field("licence", "tick", when={"field": "country", "equals": "no"}),
                field("own", "long", by="employee"),
            ],
        },
        {
            "id": "storm",
            "title": text("In a storm"),
            "when": {"field": "kind", "equals": "storm"},
            "fields": [field("lights", "light"), field("plan", "rows", fields=[field("a"), field("b", "light")])],
        },
    ],
    "documents": [{"id": "all", "title": text("All")}],
}


def made(form=None, answers=None, country="no"):
    language = words()
    language.content.words.update(WORDS)
    return blank(build(Form, form or OCCASIONS), answers or {}, Setting(country, language, date(2026, 11, 22)))


def of(kind, document):
    return [block for block in document.blocks if isinstance(block, kind)]


def test_without_answers_every_section_is_there_and_says_when():
    document = made()
    assert [block.text for block in of(blocks.Heading, document)] == ["Which", "In calm", "In a storm"]
    assert [block.text for block in of(blocks.Paragraph, document)] == ["Only if Kind: calm", "Only if Kind: storm"]


def test_an_answer_that_decides_about_sections_leaves_the_others_out():
    document = made(answers={"kind": "storm", "notes": "kept out"})
    assert [block.text for block in of(blocks.Heading, document)] == ["Which", "In a storm"]
    assert "kept out" not in str(document)


def test_questions_stand_beside_the_room_for_their_notes_what_matters_first():
    [questions] = of(blocks.Questions, made())
    assert [(group.label, group.questions) for group in questions.groups] == [("Must", ("Why?",)), ("Can", ("How?",))]
    assert [lines.label for lines in questions.notes] == ["Notes", "Own (employee)"]
    assert all(lines.count >= 6 for lines in questions.notes)


def test_choices_have_boxes_and_tables_have_empty_rows():
    document = made()
    assert [(b.label, b.options) for b in of(blocks.Options, document)] == [
        ("Kind", ("calm", "storm")),
        ("", ("Licence",)),
        ("Lights", ("Red", "Yellow", "Green")),
    ]
    [table] = of(blocks.Table, document)
    assert set(table.rows) == {("", "☐ Red\n☐ Yellow\n☐ Green")}


def test_a_longer_text_in_rows_gets_the_room():
    diary = {
        **OCCASIONS["sections"][0],
        "fields": [
            field(
                "diary",
                "rows",
                blank_rows=9,
                fields=[field("day", "date"), field("mood", "choice", options=FOUR), field("entry", "long")],
            )
        ],
    }
    [table] = of(blocks.Table, made({**OCCASIONS, "sections": [diary]}))
    assert len(table.rows) == 9
    assert table.rows[0] == ("", "☐ a\n☐ b\n☐ c\n☐ d", "")
    day, _, entry = widths(table)
    assert entry > 2 * day


def test_what_the_country_rules_out_is_left_out():
    assert "Licence" not in str(made(country="dk"))


def test_what_is_private_comes_last_on_a_page_of_its_own():
    document = made(FORM)
    [apart] = [block for block in of(blocks.Heading, document) if block.apart]
    after = document.blocks[document.blocks.index(apart) :]
    assert [block.label for block in after if isinstance(block, blocks.Lines)] == ["Secret"]
    assert "Secret" not in str(document.blocks[: document.blocks.index(apart)])


@pytest.mark.parametrize(
    ("condition", "known", "outcome"),
    [
        ({"field": "a", "equals": "x"}, {}, None),
        ({"field": "a", "equals": "x"}, {"a": "x"}, True),
        ({"field": "a", "equals": "x"}, {"a": "y"}, False),
        ({"all": [{"field": "a", "equals": "x"}, {"field": "b", "filled": True}]}, {"a": "y"}, False),
        ({"all": [{"field": "a", "equals": "x"}, {"field": "b", "filled": True}]}, {"a": "x"}, None),
        ({"any": [{"field": "a", "equals": "x"}, {"field": "b", "filled": True}]}, {"a": "x"}, True),
        ({"any": [{"field": "a", "equals": "x"}, {"field": "b", "filled": True}]}, {"a": "y"}, None),
        ({"not": {"field": "a", "one_of": ["x", "y"]}}, {"a": "y"}, False),
        ({"not": {"field": "a", "one_of": ["x", "y"]}}, {}, None),
    ],
)
def test_a_condition_is_decided_as_far_as_answers_are_known(condition, known, outcome):
    assert decided(build(Condition, condition), known) is outcome


@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_every_form_has_a_sound_blank_that_asks_for_everything(form_id, edition):
    content = catalogue()
    words_here = words(edition).__class__(content.content, edition)
    form = content.forms[form_id]
    document = blank(form, {}, Setting(country_of(form_id, edition), words_here, date(2026, 11, 22)))
    written = FORMATS["docx"].write(document).content
    assert problems(written) == []
    shown = " ".join(texts(written))
    for section in form.sections:
        if decided(section.when, {"country": country_of(form_id, edition)}) is not False:
            assert all(question.text[edition] in shown for question in section.questions)


def test_the_service_writes_and_shows_it():
    content = {**CONTENT, "words": {**CONTENT["words"], **WORDS}}
    desk = load(json.dumps({"form": FORM, "content": content}).encode())
    asked = {"what": "blank", "language": "en", "country": "no", "date": "2026-11-22", "answers": ANSWERS}
    reply, file = handle(desk, json.dumps({**asked, "do": "write", "format": "docx"}))
    assert json.loads(reply)["name"] == "Example blank.docx"
    assert "Sample Person" not in " ".join(texts(file))
    shown = json.loads(handle(desk, json.dumps({**asked, "do": "preview"}))[0])
    assert shown["errors"] == []
    assert 'class="document-lines"' in shown["html"]
