"""Checks the ways from one save file to the next form, and writes out what they need to know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.source import Step, place
from forms.engine.choices import options
from forms.engine.model import Field, FieldId, Form, OpenRows, TakesFrom
from forms.engine.told import ASKS_NOTHING

Keys = tuple[Step, ...]
Told = tuple[Keys, str, str]
# What may be told of one's own preparation: short facts, never what one has thought.
SHORT = ("text", "date", "time", "number", "rows")
ALIKE = {"text": "words", "long": "words"}


def flow_problems(form: Form, data: Any, file: Path) -> Iterator[Problem]:
    """What leads nowhere in a form's ``series``, and documents that may not be reopened."""
    for path, message, remedy in (*_series(form), *_documents(form)):
        yield Problem(place(file, data, path), message, remedy)


def taking_problems(form: Form, forms: dict[str, Form]) -> Iterator[tuple[str, str]]:
    """What a form cannot take over from others, each as a sentence with its remedy."""
    for source in form.takes_from:
        if source.form not in forms or source.form == form.id:
            yield f"'takes_from' names {source.form!r}, which is no other form", "use the id of a form"
        else:
            yield from _Taking(source, form, forms[source.form]).problems()


def with_sources(form: Form, forms: dict[str, Form]) -> Form:
    """The form with what it has to know of those that it takes over from."""
    known = (source for source in form.takes_from if source.form in forms)
    return replace(form, takes_from=tuple(_known(source, forms[source.form]) for source in known))


def _known(source: TakesFrom, other: Form) -> TakesFrom:
    """Only what is taken counts; an own-use group hides all its columns by itself."""
    taken = {*(source.fields or {}).values(), *(rule.from_ for rule in source.rows)}
    named = [field for field in other.fields() if field.id in taken]
    own_use = [field.id for field in named if field.private]
    own_use += [f"{group.id}.{column.id}" for group in named for column in group.fields if column.private]
    ticks = {FieldId(group.id): group.only_ticked for group in named if group.only_ticked}
    return replace(source, own_use=tuple(own_use), ticks=ticks)


def _documents(form: Form) -> Iterator[Told]:
    for index, spec in enumerate(form.documents):
        if spec.reopenable and (spec.kind != "summary" or spec.audience != "shared"):
            message = f"the document {spec.id!r} may not carry its save file"
            remedy = "remove reopenable: it is for summaries that both get, not for notes, letters and minutes"
            yield ("documents", index, "reopenable"), message, remedy


def _series(form: Form) -> Iterator[Told]:
    series = form.series
    if series is None:
        return
    fields = {field.id: field for field in form.fields()}
    yield from _there(series.keep, fields, "keep")
    yield from _there(series.ask, fields, "ask")
    yield from _there([series.count] if series.count else [], fields, "count")
    if series.count in fields and fields[series.count].type != "number":
        yield ("series", "count"), f"{series.count!r} is no number", "name a field of type number"
    for ours, theirs in (series.move or {}).items():
        yield from _moved(ours, theirs, fields)
    for ours, answer in (series.becomes or {}).items():
        yield from _there([ours], fields, "becomes")
        if ours in fields and answer not in options(fields[ours]):
            message = f"{answer!r} is no option of {ours!r}"
            yield ("series", "becomes", ours), message, "use the id of one of its options"
    for index, rule in enumerate(series.rows):
        for message, remedy in _rows(rule, form, form):
            yield ("series", "rows", index), message, remedy


def _there(names: Iterable[str], fields: dict[str, Field], key: str) -> Iterator[Told]:
    for name in names:
        if name not in fields or fields[name].type in ASKS_NOTHING:
            message = f"the series names {name!r}, which is no field that can be answered"
            yield ("series", key), message, "use the id of a field of this form"


def _moved(ours: str, theirs: str, fields: dict[str, Field]) -> Iterator[Told]:
    yield from _there([ours, theirs], fields, "move")
    if ours in fields and theirs in fields and fields[ours].type != fields[theirs].type:
        message = f"{ours!r} cannot begin with {theirs!r}: they hold different things"
        yield ("series", "move", ours), message, "name two fields of the same type"


