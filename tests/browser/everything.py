"""A form with what the project's own forms need only here and there, for the browser's tests."""

from dataclasses import replace
from typing import Any

from forms.authoring.catalogue import Catalogue
from forms.engine.load import build
from forms.engine.model import Form
from tests.content.examples import catalogue
from tests.engine.examples import field, option, text

ENTRY = [
    field("day", "date"),
    field("hour", "time"),
    field("kind", "choice", options=[option("odd"), option("fun")]),
    field("light", "light"),
    field("what", required=True),
    field("own", private=True),
    field("share", "tick"),
]


def facts(country: str) -> list[str]:
    """One fact of a country."""
    return [fact.id for fact in catalogue().content.facts.values() if fact.country == country][:1]


FORM: dict[str, Any] = {
    "id": "everything",
    "guide": "everything",
    "title": text("Everything"),
    "lead": text("A form of the tests."),
    "roles": ["manager", "employee"],
    "draft_days": 0,
    "sections": [
        {
            "id": "told",
            "title": text("Told"),
            "fields": [field("rules", "note", facts={"dk": facts("dk"), "no": facts("no")})],
        },
        {
            "id": "types",
            "title": text("Types"),
            "questions": [{"id": "types-one", "level": "can", "text": text("One question?")}],
            "fields": [
                field("hour", "time"),
                field("ways", "several", options=[option("a"), option("b"), option("c")]),
                field("why", when={"field": "ways", "filled": True}),
                field("light", "light"),
                field("picked", "pick", options=[option("q1"), option("q2")]),
                field("secret", private=True),
                field("theirs", "long", by="employee"),
            ],
        },
        {
            "id": "notes",
            "title": text("Notes"),
            "fields": [field("entries", "rows", only_ticked="share", required=True, fields=ENTRY)],
        },
    ],
    "documents": [
        {"id": "summary", "title": text("Summary")},
        {"id": "notebook", "title": text("Notebook"), "audience": "own"},
    ],
}

ANSWERS: dict[str, Any] = {
    "hour": "14.30",
    "ways": ["a", "c"],
    "why": "because",
    "light": "yellow",
    "picked": ["q2"],
    "secret": "MARKER secret",
    "theirs": "what the employee says",
    "entries": [
        {"day": "3.2.2026", "hour": "09.00", "kind": "odd", "light": "red", "what": "February", "share": True},
        {"day": "5.4.2026", "kind": "fun", "what": "MARKER April"},
        {"what": "undated", "kind": "odd", "own": "MARKER own", "share": True},
        {"day": "1.1.2026", "kind": "odd", "what": "January", "share": True},
    ],
}


def with_everything() -> Catalogue:
    """The project's content with this form."""
    return replace(catalogue(), forms={"everything": build(Form, FORM)})
