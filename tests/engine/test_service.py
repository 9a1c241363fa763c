import json

import pytest

from forms.engine import service
from tests.engine.examples import ANSWERS, CONTENT, FORM

DESK = service.load(json.dumps({"form": FORM, "content": CONTENT}).encode())


def ask(do, **changes):
    request = {
        "do": do,
        "language": "en",
        "country": "no",
        "role": "manager",
        "date": "2026-11-22",
        "answers": ANSWERS,
        **changes,
    }
    reply, made = service.handle(DESK, json.dumps(request))
    return json.loads(reply), made


def test_check_replies_with_errors_and_warnings():
    reply, made = ask("check", answers={**ANSWERS, "name": ""})
    assert reply == {"errors": [{"field": "name", "message": "Write the name."}], "warnings": []}
    assert made is None


def test_preview_replies_with_html_and_its_findings():
    reply, _ = ask("preview")
    assert "Sample Person" in reply["html"]
    assert 'data-change="name"' in reply["html"]
    assert reply["errors"] == []


@pytest.mark.parametrize(("kind", "start"), [("docx", b"PK"), ("text", b"Fictional Office"), ("html", b"<")])
def test_write_gives_a_named_file(kind, start):
    reply, made = ask("write", format=kind)
    assert reply["name"].startswith("Summary 2 2026-08-31.")
    assert made.startswith(start)
    assert reply["removed"] == 0


def test_characters_that_no_format_holds_are_counted():
    reply, made = ask("write", format="text", answers={**ANSWERS, "notes": "a\x00b\x01c"})
    assert reply["removed"] == 2
    assert b"abc" in made
    reply, _ = ask("copy", answers={**ANSWERS, "notes": "a\x00b\x01c"})
    assert reply["removed"] == 2
    assert "abc" in reply["text"]
    assert "abc" in reply["html"]


def test_suggestions_are_made_for_what_is_unanswered():
    reply, _ = ask("suggest", answers={"start": "2026-08-31", "next": "2027-01-01"})
    assert list(reply["suggestions"]) == ["end"]
    assert reply["suggestions"]["end"]["value"] == "2027-02-28"
    assert reply["suggestions"]["end"]["spoken"] == "28 February 2027"


@pytest.mark.parametrize(
    "request_text",
    ["", "[]", "{}", '{"do": "fly"}', '{"do": "check", "language": "fr", "country": "no"}'],
)
def test_a_request_that_cannot_be_answered_fails_in_words(request_text):
    reply, made = service.handle(DESK, request_text)
    assert "failure" in json.loads(reply)
    assert made is None


@pytest.mark.parametrize(
    "answers",
    [
        {"name": 5, "actions": "no list", "notes": ["x"], "nothing": "true", "told": {}},
        {"actions": [None, 5, {"what": 3}], "start": True},
        {"__proto__": {"polluted": True}, "unknown": "kept out"},
    ],
)
def test_answers_of_any_shape_are_survived(answers):
    for do in ("check", "preview", "suggest"):
        reply, _ = ask(do, answers=answers)
        assert "failure" not in reply
    reply, _ = ask("write", format="docx", answers=answers)
    assert "failure" not in reply
