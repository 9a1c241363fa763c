"""The meeting planner's content: what it names must be there, and deadlines stay private."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.references import Checker
from forms.authoring.source import Step, place, read
from forms.authoring.texts import lacking
from forms.authoring.validate import validated
from forms.engine.model import Fact, Form
from forms.engine.planner import Due, Item, Occasion, Planner, as_form

Keys = tuple[Step, ...]
_BRACES = re.compile(r"\{.*?\}")
_STEP = re.compile(r"guides/[a-z0-9/-]+/#[a-z0-9-]+")


def planner_of(file: Path, facts: dict[str, Fact], editions: dict[str, str]) -> tuple[Planner, list[Problem]]:
    """The planner of a file, and what is wrong with it.

    Raises ContentError if the file does not fit the model.
    """
    data = read(file)
    planner = validated(Planner, data, file)
    checker = _Checker(planner, as_form(planner), data, file, facts)
    return planner, [*lacking(planner, data, file, editions), *checker.problems()]


@dataclass(frozen=True)
class _Checker:
    planner: Planner
    form: Form
    data: Any
    file: Path
    facts: dict[str, Fact]

    def problems(self) -> Iterator[Problem]:
        """Everything that leads nowhere, stands twice or would reach the wrong reader."""
        yield from Checker(self.form, self.data, self.file, self.facts).problems()
        yield from self._choices()
        for index, occasion in enumerate(self.planner.occasions):
            yield from self._occasion(occasion, ("occasions", index))

    def _at(self, path: Keys, message: str, remedy: str) -> Problem:
        return Problem(place(self.file, self.data, path), message, remedy)

    def _choices(self) -> Iterator[Problem]:
        """Every occasion can be chosen, and every choice is an occasion."""
        offered = {option.id for field in self.form.fields() if field.id == "occasion" for option in field.options}
        if offered != (known := {occasion.id for occasion in self.planner.occasions}):
            message = f"the options of the field 'occasion' are not the occasions: {_listed(offered ^ known)}"
            yield self._at(("occasions",), message, "give each occasion an option of the same id")

    def _occasion(self, occasion: Occasion, path: Keys) -> Iterator[Problem]:
        known = {field.id for field in self.form.fields() if field.type == "date"}
        seen: set[str] = set()
        for key, items in (("dates", occasion.dates), ("meetings", occasion.meetings)):
            for index, item in enumerate(items):
                here: Keys = (*path, key, index)
                if item.id in seen:
                    yield self._at((*here, "id"), f"the id {item.id!r} stands here twice", "rename one of the two")
                yield from self._item(item, known, here)
                seen.add(item.id)
                known.add(item.id)
        yield from self._named(occasion, path, seen)

    def _named(self, occasion: Occasion, path: Keys, dates: set[str]) -> Iterator[Problem]:
        for index, series in enumerate(occasion.meetings):
            if series.until and series.until not in dates:
                message = f"'until' names {series.until!r}, which is no date of this occasion"
                yield self._at((*path, "meetings", index, "until"), message, f"use one of these: {_listed(dates)}")
        for names in (occasion.facts or {}).values():
            yield from self._facts(names, (*path, "facts"))

    def _item(self, item: Item, known: set[str], path: Keys) -> Iterator[Problem]:
        if item.from_ not in known:
            message = f"'from' names {item.from_!r}, which is no date field and no date above this one"
            yield self._at((*path, "from"), message, f"use one of these: {_listed(known)}")
        if not _STEP.fullmatch(item.step):
            message = f"{item.step!r} is no place in a guide"
            yield self._at((*path, "step"), message, "write it like guides/probation/#agree")
        for language, title in item.title.items():
            if set(_BRACES.findall(title)) - {"{number}"}:
                message = "a title goes into calendars that others may see and holds nothing but {number}"
                yield self._at((*path, "title", language), message, "write a title that fits everybody")
        if isinstance(item, Due):
            yield from self._due(item, path)

    def _due(self, due: Due, path: Keys) -> Iterator[Problem]:
        yield from self._facts(tuple((due.fact or {}).values()), (*path, "fact"))
        if due.calendar == "shared" and not due.moves:
            message = "a date that never moves is a deadline, and deadlines are the manager's own"
            yield self._at((*path, "calendar"), message, "write calendar: own")
        if due.moves and (due.fact or due.rule):
            yield self._at((*path, "moves"), "a legal date must not move", "remove moves")

    def _facts(self, names: tuple[str, ...], path: Keys) -> Iterator[Problem]:
        for name in names:
            if name not in self.facts:
                yield self._at(path, f"there is no fact {name!r}", "use the id of a fact in forms/content/facts/")


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
