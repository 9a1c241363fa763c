"""The dates of a form as events of a calendar."""

import hashlib
from collections.abc import Iterable, Iterator

from forms.engine.answers import Answers, rows, shared_row, text
from forms.engine.dates import parse
from forms.engine.event import Event
from forms.engine.model import Field
from forms.engine.setting import Setting
from forms.engine.visible import Part


def uid(*parts: str) -> str:
    """The same id for the same thing, so that a second import replaces the first."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"{digest[:32]}@samtaleguide"


def of_form(parts: Iterable[Part], answers: Answers, shared: bool, setting: Setting) -> Iterator[Event]:
    """The dates of a form that are events. What is private stays out of a ``shared`` document's."""
    for field in (field for part in parts for field in part.fields if not (shared and field.private)):
        yield from _event(field, answers, (setting.document_id, field.id), setting)
        for index, row in rows(answers.get(field.id)) if field.type == "rows" else ():
            if shared and not shared_row(field, row):
                continue
            for inner in (inner for inner in field.fields if not (shared and inner.private)):
                key = (setting.document_id, field.id, str(row.get("id") or index), inner.id)
                yield from _event(inner, row, key, setting)


def _event(field: Field, answers: Answers, key: tuple[str, ...], setting: Setting) -> Iterator[Event]:
    """The event of a date. Without a document's id, those of two documents must still differ."""
    day = parse(text(answers.get(field.id))) if field.event else None
    if day:
        parts = key if setting.document_id else (*key, day.isoformat(), setting.today.isoformat())
        yield Event(uid(*parts), setting.words.say(field.event), day, remind=(1,))
