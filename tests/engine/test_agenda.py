import json
import re
from datetime import date

import pytest

from forms.engine import document as blocks
from forms.engine.agenda import agenda
from forms.engine.load import build
from forms.engine.model import Form
from forms.engine.service import handle, load
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.content.examples import EDITIONS, catalogue, country_of, example, examples
from tests.content.test_forms import TELLING, _private
from tests.engine.examples import CONTENT, field, option, text, words
from tests.engine.ooxml import problems, texts

WORDS = {
    key: dict.fromkeys(EDITIONS, word)
    for key, word in {"agenda-title": "Agenda", "agenda-lead": "Let us talk.", "agenda-own": "Also"}.items()
}
FORM = {
    "id": "talk",
    "guide": "talk",
    "title": text("Talk"),
    "lead": text("A talk."),
    "sections": [
        {
            "id": "when",
            "title": text("When"),
            "fields": [
                field("meeting_place"),
                field("meeting_date", "date"),
                field("participants", "rows", fields=[field("name"), field("role"), field("own", private=True)]),
                field("companion_name", private=True),
            ],
        },
        {
            "id": "work",
            "title": text("Work"),
            "questions": [
                {"id": level, "level": level, "text": text(f"{level.capitalize()}?")}
                for level in ("must", "should", "can")
            ],
            "fields": [
                field("own_questions", "rows", only_ticked="share", fields=[field("question"), field("share", "tick")]),
                field("picked", "pick", options=[option("can"), option("elsewhere")]),
                field("private_picks", "pick", private=True, options=[option("must")]),
            ],
        },
    ],
    "documents": [{"id": "all", "title": text("All")}],
}
ANSWERS = {
    "meeting_date": "2026-12-01",
    "meeting_place": "Room 2",
    "participants": [{"id": "1", "name": "A", "role": "manager", "own": "hidden"}, {"id": "2", "name": "B"}],
    "companion_name": "hidden",
    "own_questions": [{"id": "1", "question": "Mine?", "share": True}, {"id": "2", "question": "hidden"}],
    "private_picks": ["must"],
}


def asked(questions=None, **answers):
    language = words()
    language.content.words.update(WORDS)
    form = build(Form, FORM)
    return agenda(form, {**ANSWERS, **answers}, Setting("no", language, date(2026, 11, 22)), questions)


def questions(document):
    return [q for b in document.blocks if isinstance(b, blocks.Questions) for g in b.groups for q in g.questions]


def test_it_says_when_where_and_who_in_the_order_of_an_invitation():
    [facts] = [block for block in asked().blocks if isinstance(block, blocks.FactList)]
    assert [fact.value for fact in facts.facts] == ["1 December 2026", "Room 2", "A, manager\nB"]


def test_without_a_choice_it_holds_what_must_or_should_be_asked_and_shared_questions_of_ones_own():
    assert questions(asked()) == ["Must?", "Should?", "Mine?"]


def test_picked_questions_take_the_place_of_the_others():
    assert questions(asked(["can"])) == ["Can?", "Mine?"]
    assert questions(asked(["must", "elsewhere"])) == ["Must?", "Mine?", "elsewhere"]


def test_a_shared_pick_counts_and_a_private_one_does_not():
    assert questions(asked(picked=["can"])) == ["Can?", "Mine?"]


def test_nothing_private_is_in_it():
    assert "hidden" not in str(asked())


def test_it_goes_into_a_mail_without_letterhead_and_small_print():
    made = asked()
    plain = FORMATS["text"].write(made).content.decode()
    assert plain.startswith("Agenda\n======\n\nLet us talk.")
    assert "- Must?" in plain
    assert "Fictional Office" not in plain


def test_the_service_writes_it_and_copies_it():
    content = {**CONTENT, "words": {**CONTENT["words"], **WORDS}}
    desk = load(json.dumps({"form": FORM, "content": content}).encode())
    request = {
        "what": "agenda",
        "language": "en",
        "country": "no",
        "date": "2026-11-22",
        "answers": ANSWERS,
        "questions": ["can"],
        "label": "blue",
    }
    reply, file = handle(desk, json.dumps({**request, "do": "write", "format": "docx"}))
    assert json.loads(reply)["name"] == "Agenda 2026-12-01 blue.docx"
    assert "Can?" in texts(file)
    copied = json.loads(handle(desk, json.dumps({**request, "do": "copy"}))[0])
    assert "<li>Can?</li>" in copied["html"]
    assert not re.search(r"\b(class|id|style|href)=", copied["html"])
    assert "- Can?" in copied["text"]


@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_every_form_has_a_sound_agenda_that_tells_nothing_private(form_id, edition):
    form, answers = catalogue().forms[form_id], example(form_id, edition)
    setting = Setting(country_of(form_id, edition), Words(catalogue().content, edition), date(2026, 11, 22))
    made = agenda(form, answers, setting)
    written = FORMATS["docx"].write(made).content
    assert problems(written) == []
    shown = " ".join(texts(written))
    assert not [secret for secret in _private(form, answers) if len(secret) > TELLING and secret in shown]
