"""The planner's counter: a plan as the page shows it, and as a calendar file."""

from datetime import date
from typing import Any

from forms.engine.answers import Answers
from forms.engine.check import Report, check
from forms.engine.dates import spoken
from forms.engine.event import Calendar
from forms.engine.filename import safe
from forms.engine.holidays import holiday
from forms.engine.model import Country
from forms.engine.plan import Changes, Entry, plan
from forms.engine.plan_events import note_of, of_plan, title_of
from forms.engine.planner import Planner, Whose, as_form
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import ics


def listed(planner: Planner, answers: Answers, setting: Setting, wishes: dict[str, Any]) -> dict[str, Any]:
    """What was found wrong; without errors, the plan's entries as well."""
    found = check(as_form(planner), answers, setting)
    entries = [] if found.errors else plan(planner, answers, setting, _changes(wishes))
    return {"entries": [shown(entry, setting) for entry in entries], **findings(found)}


def file(planner: Planner, answers: Answers, setting: Setting, wishes: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """One of the two calendars as a file."""
    whose: Whose = "shared" if wishes.get("calendar") == "shared" else "own"
    entries = plan(planner, answers, setting, _changes(wishes))
    events = of_plan(entries, whose, str(wishes.get("id", "")), str(wishes.get("base", "")), setting)
    made = ics.write(Calendar(tuple(events), setting.today, int(wishes.get("revision", 0))))
    name = safe(setting.words.word(f"planner-file-{whose}", date=setting.today.isoformat()))
    return {"name": f"{name}.ics", "type": ics.MIME, "removed": 0}, made


def findings(found: Report) -> dict[str, Any]:
    """Errors and warnings as the page reads them."""
    return {
        "errors": [{"field": finding.field, "message": finding.message} for finding in found.errors],
        "warnings": [{"field": finding.field, "message": finding.message} for finding in found.warnings],
    }


def shown(entry: Entry, setting: Setting) -> dict[str, Any]:
    """An entry as the page shows it."""
    words = setting.words
    return {
        "id": entry.id,
        "calendar": entry.calendar,
        "title": title_of(entry, words),
        "date": entry.day.isoformat(),
        "spoken": day_in_words(entry, words),
        "note": note_of(entry, words),
        "remarks": remarks(entry, setting),
        "fixed": entry.fixed,
        "step": entry.item.step,
    }


def day_in_words(entry: Entry, words: Words) -> str:
    """Weekday, date, week and time, so that a slip is noticed."""
    week = entry.day.isocalendar().week
    weekday = words.word(f"planner-weekday-{entry.day.isoweekday()}")
    day = words.word("planner-day", weekday=weekday, date=spoken(entry.day, words), week=week)
    return words.word("planner-day-time", day=day, time=entry.time) if entry.time else day


def remarks(entry: Entry, setting: Setting) -> list[str]:
    """What is special about the day: it is free, or the entry was moved because of it."""
    words, country = setting.words, setting.country
    told = []
    if free := day_off(entry.day, country, words):
        told.append(words.word("planner-falls-fixed" if entry.fixed else "planner-falls", reason=free))
    moved_from = day_off(entry.counted, country, words) if entry.day != entry.counted else ""
    if moved_from and not entry.fixed:
        told.append(words.word("planner-moved", date=spoken(entry.counted, words), reason=moved_from))
    return told


def day_off(day: date, country: Country, words: Words) -> str:
    """Why nobody works on a day; empty if they do."""
    if found := holiday(day, country):
        return words.word(f"planner-holiday-{found}")
    return words.word(f"planner-weekday-{day.isoweekday()}") if day.weekday() >= 5 else ""


def _changes(wishes: dict[str, Any]) -> Changes:
    moved = {str(key): str(value) for key, value in dict(wishes.get("moved", {})).items()}
    return Changes(moved, tuple(str(item) for item in wishes.get("left_out", ())))
