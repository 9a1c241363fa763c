"""A form being begun from a save file: filled field by field, nothing overwritten."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from forms.engine.answers import Answers, Row, filled, rows, text
from forms.engine.model import Field, Form, OpenRows
from forms.engine.told import fits, row_name, told
from forms.engine.words import Words


@dataclass(frozen=True)
class Ask:
    """Something to answer anew; ``row`` says of what, ``was`` what it was last time."""

    field: str
    label: str
    row: str
    was: str


@dataclass(frozen=True)
class Carried:
    """The new form's answers, what of them was carried over, and what to ask first.

    ``left`` counts the rows that were settled and so stayed behind.
    """

    answers: Answers
    taken: tuple[str, ...]
    asks: tuple[Ask, ...]
    left: int


@dataclass
class Begun:
    """The one thing here that changes: ``answers`` begins with what is filled in already."""

    form: Form
    words: Words
    answers: Answers
    taken: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    left: int = 0
    # Rows whose state is asked for: group, row's id, column, state last time.
    _open: list[tuple[Field, str, Field, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.fields = {known.id: known for known in self.form.fields()}
        self.answers = {id: value for id, value in self.answers.items() if filled(value)}

    def put(self, id: str, value: Any) -> None:
        """Fill a field that is still empty, if the value suits it; rows are added to rows."""
        known = self.fields.get(id)
        if known is None or not filled(value) or not fits(known, value):
            return
        if known.type == "rows":
            self._add(known, [row for _, row in rows(value)])
        elif id not in self.answers:
            self._take(id, value)

    def put_open(self, rule: OpenRows, value: Any) -> None:
        """Add the rows that are not settled, and remember to ask how they went."""
        group = self.fields.get(rule.into or rule.from_)
        if group is None:
            return
        listed = [row for _, row in rows(value)]
        going = [row for row in listed if not rule.ask or text(row.get(rule.ask)) in ("", *rule.open)]
        self.left += len(listed) - len(going)
        self._add(group, [_without(row, rule.ask) for row in going])
        column = next((inner for inner in group.fields if inner.id == rule.ask), None)
        if column:
            self._open += [(group, _id(row), column, text(row.get(column.id))) for row in going]

    def ask(self, id: str, was: Any) -> None:
        """Ask a field anew, unless it has been answered by hand."""
        known = self.fields.get(id)
        if known and filled(was) and (id in self.taken or id not in self.answers):
            self.asks.append(Ask(id, self.words.say(known.label), "", told(known, was, self.words)))

    def done(self) -> Carried:
        """Everything begun; the rows, which now have their place, are asked about first."""
        return Carried(self.answers, tuple(self.taken), (*self._row_asks(), *self.asks), self.left)

    def _take(self, id: str, value: Any) -> None:
        self.answers[id] = value
        if id not in self.taken:
            self.taken.append(id)

    def _add(self, group: Field, added: list[Row]) -> None:
        """Add rows below those that are there; a row whose id is known is there already."""
        here = self.answers.get(group.id, [])
        known = {_id(row) for row in here} - {""}
        new = [_columns(group, row) for row in added if _id(row) not in known]
        if new:
            self._take(group.id, [*here, *new])

    def _row_asks(self) -> Iterator[Ask]:
        for group, row_id, column, state in self._open:
            for index, row in enumerate(self.answers.get(group.id, [])):
                if row_id and _id(row) == row_id and not filled(row.get(column.id)):
                    name, label = f"{group.id}.{index}.{column.id}", self.words.say(column.label)
                    yield Ask(name, label, row_name(group, row, self.words), told(column, state, self.words))


def _id(row: Row) -> str:
    return text(row.get("id"))


def _without(row: Row, column: str | None) -> Row:
    return {key: value for key, value in row.items() if key != column}


def _columns(group: Field, row: Row) -> Row:
    """The part of a row that the group has columns for."""
    known = {inner.id: inner for inner in group.fields}
    return {key: value for key, value in row.items() if key == "id" or (key in known and fits(known[key], value))}
