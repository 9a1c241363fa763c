"""A plan: the meetings and dates that follow from a few answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, takewhile

from forms.engine import probation
from forms.engine.answers import Answers, text
from forms.engine.conditions import holds
from forms.engine.dates import add_months, parse, parse_time
from forms.engine.holidays import next_working_day, previous_working_day
from forms.engine.model import Fact
from forms.engine.planner import Due, Item, Leg, Occasion, Planner, Series, Whose, as_form
from forms.engine.setting import Setting
from forms.engine.visible import visible

# Nobody needs more; a mistyped year must not make thousands.
MOST = 60


@dataclass(frozen=True)
class Entry:
    """One line of a plan.

    ``counted`` is the date before it was moved to a working day, or by the reader.
    ``fixed`` dates never move. ``time`` is ``HH.MM``, or empty for the whole day.
    """

    id: str
    item: Item
    day: date
    counted: date
    number: int = 0
    fixed: bool = False
    fact: Fact | None = None
    time: str = ""

    @property
    def calendar(self) -> Whose:
        """Whose calendar it belongs to: what is fixed by law is never a shared entry."""
        return "own" if self.fixed else self.item.calendar


@dataclass(frozen=True)
class Changes:
    """What the reader has done to a plan: other days by entry id, and entries left out."""

    moved: dict[str, str]
    left_out: tuple[str, ...] = ()


def plan(planner: Planner, answers: Answers, setting: Setting, changes: Changes) -> list[Entry]:
    """The entries for the chosen occasion, in the order of their days."""
    told = visible(as_form(planner), answers, setting.country).answers
    chosen = {occasion.id: occasion for occasion in planner.occasions}.get(text(told.get("occasion")))
    made = _Plan(chosen, told, setting).entries() if chosen else []
    kept = (_moved(entry, changes) for entry in made if entry.id not in changes.left_out)
    return sorted(kept, key=lambda entry: (entry.day, entry.calendar == "shared", entry.id))


def _moved(entry: Entry, changes: Changes) -> Entry:
    """An entry on the day that the reader has chosen; what is fixed stays."""
    day = parse(changes.moved.get(entry.id, ""))
    return replace(entry, day=day) if day and not entry.fixed else entry


@dataclass(frozen=True)
class _Plan:
    occasion: Occasion
    answers: Answers
    setting: Setting

    def entries(self) -> list[Entry]:
        """All entries, each date in reach of those that count from it."""
        known: dict[str, date] = {}
        made = []
        for due in self.occasion.dates:
            if entry := self._due(due, known):
                known[due.id] = entry.counted
                made.append(entry)
        return made + [entry for series in self.occasion.meetings for entry in self._series(series, known)]

    def _from(self, item: Item, known: dict[str, date]) -> date | None:
        """The day that an item counts from; None keeps it out of the plan."""
        if not holds(item.when, self.answers):
            return None
        return known.get(item.from_) or parse(text(self.answers.get(item.from_)))

    def _due(self, due: Due, known: dict[str, date]) -> Entry | None:
        start = self._from(due, known)
        fact_id = (due.fact or {}).get(self.setting.country)
        if start is None or (due.fact and fact_id is None):
            return None
        fact = self.setting.words.content.facts[fact_id] if fact_id else None
        counted = self._counted(due, start, fact)
        day = next_working_day(counted, self.setting.country) if due.moves else counted
        return Entry(due.id, due, day, counted, fixed=not due.moves, fact=fact, time=self._time(due))

    def _counted(self, due: Due, start: date, fact: Fact | None) -> date:
        held = fact if fact and (fact.months or fact.weeks or fact.days) else due
        sign = -1 if due.before else 1
        day = add_months(start, sign * held.months) + sign * timedelta(weeks=held.weeks, days=held.days)
        if due.rule == "probation_end":
            return probation.end(probation.read(start, day, self.setting.country, self.answers))
        return day

    def _series(self, series: Series, known: dict[str, date]) -> Iterator[Entry]:
        start = self._from(series, known)
        ends = known.get(series.until) if series.until else None
        if start is None or (series.until and ends is None):
            return
        days = takewhile(lambda day: ends is None or day < ends, self._days(start, series.legs))
        for number, counted in zip(range(1, MOST + 1), days, strict=False):
            day = self._working(counted, ends)
            time = self._time(series)
            yield Entry(f"{series.id}-{number}", series, day, counted, number=number, time=time)

    def _days(self, start: date, legs: tuple[Leg, ...]) -> Iterator[date]:
        """Day after day, always counted from the start of a leg: the 31st comes back."""
        weeks = self.setting.words.content.organisation.meeting_weeks
        for leg in legs:
            pace = leg if leg.weeks or leg.months else replace(leg, weeks=weeks)
            for turn in range(1, leg.times + 1) if leg.times else count(1):
                yield add_months(start, pace.months * turn) + timedelta(weeks=pace.weeks * turn)
            start = add_months(start, pace.months * leg.times) + timedelta(weeks=pace.weeks * leg.times)

    def _working(self, day: date, ends: date | None) -> date:
        moved = next_working_day(day, self.setting.country)
        return previous_working_day(day, self.setting.country) if ends and moved >= ends else moved

    def _time(self, item: Item) -> str:
        """Meetings may have a time of day; a deadline has none."""
        return (parse_time(text(self.answers.get("meeting_time"))) or "") if item.calendar == "shared" else ""
