"""Documents with a layout of their own: letters, and rows that are let in by a tick."""

import re
from datetime import date

from forms.engine import document as blocks
from forms.engine.compose import compose
from forms.engine.load import build
from forms.engine.model import Form
from forms.engine.setting import Setting
from forms.engine.writers import FORMATS, html
from tests.engine.examples import field, option, text, words

ROW = [field("what"), field("share", "tick")]
FORM = {
    "id": "letter",
    "guide": "letter",
    "title": text("Letter"),
    "lead": text("A letter."),
    "sections": [
        {
            "id": "all",
            "title": text("All"),
            "fields": [
                field("name"),
                field("day", "date"),
                field("hour", "time"),
                field("ways", "several", options=[option("a"), option("b"), option("c")]),
                field("light", "light"),
                field("secret", private=True),
                field("about", "note"),
                field(
                    "notes",
                    "rows",
                    add=text("Add"),
                    only_ticked="share",
                    fields=[field("what"), field("share", "tick")],
                ),
            ],
        }
    ],
    "documents": [
        {
            "id": "letter",
            "title": text("Summons"),
            "kind": "letter",
            "layout": [
                {"address": text("{name}")},
                {"text": text("Dear {name},\n\ncome on {day}. {secret} Written {today}.")},
                {"text": text("Not today."), "when": {"field": "day", "filled": False}},
                {"field": "day"},
                {"field": "hour"},
                {"field": "notes"},
            ],
        },
        {"id": "all", "title": text("All"), "audience": "own"},
    ],
}
ANSWERS = {
    "name": "{day} & <b>",
    "day": "2027-02-03",
    "hour": "9",
    "ways": ["a", "c"],
    "light": "yellow",
    "secret": "hidden",
    "notes": [{"id": "1", "what": "told", "share": True}, {"id": "2", "what": "kept"}],
}


def composed(document=0, **changes):
    form = build(Form, FORM)
    setting = Setting("dk", words(), date(2026, 11, 22))
    return compose(form, form.documents[document], {**ANSWERS, **changes}, setting)


def test_a_letter_begins_with_its_address_and_keeps_its_title_below():
    letter = composed()
    assert letter.addresses == (blocks.Address("{day} & <b>"),)
    lines = FORMATS["text"].write(letter).content.decode().split("\n\n")
    assert lines[1].startswith("{day} & <b>")
    assert lines[2].startswith("Summons")


def test_placeholders_are_filled_in_and_answers_stay_text():
    said = [block.text for block in composed().blocks if isinstance(block, blocks.Paragraph)]
    assert said == [
        "Dear {day} & <b>,",
        "come on 3 February 2027. …… Written 22 November 2026.",
    ]


def test_a_piece_shows_only_if_its_condition_holds():
    assert "Not today." in str(composed(day="").blocks)


def test_neighbouring_facts_share_a_list():
    [facts] = [block for block in composed().blocks if isinstance(block, blocks.FactList)]
    assert [fact.value for fact in facts.facts] == ["3 February 2027", "09.00"]


def test_only_ticked_rows_are_let_in():
    [notes] = [block for block in composed().blocks if isinstance(block, blocks.Notes)]
    assert notes.paragraphs == ("told",)


def test_without_a_layout_every_kind_of_answer_is_shown_in_words():
    found = composed(1)
    assert "kept" in str(found)
    assert "hidden" in str(found)
    assert blocks.Notes("Ways", ("a", "c"), "ways") in found.blocks
    facts = [fact for b in found.blocks if isinstance(b, blocks.FactList) for fact in b.facts]
    assert blocks.Fact("Light", "Yellow", "light") in facts


def test_each_answer_of_a_letter_leads_to_its_field_once():
    shown = html.write(composed(), change_label="Change")
    assert re.findall(r'data-change="(.*?)"', shown) == ["name", "day", "day", "hour", "notes"]
    assert "Change: Name" in shown
    assert "data-change" not in FORMATS["html"].write(composed()).content.decode()


def test_what_a_letter_may_not_tell_has_no_way_back_from_it():
    assert 'data-change="secret"' not in html.write(composed(), change_label="Change")
