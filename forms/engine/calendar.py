"""What goes into a calendar file: events, from a plan or from the dates of a form."""

import hashlib
from collections.abc import Iterable, Iterator

from forms.engine.answers import Answers, rows, shared_row, text
from forms.engine.dates import parse
from forms.engine.event import Event
from forms.engine.model import Country, Field
from forms.engine.plan import Entry
from forms.engine.planner import Whose
from forms.engine.setting import Setting
from forms.engine.visible import Part
from forms.engine.words import Words

ZONES: dict[Country, str] = {"dk": "Europe/Copenhagen", "no": "Europe/Oslo"}


def uid(*parts: str) -> str:
    """The same id for the same thing, so that a second import replaces the first."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"{digest[:32]}@samtaleguide"


def of_plan(entries: list[Entry], whose: Whose, plan_id: str, base: str, setting: Setting) -> Iterator[Event]:
    """The events of one of the two calendars; ``base`` is the address of the edition."""
    for entry in entries:
        if entry.calendar == whose:
            yield Event(
                uid=uid(plan_id, entry.id),
                title=title_of(entry, setting.words),
                day=entry.day,
                text="\n".join(part for part in (note_of(entry, setting.words), link(base, entry.item.step)) if part),
                time=entry.time,
                minutes=entry.item.minutes,
                zone=ZONES[setting.country],
                remind=entry.item.remind,
            )


def title_of(entry: Entry, words: Words) -> str:
    """The title of an entry, with its number in a series."""
    return words.say(entry.item.title).replace("{number}", str(entry.number))


def note_of(entry: Entry, words: Words) -> str:
    """What the reader should know: the fact behind a date, and the planner's own remark."""
    fact = entry.fact
    parts = [f"{words.say(fact.text)} ({fact.law})" if fact else "", words.say(entry.item.note)]
    if fact and fact.status == "to-confirm":
        parts.append(words.word("planner-to-confirm"))
    return " ".join(part for part in parts if part)


def link(base: str, step: str) -> str:
    """The address of a step; nothing unless the site's own address is a usual one."""
    return base.rstrip("/") + "/" + step if base.startswith(("https://", "http://")) else ""


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
