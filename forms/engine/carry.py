"""What a save file gives a new form: the next conversation, or one form from another.

What is one person's own goes nowhere else, and what nobody has ticked for others stays.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.engine.answers import Answers, Row, rows, text
from forms.engine.begun import Begun, Carried
from forms.engine.dates import spoken
from forms.engine.model import Field, FieldId, Form, Role, Series, TakesFrom
from forms.engine.savefile import SaveFile, SaveFileError, for_other
from forms.engine.visible import visible
from forms.engine.words import Words


def carry(form: Form, saved: SaveFile, mine: Answers, role: Role, words: Words) -> Carried:
    """Begin a form from a save file of its own kind, or of one that it takes over from.

    Raises SaveFileError if the form has no series, or takes nothing from that form.
    """
    begun = Begun(form, words, mine)
    if saved.form == form.id:
        return _next(begun, _series(form), saved, role)
    for source in form.takes_from:
        # Without what the build adds, nobody knows what is for own use: then nothing is taken.
        if source.form == saved.form and source.ticks is not None:
            return _taken(begun, _Theirs(source, saved, words, same_person=saved.role == role))
    raise SaveFileError("carry-not-from")


def _series(form: Form) -> Series:
    if form.series is None:
        raise SaveFileError("carry-no-series")
    return form.series


def _next(begun: Begun, series: Series, saved: SaveFile, role: Role) -> Carried:
    """The next conversation: only what counted last time, and only what is the reader's."""
    last = visible(begun.form, saved.answers, saved.country).answers
    last = last if saved.role == role else for_other(begun.form, last)
    for id in series.keep:
        begun.put(id, last.get(id))
    for ours, theirs in (series.move or {}).items():
        begun.put(ours, last.get(theirs))
    for id, answer in (series.becomes or {}).items():
        begun.put(id, answer)
    if series.count and text(last.get(series.count)).isdecimal():
        begun.put(series.count, str(int(last[series.count]) + 1))
    for rule in series.rows:
        begun.put_open(rule, last.get(rule.from_))
    for id in (*_unsettled(begun, series, last), *series.ask):
        begun.ask(id, last.get(id))
    return begun.done()


def _unsettled(begun: Begun, series: Series, last: Answers) -> list[str]:
    """The checks that were answered with no: they stay, and are asked about again (B8)."""
    checks = [id for id in series.keep if id in begun.fields and begun.fields[id].type == "check"]
    return [id for id in checks if last.get(id) == "no"]


def _taken(begun: Begun, theirs: "_Theirs") -> Carried:
    """One form from another."""
    source = theirs.source
    for ours, name in (source.fields or {}).items():
        if ours in begun.fields:
            begun.put(ours, theirs.value(name, begun.fields[ours], (source.columns or {}).get(ours, ())))
    for ours, name in (source.told or {}).items():
        if theirs.same_person:
            begun.put(ours, theirs.saved.answers.get(name))
    for rule in source.rows:
        group = begun.fields.get(rule.into or rule.from_)
        begun.put_open(rule, theirs.value(rule.from_, group) if group else None)
    return begun.done()


@dataclass(frozen=True)
class _Theirs:
    """The other form's answers, as far as they may go into ours."""

    source: TakesFrom
    saved: SaveFile
    words: Words
    same_person: bool

    def value(self, name: str, ours: Field, columns: tuple[str, ...] = ()) -> Any:
        """An answer, its rows made text where ``columns`` says so."""
        own_use = () if ours.private and self.same_person else self.source.own_use
        if name in own_use:
            return None
        value = self.saved.answers.get(name)
        if not rows(value):
            return value
        going = self._going(name, [row for _, row in rows(value)], own_use)
        return self._text(going, columns) if columns else going

    def _going(self, name: str, listed: list[Row], own_use: tuple[str, ...]) -> list[Row]:
        """The rows that may go, without the columns that may not (A16)."""
        tick = (self.source.ticks or {}).get(FieldId(name))
        ticked = [row for row in listed if tick is None or row.get(tick) is True]
        return [{key: item for key, item in row.items() if f"{name}.{key}" not in own_use} for row in ticked]

    def _text(self, listed: list[Row], columns: tuple[str, ...]) -> str:
        """Rows as paragraphs."""
        lines = [[text(row.get(column)) for column in columns] for row in listed]
        return "\n\n".join(": ".join(self._spoken(cell) for cell in line if cell) for line in lines if any(line))

    def _spoken(self, cell: str) -> str:
        try:
            return spoken(date.fromisoformat(cell), self.words)
        except ValueError:
            return cell
