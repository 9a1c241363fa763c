"""All that pages can ask the engine for, and all that can go wrong, as the worker sends it."""

import json
from base64 import b64encode
from datetime import date
from typing import Any

from forms.authoring.bundle import bundle, planner_bundle
from forms.engine import service
from forms.engine.answers import Answers
from forms.engine.writers import FORMATS
from tests.content.examples import EDITIONS, catalogue, country_of, example, led_to, saved

Request = dict[str, Any]
TODAY = date(2026, 11, 22)
# What a template that fails needs: Jinja2 then rewrites the traceback, and Python prints it.
FAILING_TEMPLATE = """
import traceback
from forms.engine.templating import environment
try:
    environment().from_string("one line\\n{{ 1 / 0 }}").render()
except ZeroDivisionError as error:
    told = "".join(traceback.format_exception(error))
told
"""
LATE = ("pdf", "ics")
MESSY: Answers = {"name": 5, "actions": [None, 5, {"what": 3}], "meeting_date": "31.2.2026 \x00\ud83d", "notes": ["x"]}
WRONG: list[Request] = [
    {"do": "fly"},
    {"do": "write", "format": "papyrus"},
    {"do": "check", "language": "tlh"},
    {"do": "check", "date": "yesterday"},
    {"do": "preview", "document": "nothing"},
    {"do": "carry", "saved": {}},
    {"do": "merge", "saved": {"answers": 5}},
    {"do": "reopen", "file": "?"},
    {"do": "reopen", "file": "eA=="},
    {"do": "plan"},
    *({"do": deed, "answers": MESSY} for deed in ("check", "preview", "suggest")),
    *({"do": "write", "format": format, "answers": MESSY} for format in FORMATS if format not in LATE),
]


def common(form: str, edition: str) -> Request:
    """What every request says."""
    given = {"language": edition, "country": country_of(form, edition), "role": "manager", "date": TODAY.isoformat()}
    return {**given, "answers": example(form, edition)}


def of_form(form: str, edition: str) -> list[Request]:
    """Everything that can be asked of a form in an edition, except for the late formats."""
    base = common(form, edition)
    documents = [spec.id for spec in led_to(form, edition, TODAY)]
    early = [format for format in FORMATS if format not in LATE]
    return [
        {**base, "do": "check"},
        {**base, "do": "check", "answers": {}},
        {**base, "do": "suggest"},
        *({**base, "do": "preview", "document": document} for document in documents),
        *({**base, "do": "copy", "document": document} for document in documents),
        *(written(base, document, format) for document in documents for format in early),
        *({**base, "do": "write", "what": what, "format": "docx"} for what in ("blank", "agenda")),
        {**base, "do": "preview", "what": "blank"},
        *flows(form, edition, documents),
    ]


def written(base: Request, document: str, format: str) -> Request:
    """A document of a form in a format."""
    return {**base, "do": "write", "document": document, "format": format}


def flows(form: str, edition: str, documents: list[str]) -> list[Request]:
    """The ways from a save file and a Word file back into a form."""
    base, one = common(form, edition), json.loads(saved(form, edition))
    asked = [{**base, "do": deed, "saved": one} for deed in ("carry", "merge", "changes")]
    asked += [{**base, "do": "write-reopenable", "saved": one, "document": document} for document in documents]
    return asked + [{**base, "do": "reopen", "file": b64encode(file).decode()} for file in word_files(form, asked)]


def word_files(form: str, asked: list[Request]) -> list[bytes]:
    """The Word files among what the engine makes here."""
    desk = service.load(bundle(catalogue(), form).encode())
    made = [service.handle(desk, json.dumps(request))[1] for request in asked]
    return [file for file in made if file]


def wrong(form: str, edition: str) -> list[Request]:
    """What goes wrong, in words and without an end of the engine."""
    return [{**common(form, edition), **request} for request in WRONG]


def late(form: str, edition: str, format: str) -> list[Request]:
    """The documents of a form in a format whose libraries come late."""
    return [written(common(form, edition), spec.id, format) for spec in led_to(form, edition, TODAY)]


def planned() -> list[Request]:
    """A plan and its two calendars, for every occasion."""
    plan = {"id": "plan", "revision": 1, "moved": {}, "left_out": [], "base": "https://intranet.example/da/"}
    days = dict.fromkeys(("start_date", "return_date", "meeting_date", "hearing_date"), "2027-01-04")
    base = {"country": "no", "role": "manager", "date": "2026-11-22", "format": "ics"}
    return [
        {
            **base,
            "do": deed,
            "language": edition,
            "answers": {"occasion": occasion.id, **days},
            "plan": {**plan, **whose},
        }
        for occasion in catalogue().planner.occasions
        for edition in EDITIONS
        for deed, whose in (("plan", {}), ("calendar", {"calendar": "shared"}), ("calendar", {"calendar": "own"}))
    ]


def planner() -> str:
    """The bundle of the planner."""
    return planner_bundle(catalogue())
