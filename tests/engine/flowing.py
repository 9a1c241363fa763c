"""A form that goes on in a series and takes over from another, and save files of them."""

from forms.engine.load import build
from forms.engine.model import Form
from forms.engine.savefile import SaveFile, asked
from tests.engine.examples import field, option, text, words

STATES = [option("begun"), option("done"), option("dropped")]
ROWS = [field("what", required=True), field("due", "date"), field("state", "choice", options=STATES)]

MEETING = {
    "id": "meeting",
    "guide": "example",
    "title": text("Meeting"),
    "lead": text("A meeting."),
    "version": "today",
    "roles": ["manager", "employee"],
    "sections": [
        {
            "id": "facts",
            "title": text("Facts"),
            "fields": [
                field("name", by="employee"),
                field("number", "number"),
                field("date", "date"),
                field("told", "check"),
                field("outcome", "choice", options=[option("better"), option("worse")]),
                field("last", "tick"),
                field("next", "date", when={"field": "last", "filled": False}),
                field("at", "time"),
                field("topics", "several", options=[option("tasks"), option("hours")]),
                field("views", "long", by="employee"),
                field("own_notes", "long", by="manager", private=True),
                field(
                    "actions",
                    "rows",
                    add=text("Add"),
                    fields=[*ROWS, field("aside", private=True)],
                ),
                field("older", "rows", add=text("Add"), fields=ROWS),
                field("ending", "signatures", signers=[{"label": text("Me"), "name": "name"}]),
            ],
        }
    ],
    "documents": [{"id": "summary", "title": text("Summary"), "reopenable": True}],
    "series": {
        "count": "number",
        "keep": ["name", "told", "own_notes", "unknown"],
        "move": {"date": "next"},
        "becomes": {"outcome": "better"},
        "rows": [
            {"from": "actions", "ask": "state", "open": ["begun"]},
            {"from": "older", "into": "actions", "ask": "state", "open": ["begun"]},
        ],
        "ask": ["topics"],
    },
    "takes_from": [
        {
            "form": "diary",
            "fields": {"name": "writer", "views": "entries", "own_notes": "thoughts", "date": "secret_day"},
            "told": {"next": "secret_day"},
            "columns": {"views": ["day", "note"]},
            "rows": [{"from": "promises", "into": "actions", "ask": "state", "open": ["begun"]}],
            "own_use": ["thoughts", "secret_day", "promises.aside"],
            "ticks": {"entries": "share"},
        }
    ],
}

FORM = build(Form, MEETING)


def saved(answers, **changes):
    """A save file of the form, by the manager unless said otherwise."""
    known = {
        "document_id": "one",
        "revision": 1,
        "form": FORM.id,
        "form_version": FORM.version,
        "language": "en",
        "country": "no",
        "role": "manager",
        "audience": "own",
        "saved_at": "2026-11-22T12:00:00Z",
        "questions": asked(FORM, words()),
    }
    return SaveFile(**{**known, **changes, "answers": answers})
