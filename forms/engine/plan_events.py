"""The entries of a plan as events of a calendar."""

from collections.abc import Iterator

from forms.engine.calendar import uid
from forms.engine.event import Event
from forms.engine.model import Country
from forms.engine.plan import Entry
from forms.engine.planner import Whose
from forms.engine.setting import Setting
from forms.engine.words import Words

ZONES: dict[Country, str] = {"dk": "Europe/Copenhagen", "no": "Europe/Oslo"}


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
