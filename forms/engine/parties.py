"""Two parties: the other's answers land beside one's own, and nothing is overwritten."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from forms.engine.answers import Answers, Row, filled, row_filled, rows, text
from forms.engine.dates import parse, parse_time
from forms.engine.model import Field, Form, Role
from forms.engine.savefile import SaveFile, SaveFileError, for_other
from forms.engine.told import fits, row_name, told
from forms.engine.words import Words


@dataclass(frozen=True)
class Added:
    """An answer of the other's that had room; ``row`` says in which row."""

    field: str
    label: str
    row: str
    theirs: str


@dataclass(frozen=True)
class Conflict:
    """Two answers to one question; ``value`` is theirs as it would be filled in.

    ``author`` is the party that the form asks (``both`` if it asks both).
    """

    field: str
    label: str
    row: str
    mine: str
    theirs: str
    value: Any
    author: str


@dataclass(frozen=True)
class Merged:
    """One's own answers with the other's beside them; ``extra`` has no field in this form."""

    answers: Answers
    added: tuple[Added, ...]
    conflicts: tuple[Conflict, ...]
    extra: Answers


def merge(form: Form, mine: Answers, saved: SaveFile, role: Role, words: Words) -> Merged:
    """Put the answers of a save file beside one's own.

    Own-use answers of somebody else's are left out, even if the file holds them.
    Raises SaveFileError if it is the file of another form.
    """
    if saved.form != form.id:
        raise SaveFileError("merge-other-form")
    merging = _Merging(words, {id: value for id, value in mine.items() if filled(value)})
    theirs = saved.answers if saved.role == role else for_other(form, saved.answers)
    for known in form.fields():
        merging.take(known, theirs.get(known.id))
    return Merged(merging.answers, tuple(merging.added), tuple(merging.conflicts), _extra(form, saved.answers))


def _extra(form: Form, answers: Answers) -> Answers:
    known = {item.id for item in form.fields()}
    return {id: value for id, value in answers.items() if id not in known and filled(value)}


@dataclass
class _Merging:
    """A merge under way."""

    words: Words
    answers: Answers
    added: list[Added] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def take(self, known: Field, theirs: Any) -> None:
        """One field of theirs."""
        if not filled(theirs) or not fits(known, theirs):
            return
        if known.type == "rows":
            self.answers[known.id] = list(self._rows(known, [row for _, row in rows(theirs)]))
        else:
            self.answers[known.id] = self._one(known, known.id, "", (self.answers.get(known.id), theirs))

    def _one(self, known: Field, name: str, row: str, both: tuple[Any, Any]) -> Any:
        """The answer that stands in the form; the other one is told about."""
        mine, theirs = both
        label, shown = self.words.say(known.label), told(known, theirs, self.words)
        if not filled(mine):
            self.added.append(Added(name, label, row, shown))
            return theirs
        if known.type == "pick":
            return [*mine, *(item for item in theirs if item not in mine)]
        if not _same(known, mine, theirs):
            was = told(known, mine, self.words)
            self.conflicts.append(Conflict(name, label, row, was, shown, theirs, known.by))
        return mine

    def _rows(self, group: Field, theirs: list[Row]) -> Iterator[Row]:
        """Mine in my order, each with what theirs of the same id adds; then what only they have."""
        mine = [row for row in self.answers.get(group.id, []) if row_filled(row)]
        left = list(theirs)
        for index, row in enumerate(mine):
            yield self._row(group, index, row, _pulled(left, row))
        new = [row for row in left if not any(_alike(row, own) for own in mine)]
        for index, row in enumerate(new, start=len(mine)):
            yield self._row(group, index, {"id": text(row.get("id"))}, row)

    def _row(self, group: Field, index: int, mine: Row, theirs: Row) -> Row:
        name = row_name(group, {**theirs, **mine}, self.words)
        made = {**{key: item for key, item in theirs.items() if filled(item)}, **mine}
        for inner in group.fields:
            value = theirs.get(inner.id)
            if filled(value) and fits(inner, value):
                made[inner.id] = self._one(inner, f"{group.id}.{index}.{inner.id}", name, (mine.get(inner.id), value))
        return made


def _pulled(left: list[Row], mine: Row) -> Row:
    """Their row of the same id, taken from those that are left; an empty one if there is none."""
    id = text(mine.get("id"))
    for index, row in enumerate(left):
        if id and text(row.get("id")) == id:
            return left.pop(index)
    return {}


def _alike(row: Row, other: Row) -> bool:
    """Whether two rows say the same, whoever wrote them."""
    return {**row, "id": ""} == {**other, "id": ""}


def _same(known: Field, mine: Any, theirs: Any) -> bool:
    """Whether two answers mean the same, however they are typed."""
    if isinstance(mine, list) and isinstance(theirs, list):
        return set(map(str, mine)) == set(map(str, theirs))
    if known.type == "date" and parse(text(mine)):
        return parse(text(mine)) == parse(text(theirs))
    if known.type == "time" and parse_time(text(mine)):
        return parse_time(text(mine)) == parse_time(text(theirs))
    if isinstance(mine, str):
        return mine.split() == text(theirs).split()
    return bool(mine == theirs)
