"""Documents that are offered on a condition."""

from datetime import date

import pytest

from forms.authoring.blocks import without_blocks
from forms.engine import document as blocks
from forms.engine.compose import compose, offered, spec_of
from forms.engine.load import build
from forms.engine.model import Form
from forms.engine.setting import Setting
from tests.engine.examples import field, text, words

OVER = {"field": "deadline", "past": True}
FORM = {
    "id": "letters",
    "guide": "letters",
    "title": text("Letters"),
    "lead": text("Letters."),
    "sections": [
        {
            "id": "all",
            "title": text("All"),
            "fields": [
                field("deadline", "date"),
                field("asked"),
                field("hidden", when={"field": "asked", "filled": True}),
            ],
        }
    ],
    "documents": [
        {"id": "abroad", "title": text("Abroad"), "when": {"field": "country", "equals": "no"}},
        {
            "id": "final",
            "title": text("Final"),
            "when": OVER,
            "layout": [{"heading": text("Draft"), "when": {"not": OVER}}],
        },
        {"id": "hidden", "title": text("Hidden"), "when": {"field": "hidden", "filled": True}},
        {"id": "block", "title": text("Block"), "block": "special"},
    ],
}


def letters():
    return build(Form, FORM)


def setting(country="dk", today="2026-11-22"):
    return Setting(country, words(), date.fromisoformat(today))


def ids(answers, form=None, **more):
    return [spec.id for spec in offered(form or letters(), answers, setting(**more))]


def test_a_document_is_offered_on_its_condition():
    assert ids({}) == ["block"]
    assert ids({}, country="no") == ["abroad", "block"]


def test_a_deadline_is_past_from_the_day_after():
    assert "final" not in ids({"deadline": "22.11.2026"})
    assert "final" in ids({"deadline": "22.11.2026"}, today="2026-11-23")


def test_a_hidden_answer_brings_no_document():
    assert "hidden" not in ids({"hidden": "left behind"})
    assert "hidden" in ids({"hidden": "told", "asked": "yes"})


def test_a_document_of_a_block_that_is_off_is_not_there():
    assert ids({}, without_blocks(letters(), ())) == []
    assert ids({}, without_blocks(letters(), ("special",))) == ["block"]


def test_only_what_is_offered_can_be_chosen():
    assert spec_of(letters(), None, {}, setting("no")).id == "abroad"
    assert spec_of(letters(), "block", {}, setting()).id == "block"
    for name in ("final", "unknown"):
        with pytest.raises(KeyError):
            spec_of(letters(), name, {}, setting())
    with pytest.raises(KeyError):
        spec_of(without_blocks(letters(), ()), None, {}, setting())


@pytest.mark.parametrize(("today", "headings"), [("2026-11-22", ["Draft"]), ("2026-11-23", [])])
def test_pieces_know_the_day_too(today, headings):
    form = letters()
    made = compose(form, form.documents[1], {"deadline": "2026-11-22"}, setting(today=today))
    assert [block.text for block in made.blocks if isinstance(block, blocks.Heading)] == headings