def _rows(rule: OpenRows, form: Form, other: Form) -> Iterator[tuple[str, str]]:
    """Rows that go on: both groups are there, and ask the same."""
    into, source = _group(form, rule.into or rule.from_), _group(other, rule.from_)
    if into is None or source is None:
        yield f"the rows {rule.from_!r} go nowhere", "name groups of rows under 'from' and 'into'"
        return
    if source.private and not into.private:
        yield f"{source.id!r} is for own use, but {into.id!r} is not", "take over what others may see"
    status = next((column for column in into.fields if column.id == rule.ask), None)
    if rule.ask and (status is None or not set(rule.open) <= set(options(status))):
        yield f"{into.id!r} cannot ask how its rows went", f"give it a choice {rule.ask!r} with the options {rule.open}"
    yield from _columns(into, source)


def _group(form: Form, name: str) -> Field | None:
    return next((field for field in form.fields() if field.id == name and field.type == "rows"), None)


def _columns(ours: Field, theirs: Field) -> Iterator[tuple[str, str]]:
    """The columns that both groups have must hold the same."""
    known = {column.id: column for column in theirs.fields}
    if not known.keys() & {column.id for column in ours.fields}:
        yield f"the rows of {ours.id!r} and {theirs.id!r} share no column", "give the columns the same ids"
    for column in ours.fields:
        if column.id in known and not _alike(column, known[column.id]):
            yield f"the column {column.id!r} holds something else in {theirs.id!r}", "use the same type and options"


def _alike(ours: Field, theirs: Field) -> bool:
    same = ALIKE.get(ours.type, ours.type) == ALIKE.get(theirs.type, theirs.type)
    return same and set(options(theirs)) <= set(options(ours))


@dataclass(frozen=True)
class _Taking:
    """What one form takes over from another."""

    source: TakesFrom
    form: Form
    other: Form

    def problems(self) -> Iterator[tuple[str, str]]:
        for ours, theirs in (self.source.fields or {}).items():
            yield from self._pair(ours, theirs, told=False)
        for ours, theirs in (self.source.told or {}).items():
            yield from self._pair(ours, theirs, told=True)
        for rule in self.source.rows:
            yield from _rows(rule, self.form, self.other)

    def _pair(self, ours: str, theirs: str, *, told: bool) -> Iterator[tuple[str, str]]:
        mine = {field.id: field for field in self.form.fields()}.get(ours)
        other = {field.id: field for field in self.other.fields()}.get(theirs)
        if mine is None or other is None or mine.type in ASKS_NOTHING:
            yield f"{ours!r} cannot be taken from {theirs!r} of {self.other.id!r}", "use ids of fields in both forms"
            return
        yield from self._own_use(mine, other, told=told)
        yield from self._suits(mine, other)

    def _own_use(self, ours: Field, theirs: Field, *, told: bool) -> Iterator[tuple[str, str]]:
        if told and theirs.type not in SHORT:
            yield f"{theirs.id!r} of {self.other.id!r} is more than a short fact", "leave it out of 'told'"
        if theirs.private and not ours.private and not told:
            remedy = "leave it out, or name it under 'told' if the form exists to tell it"
            yield f"{theirs.id!r} of {self.other.id!r} is for own use, but {ours.id!r} is not", remedy

    def _suits(self, ours: Field, theirs: Field) -> Iterator[tuple[str, str]]:
        columns = (self.source.columns or {}).get(FieldId(ours.id), ())
        if columns:
            known = {column.id for column in theirs.fields}
            if ours.type != "long" or not set(columns) <= known:
                yield f"'columns' of {ours.id!r} do not fit", f"a long text from some of {', '.join(sorted(known))}"
        elif not _alike(ours, theirs):
            yield (
                f"{ours.id!r} holds something else than {theirs.id!r} of {self.other.id!r}",
                "use the same type and options",
            )
        elif ours.type == "rows":
            yield from _columns(ours, theirs)
