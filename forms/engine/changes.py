"""A save file of another version of its form: what has changed, and what has no field now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forms.engine.answers import Answers, chosen, filled, rows
from forms.engine.choices import options
from forms.engine.model import Field, Form
from forms.engine.savefile import SaveFile, asked
from forms.engine.told import ASKS_NOTHING, MANY, fits, told_plainly
from forms.engine.words import Words


@dataclass(frozen=True)
class Gone:
    """An answer that no field holds now, under its question as it was asked."""

    field: str
    question: str
    answer: str


@dataclass(frozen=True)
class Reworded:
    """An answered question that is asked in other words now."""

    field: str
    was: str
    now: str


@dataclass(frozen=True)
class New:
    """A question that the file was saved without."""

    field: str
    question: str


@dataclass(frozen=True)
class Changes:
    """``answers`` have their fields; ``questions`` go into the next save file.

    ``older`` says that the file is of another version of the form, whatever that changed.
    """

    older: bool
    answers: Answers
    gone: tuple[Gone, ...]
    reworded: tuple[Reworded, ...]
    new: tuple[New, ...]
    questions: dict[str, str]


def changes(form: Form, saved: SaveFile, words: Words) -> Changes:
    """Compare a save file with its form as it is today."""
    older = saved.form_version != form.version
    gone = tuple(_gone(form, saved, words))
    kept = {item.field: item.question for item in gone}
    return Changes(
        older=older,
        answers=_placed(form, saved.answers),
        gone=gone,
        reworded=tuple(_reworded(form, saved, words)) if older else (),
        new=tuple(_new(form, saved, words)) if older and saved.questions else (),
        questions={**kept, **asked(form, words)},
    )


def _gone(form: Form, saved: SaveFile, words: Words) -> Iterator[Gone]:
    fields = {item.id: item for item in form.fields()}
    for id, value in saved.answers.items():
        known = fields.get(id)
        for name, lost in _lost(id, value, known):
            if filled(lost):
                yield Gone(name, saved.questions.get(name, name), told_plainly(lost, words))


def _lost(id: str, value: Any, known: Field | None) -> Iterator[tuple[str, Any]]:
    """What of an answer its field cannot hold, as names and values."""
    if known is None:
        yield id, value
    elif known.type == "rows" and fits(known, value):
        columns = {inner.id: inner for inner in known.fields}
        for _, row in rows(value):
            for key, item in row.items():
                if key != "id":
                    yield from _lost(f"{id}.{key}", item, columns.get(key))
    elif known.type in MANY and isinstance(value, list):
        yield id, [item for item in value if item not in options(known)]
    elif not fits(known, value):
        yield id, value


def _placed(form: Form, answers: Answers) -> Answers:
    """The answers, as far as fields hold them."""
    placed = {item.id: _held(item, answers.get(item.id)) for item in form.fields()}
    return {id: value for id, value in placed.items() if filled(value)}


def _held(known: Field, value: Any) -> Any:
    if known.type == "rows" and fits(known, value):
        return [_held_row(known, row) for _, row in rows(value)]
    if known.type in MANY:
        return [item for item in chosen(value) if item in options(known)]
    return value if fits(known, value) else None


def _held_row(group: Field, row: Answers) -> Answers:
    held = {inner.id: _held(inner, row.get(inner.id)) for inner in group.fields}
    return {"id": row.get("id", "")} | {key: value for key, value in held.items() if filled(value)}


def _reworded(form: Form, saved: SaveFile, words: Words) -> Iterator[Reworded]:
    """Compared in the language of the file, shown in that of the page."""
    then = asked(form, Words(words.content, saved.language))
    now = asked(form, words)
    for id, value in saved.answers.items():
        for name in (id, *(name for name in then if name.startswith(f"{id}."))):
            was = saved.questions.get(name, "")
            if filled(value) and was and then.get(name) and was.split() != then[name].split():
                yield Reworded(name, was, now[name])


def _new(form: Form, saved: SaveFile, words: Words) -> Iterator[New]:
    for item in form.fields():
        if item.type not in ASKS_NOTHING and item.id not in saved.questions:
            yield New(item.id, words.say(item.label))
