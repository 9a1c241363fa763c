"""A small form for the engine's tests, in words of its own."""

from forms.engine.load import build
from forms.engine.model import Content, Form
from forms.engine.words import Words


def text(words):
    return {"da": f"{words} (da)", "nb": f"{words} (nb)", "en": words}


def field(name, kind="text", **more):
    return {"id": name, "type": kind, "label": text(name.capitalize()), **more}


def option(name):
    return {"id": name, "label": text(name)}


FORM = {
    "id": "example",
    "guide": "example",
    "title": text("Example"),
    "lead": text("An example."),
    "version": "abc",
    "sections": [
        {
            "id": "facts",
            "title": text("Facts"),
            "fields": [
                field("name", required=True, missing=text("Write the name.")),
                field("start", "date", required=True),
                field(
                    "end",
                    "date",
                    suggest={
                        "rule": "probation_end",
                        "start": "start",
                        "fact": {"no": "six", "dk": "three"},
                    },
                    warn=[
                        {
                            "rule": "before_field",
                            "other": "start",
                            "text": text("Ends before it starts."),
                        }
                    ],
                ),
                field("next", "date", suggest={"rule": "next_meeting", "start": "start"}),
                field("number", "number"),
                field("told", "check", required=True),
                field("checked", "check", when={"field": "country", "equals": "no"}),
            ],
        },
        {
            "id": "talk",
            "title": text("Talk"),
            "one_of": {"fields": ["notes", "nothing"], "missing": text("Write notes or tick.")},
            "fields": [
                field("notes", "long"),
                field("nothing", "tick"),
                field("secret", "long", private=True),
                field("own", "rows", add=text("Add"), fields=[field("question")]),
            ],
        },
        {
            "id": "after",
            "title": text("After"),
            "fields": [
                field(
                    "actions",
                    "rows",
                    add=text("Add"),
                    fields=[
                        field("what", required=True),
                        field("due", "date"),
                        field("state", "choice", options=[option("open"), option("done")]),
                    ],
                ),
                field(
                    "way",
                    "choice",
                    required=True,
                    printed=False,
                    options=[option("paper"), option("sent")],
                ),
                field("sent", "date", required=True, when={"field": "way", "equals": "sent"}),
                field(
                    "signatures",
                    "signatures",
                    hint=text("Signed means read."),
                    when={"field": "way", "equals": "paper"},
                    signers=[{"label": text("Employee"), "name": "name"}],
                ),
            ],
        },
    ],
    "documents": [
        {"id": "summary", "title": text("Summary"), "name_fields": ["number", "start"]},
        {"id": "own", "title": text("My notes"), "audience": "own", "sections": ["talk"]},
    ],
}

FACT = {
    "text": text("A period."),
    "law": "Act § 1",
    "source": "https://law.example/",
    "checked": "2026-11-22",
    "review": "2027-06-01",
    "status": "confirmed",
}

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WORDS = {
    "language-tag": "en-GB",
    "page": "Page",
    "page-of": "of",
    "small-print": "Form {form}, version {version}. Written {date}.",
    "signature-date": "Date",
    "change": "Change",
    "check-heading": "Item",
    "check-yes": "Yes",
    "check-no": "No",
    "check-not-applicable": "Not applicable",
    "light-red": "Red",
    "light-yellow": "Yellow",
    "light-green": "Green",
    "date": "{day} {month} {year}",
    "error-missing": "Fill in “{label}”.",
    "error-date": "No date: {typed}",
    "error-time": "No time: {typed}",
    "error-number": "No number: {typed}",
    "error-choice": "Choose under {label}.",
    "warn-identity-number": "An identity number.",
    "warn-too-long": "Longer than {limit}.",
    **{f"month-{index}": month for index, month in enumerate(MONTHS, 1)},
}

CONTENT = {
    "words": {key: dict.fromkeys(("da", "nb", "en"), word) for key, word in WORDS.items()},
    "facts": {
        "six": {"id": "six", "country": "no", "months": 6, **FACT},
        "three": {"id": "three", "country": "dk", "months": 3, **FACT},
    },
    "organisation": {
        "name": text("Fictional Office"),
        "logo": "logo.svg",
        "colour": "teal",
        "contact_name": text("HR"),
        "contact_mail": "hr@office.example",
        "retention": text("Keep it."),
        "country": "no",
        "meeting_weeks": 4,
        "editions": {"da": "complete", "nb": "complete", "en": "complete"},
    },
}

ANSWERS = {
    "name": "Sample Person",
    "start": "2026-08-31",
    "number": "2",
    "told": "yes",
    "notes": "First line\nsecond line\n\nNew paragraph",
    "secret": "For my own use",
    "own": [{"id": "q1", "question": "An own question?"}],
    "actions": [
        {"id": "a1", "what": "Read the plan", "due": "2026-12-01", "state": "open"},
        {"id": "a2", "what": "", "due": "", "state": ""},
    ],
    "way": "paper",
}


def form():
    return build(Form, FORM)


def content():
    return build(Content, CONTENT)


def words(language="en"):
    return Words(content(), language)
