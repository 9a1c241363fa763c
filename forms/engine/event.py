"""Events: what a calendar file holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Event:
    """One event. ``time`` is ``HH.MM`` in ``zone``; empty means the whole day.

    ``remind`` is in days before. The title names no person.
    """

    uid: str
    title: str
    day: date
    text: str = ""
    time: str = ""
    minutes: int = 60
    zone: str = ""
    remind: tuple[int, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """Events to write, and the day of writing. A later ``revision`` replaces an earlier."""

    events: tuple[Event, ...]
    written: date
    revision: int = 0
