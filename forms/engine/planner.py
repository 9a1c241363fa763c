"""The content of the meeting planner: what it asks for, and what it puts into a plan."""

from typing import Literal

from forms.engine.model import Condition, Country, Form, Section, Text, model

Whose = Literal["shared", "own"]


@model
class Item:
    """What every entry of a plan has.

    ``from`` names the field or the date that it counts from. ``calendar`` is whose it
    is: both parties', or the manager's ``own``. ``remind`` is in days before. ``step`` is
    the place in a guide that says what to do. The title goes into calendars that others
    may see, so it holds nothing about the person; ``{number}`` counts the meetings.
    """

    id: str
    title: Text
    note: Text | None = None
    from_: str
    calendar: Whose
    remind: tuple[int, ...] = (1,)
    minutes: int = 60
    step: str
    when: Condition | None = None


@model
class Leg:
    """A stretch of a series at one pace.

    Without weeks or months the organisation's own interval counts; ``times`` 0 goes on
    until the series ends.
    """

    weeks: int = 0
    months: int = 0
    times: int = 0


@model
class Series(Item):
    """Meetings that repeat, on working days, before the date named in ``until``."""

    legs: tuple[Leg, ...]
    until: str | None = None


@model
class Due(Item):
    """One date.

    Its period is that of the country's ``fact``, else ``months``, ``weeks`` and ``days``;
    ``before`` counts it backwards. With ``fact`` it concerns the countries named there
    only. The rule ``probation_end`` also looks at the contract and at absence. A date
    that ``moves`` is advice: it falls on a working day and may be changed. Any other
    stays where it is.
    """

    fact: dict[Country, str] | None = None
    rule: Literal["probation_end"] | None = None
    months: int = 0
    weeks: int = 0
    days: int = 0
    before: bool = False
    moves: bool = False


@model
class Occasion:
    """What a plan is made for; ``facts`` are printed below it."""

    id: str
    dates: tuple[Due, ...] = ()
    meetings: tuple[Series, ...] = ()
    facts: dict[Country, tuple[str, ...]] | None = None


@model
class Planner:
    """The meeting planner: ``sections`` ask, the answer to ``occasion`` chooses."""

    title: Text
    lead: Text
    sections: tuple[Section, ...]
    occasions: tuple[Occasion, ...]


ID = "meeting-planner"


def as_form(planner: Planner) -> Form:
    """What the planner asks, as a form: it is shown and checked like one."""
    return Form(
        id=ID,
        guide="",
        title=planner.title,
        lead=planner.lead,
        sections=planner.sections,
        documents=(),
        draft_days=0,
    )
