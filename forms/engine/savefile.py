"""The save file: answers with the questions as they were asked, so they make sense later.

In the browser ``savefile.js`` writes the same object without Python; a test compares.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from forms.engine.answers import Answers, shared_row
from forms.engine.model import Country, Field, Form, Role
from forms.engine.words import Words

FORMAT = "samtaleguide"
VERSION = 1
LARGEST = 1_000_000
DEEPEST = 10


class SaveFileError(ValueError):
    """A save file that cannot be opened; ``args[0]`` is the id of the word that says why."""


@dataclass(frozen=True)
class SaveFile:
    """A save file of the outside contract. ``saved_at`` is an ISO time."""

    document_id: str
    revision: int
    form: str
    form_version: str
    language: str
    country: Country
    role: Role
    audience: str
    saved_at: str
    answers: Answers = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)


def dump(saved: SaveFile) -> str:
    """The JSON text of a save file."""
    return json.dumps({"format": FORMAT, "version": VERSION, **asdict(saved)}, ensure_ascii=False, indent=1)


def read(content: str) -> SaveFile:
    """Read a save file that may come from anywhere.

    Raises SaveFileError if it is too large, too deep, no save file, or of a later version.
    """
    data = _parsed(content)
    if data.get("format") != FORMAT:
        raise SaveFileError("open-not-ours")
    if data.get("version") != VERSION:
        raise SaveFileError("open-newer")
    if not isinstance(data.get("answers"), dict):
        raise SaveFileError("open-damaged")
    try:
        saved = SaveFile(**{key: value for key, value in data.items() if key not in ("format", "version")})
    except TypeError as error:
        raise SaveFileError("open-damaged") from error
    if not _sound(saved):
        raise SaveFileError("open-damaged")
    return saved


def _sound(saved: SaveFile) -> bool:
    """Whether everything around the answers has its type; the answers are read as they are used."""
    about = {**vars(saved)}
    del about["answers"]
    revision, questions = about.pop("revision"), about.pop("questions")
    texts = [*about.values(), *(questions.values() if isinstance(questions, dict) else [None])]
    return type(revision) is int and all(isinstance(text, str) for text in texts)


def asked(form: Form, words: Words) -> dict[str, str]:
    """Every field id with its label as asked, row fields as ``actions.what``."""
    texts: dict[str, str] = {}
    for item in form.fields():
        texts |= _asked(item, item.id, words)
    return texts


def for_other(form: Form, answers: Answers) -> Answers:
    """The answers without what is private, for a file meant for the other party."""
    fields = {item.id: item for item in form.fields() if not item.private}
    return {id: _shared(fields[id], value) for id, value in answers.items() if id in fields}


def _shared(field: Field, value: Any) -> Any:
    """An answer without the rows and the columns of rows that are nobody else's."""
    if field.type != "rows" or not isinstance(value, list):
        return value
    private = {inner.id for inner in field.fields if inner.private}
    told = [row for row in value if isinstance(row, dict) and shared_row(field, row)]
    return [{key: item for key, item in row.items() if key not in private} for row in told]


def _asked(item: Field, name: str, words: Words) -> dict[str, str]:
    inner = [_asked(field, f"{name}.{field.id}", words) for field in item.fields]
    return {name: words.say(item.label)} | {key: text for texts in inner for key, text in texts.items()}


def _parsed(content: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise SaveFileError("open-too-large")
    if _depth(content) > DEEPEST:
        raise SaveFileError("open-damaged")
    try:
        data = json.loads(content)
    except ValueError as error:
        raise SaveFileError("open-damaged") from error
    if not isinstance(data, dict):
        raise SaveFileError("open-not-ours")
    return data


def _depth(content: str) -> int:
    """How deep brackets nest at most.

    Counted before parsing, since too deep a file would end the interpreter in the
    browser. Brackets inside texts do not count.
    """
    depth = deepest = 0
    quoted = escaped = False
    for character in content:
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest
