import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.event import Calendar, Event
from forms.engine.writers.ics import one_line, plain, write
from tests.engine.sample import HOSTILE

DAY = date(2026, 11, 30)
WRITTEN = date(2026, 11, 22)
EVENT = Event(
    "id@samtaleguide",
    "Opfølgningssamtale",
    DAY,
    "Se guiden\nhttps://intranet.example/",
    zone="Europe/Oslo",
    remind=(1,),
)
CHARACTERS = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


def written(*events, revision=0):
    return write(Calendar(events, WRITTEN, revision))


def read(content):
    return icalendar.Calendar.from_ical(content)


def the_event(content):
    (event,) = read(content).events
    return event


def assert_well_formed(content):
    """RFC 5545, 3.1: CRLF after every line, no line longer than 75 octets, no character cut."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_whole_day():
    event = the_event(written(EVENT))
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, DAY + timedelta(days=1))
    assert event["dtstart"].params == {"VALUE": "DATE"}
    assert (event["uid"], event["class"], event["transp"]) == ("id@samtaleguide", "PRIVATE", "TRANSPARENT")
    assert event["dtstamp"].to_ical() == b"20261122T000000Z"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [-timedelta(hours=15)]
    assert not read(written(EVENT)).walk("VTIMEZONE")


@pytest.mark.parametrize("day", ["2026-10-23", "2026-10-26", "2027-03-26", "2027-03-29"])
def test_a_meeting_keeps_its_time_over_summer_time(day):
    timed = Event("id", "t", date.fromisoformat(day), time="14.30", minutes=45, zone="Europe/Copenhagen", remind=(1,))
    content = written(timed)
    event = the_event(content)
    expected = datetime.fromisoformat(f"{day}T14:30").replace(tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert event["dtstart"].dt == expected
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)
    assert event["transp"] == "OPAQUE"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [-timedelta(days=1)]
    (zone,) = read(content).walk("VTIMEZONE")
    # The zone as written in the file, not as the reader happens to know it.
    assert zone.to_tz().utcoffset(expected.replace(tzinfo=None)) == expected.utcoffset()


def test_the_calendar_names_its_kind():
    content = written(EVENT, revision=3)
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert b"\r\nMETHOD:PUBLISH\r\n" in content
    assert b"\r\nSEQUENCE:3\r\n" in content
    assert content == written(EVENT, revision=3)


def test_an_empty_calendar_is_read_too():
    assert read(written()).events == []


def test_signs_of_the_format_are_escaped():
    event = Event("id", "a; b, c\\n d: e", DAY, 'first; line, with \\ and "quotes"\nsecond')
    content = written(event)
    assert b"SUMMARY:a\\; b\\, c\\\\n d: e\r\n" in content
    assert the_event(content)["description"] == event.text


@pytest.mark.parametrize("length", range(50, 80))
@pytest.mark.parametrize("letter", ["ø", "€", "👩‍👧"])
def test_long_lines_fold_between_letters(letter, length):
    title = "x" * length + letter * 40
    content = written(Event("id", title, DAY, title))
    assert_well_formed(content)
    assert the_event(content)["summary"] == title


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text):
    content = written(Event("id", text, DAY, text))
    assert_well_formed(content)
    assert the_event(content)["summary"] == one_line(text)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\\n", "\r\n "])
def test_no_line_can_be_smuggled_in(end):
    smuggled = f"talk{end}ATTENDEE:mailto:someone{end}END:VEVENT{end}BEGIN:VEVENT"
    content = written(Event("id", smuggled, DAY, smuggled))
    assert_well_formed(content)
    assert not the_event(content).get("attendee")
    assert b"\r\nATTENDEE" not in content


@given(title=CHARACTERS, text=CHARACTERS)
def test_any_text_comes_back(title, text):
    content = written(Event("id", title, DAY, text))
    assert_well_formed(content)
    event = the_event(content)
    assert event["summary"] == one_line(title)
    assert event.get("description", "") == plain(text)


def test_the_library_is_imported_only_when_a_file_is_made():
    code = "import sys, forms.engine.service; print('icalendar' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "False"
