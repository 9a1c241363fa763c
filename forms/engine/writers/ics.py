"""Writes calendar files (RFC 5545) that Outlook and Google read.

icalendar escapes, folds and orders; it is imported only when a file is asked for, since
no other format needs it.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from forms.engine.clean import clean
from forms.engine.document import Document
from forms.engine.event import Calendar, Event

if TYPE_CHECKING:
    import icalendar

MIME = "text/calendar;charset=utf-8"
PRODUCT = "-//Samtaleguide//Samtaleguide//EN"
# A reminder of a day that has no time comes at nine in the morning.
MORNING = timedelta(hours=9)


def write(calendar: Calendar) -> bytes:
    """The calendar as a file; every line ends in CRLF, the last one too."""
    import icalendar

    made = icalendar.Calendar()
    for key, value in {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}.items():
        made.add(key, value)
    for zone in sorted({event.zone for event in calendar.events if event.time}):
        made.add_component(_zone(zone))
    for event in calendar.events:
        made.add_component(_event(event, calendar))
    content: bytes = made.to_ical()
    return content


def of_document(document: Document) -> bytes:
    """The dates of a form's document as a file."""
    return write(Calendar(document.events, date.fromisoformat(document.created)))


def plain(text: str) -> str:
    """A text that no calendar stumbles over: one kind of line end, no control characters."""
    return clean(text).text.replace("\t", " ").replace("\x7f", "").strip()


def one_line(text: str) -> str:
    """A title has no line breaks."""
    return " ".join(plain(text).split())


def _event(event: Event, calendar: Calendar) -> "icalendar.Event":
    import icalendar

    made = icalendar.Event()
    made.add("uid", event.uid)
    # The engine has no clock: the day of writing is all it knows. As text, since icalendar
    # asks for the time zone data of UTC, which Python in the browser lacks.
    made["dtstamp"] = icalendar.vText(f"{calendar.written:%Y%m%d}T000000Z")
    made.add("sequence", calendar.revision)
    made.add("summary", one_line(event.title))
    if plain(event.text):
        made.add("description", plain(event.text))
    _add_times(made, event)
    # Whoever may look into the calendar sees that there is something, not what.
    made.add("class", "PRIVATE")
    made.add("transp", "OPAQUE" if event.time else "TRANSPARENT")
    for days in event.remind:
        made.add_component(_alarm(event, days))
    return made


def _add_times(made: "icalendar.Event", event: Event) -> None:
    """Wall time with its zone, which summer time moves along; or the whole day."""
    if not event.time:
        made.add("dtstart", event.day)
        made.add("dtend", event.day + timedelta(days=1))
        return
    start = datetime.fromisoformat(f"{event.day}T{event.time.replace('.', ':')}")
    ends = start + timedelta(minutes=event.minutes)
    for key, moment in (("dtstart", start), ("dtend", ends)):
        made.add(key, moment, parameters={"TZID": event.zone})


def _alarm(event: Event, days: int) -> "icalendar.Alarm":
    import icalendar

    made = icalendar.Alarm()
    made.add("action", "DISPLAY")
    made.add("description", one_line(event.title))
    made.add("trigger", timedelta(days=-days) + (timedelta() if event.time else MORNING))
    return made


def _zone(name: str) -> "icalendar.Timezone":
    """Central European Time with its summer time, as both countries have it since 1996."""
    import icalendar

    made = icalendar.Timezone()
    made.add("tzid", name)
    summer = _change(icalendar.TimezoneDaylight(), datetime(1996, 3, 31, 2), 1, 2)  # noqa: DTZ001 - wall time
    winter = _change(icalendar.TimezoneStandard(), datetime(1996, 10, 27, 3), 2, 1)  # noqa: DTZ001
    for part in (summer, winter):
        made.add_component(part)
    return made


def _change(part: "icalendar.Component", first: datetime, before: int, after: int) -> "icalendar.Component":
    """A change of the clock, every year on the month's last Sunday."""
    part.add("dtstart", first)
    part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
    part.add("tzoffsetfrom", timedelta(hours=before))
    part.add("tzoffsetto", timedelta(hours=after))
    part.add("tzname", "CEST" if after == 2 else "CET")
    return part
