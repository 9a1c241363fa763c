"""Checks what a form refers to: each id once, and every reference leads somewhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.source import Step, place
from forms.engine.conditions import fields_of, looks_at_today
from forms.engine.model import Condition, Fact, Field, Form, Piece

Keys = tuple[Step, ...]
ALWAYS_KNOWN = "country"
RESERVED = (ALWAYS_KNOWN, "today")
NEEDED = {
    "choice": "options",
    "several": "options",
    "pick": "questions_of",
    "rows": "fields",
    "signatures": "signers",
}
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Checker:
    """Checks one form; ``data`` is its expanded YAML."""

    form: Form
    data: Any
    file: Path
    facts: dict[str, Fact]

    def problems(self) -> list[Problem]:
        """Everything in the form that leads nowhere or stands twice."""
        return [
            *self._twice(),
            *self._conditions(),
            *self._fields(),
            *self._sections(),
            *self._documents(),
        ]

    def _at(self, path: Keys, message: str, remedy: str) -> Problem:
        return Problem(place(self.file, self.data, path), message, remedy)

    def _placed(self) -> Iterator[tuple[Field, Keys]]:
        for s, section in enumerate(self.form.sections):
            for f, field in enumerate(section.fields):
                yield field, ("sections", s, "fields", f)

    def _twice(self) -> Iterator[Problem]:
        anchors: list[tuple[str, Keys]] = [
            (section.id, ("sections", s)) for s, section in enumerate(self.form.sections)
        ]
        anchors += [
            (question.id, ("sections", s, "questions", q))
            for s, section in enumerate(self.form.sections)
            for q, question in enumerate(section.questions)
        ]
        fields = [(field.id, path) for field, path in self._placed()]
        for group, path in self._placed():
            inner = [(field.id, (*path, "fields", i)) for i, field in enumerate(group.fields)]
            yield from self._doubles(inner)
        yield from self._doubles(anchors)
        yield from self._doubles([*fields, *((name, ()) for name in RESERVED)])

    def _doubles(self, ids: list[tuple[str, Any]]) -> Iterator[Problem]:
        seen: dict[str, Keys] = {}
        for name, path in ids:
            if name in seen:
                first = place(self.file, self.data, (*seen[name], "id")).line
                message = f"the id {name!r} stands here a second time (first on line {first})"
                yield self._at((*(path or seen[name]), "id"), message, "give one of the two another id")
            seen.setdefault(name, path)

    def _conditions(self) -> Iterator[Problem]:
        known = {ALWAYS_KNOWN}
        for s, section in enumerate(self.form.sections):
            yield from self._condition(section.when, known, ("sections", s, "when"))
            for f, field in enumerate(section.fields):
                path: Keys = ("sections", s, "fields", f)
                yield from self._condition(field.when, known, (*path, "when"))
                inside = known | {inner.id for inner in field.fields}
                for i, inner in enumerate(field.fields):
                    yield from self._condition(inner.when, inside, (*path, "fields", i, "when"))
                known.add(field.id)

    def _condition(
        self, condition: Condition | None, known: set[str], path: Keys, *, dated: bool = False
    ) -> Iterator[Problem]:
        if looks_at_today(condition) and not dated:
            yield self._at(path, "only a document may ask whether a date is 'past'", "ask something else here")
        for name in fields_of(condition):
            if name not in known:
                message = f"the condition looks at {name!r}, which is no field above this one"
                yield self._at(path, message, f"use one of these: {', '.join(sorted(known))}")

    def _fields(self) -> Iterator[Problem]:
        ids = {field.id for field in self.form.fields()}
        for field, path in self._placed():
            yield from self._parts(field, path)
            for key, name in _named(field):
                if name not in ids:
                    message = f"{key!r} names {name!r}, which is no field of this form"
                    yield self._at((*path, key), message, f"use one of these: {', '.join(sorted(ids))}")
            for key, name in _facts(field):
                if name not in self.facts:
                    message = f"there is no fact {name!r}"
                    yield self._at((*path, key), message, "use the id of a fact in forms/content/facts/")

    def _parts(self, field: Field, path: Keys) -> Iterator[Problem]:
        needed = NEEDED.get(field.type)
        if needed and not getattr(field, needed):
            message = f"a field of type {field.type!r} needs {needed!r}"
            yield self._at((*path, "type"), message, f"add {needed}: below it, or choose another type")
        inner_ids = {inner.id for inner in field.fields}
        if field.only_ticked and field.only_ticked not in inner_ids:
            message = f"'only_ticked' names {field.only_ticked!r}, which is no field of the row"
            yield self._at((*path, "only_ticked"), message, "name a tick among the row's fields")
        if field.type == "rows" and not field.add:
            yield self._at(
                (*path, "type"),
                "rows need the words of their button",
                "add the key 'add' with a text",
            )
        for i, inner in enumerate(field.fields):
            if inner.type in ("rows", "signatures"):
                message = f"a row cannot hold a field of type {inner.type!r}"
                yield self._at((*path, "fields", i, "type"), message, "choose another type")

    def _sections(self) -> Iterator[Problem]:
        ids = {field.id for field in self.form.fields()}
        for s, section in enumerate(self.form.sections):
            for name in section.one_of.fields if section.one_of else ():
                if name not in ids:
                    message = f"'one_of' names {name!r}, which is no field of this form"
                    yield self._at(
                        ("sections", s, "one_of", "fields"),
                        message,
                        "use ids of this section's fields",
                    )

    def _documents(self) -> Iterator[Problem]:
        ids = {field.id for field in self.form.fields()}
        sections = {section.id for section in self.form.sections}
        for d, document in enumerate(self.form.documents):
            path: Keys = ("documents", d)
            yield from self._known(document.sections, sections, (*path, "sections"))
            yield from self._known(document.name_fields, ids, (*path, "name_fields"))
            yield from self._condition(document.when, {ALWAYS_KNOWN, *ids}, (*path, "when"), dated=True)
            for p, piece in enumerate(document.layout):
                here: Keys = (*path, "layout", p)
                yield from self._known([piece.section or ""], {"", *sections}, (*here, "section"))
                yield from self._known([piece.field or ""], {"", *ids}, (*here, "field"))
                yield from self._condition(piece.when, {ALWAYS_KNOWN, *ids}, (*here, "when"), dated=True)
                yield from self._placeholders(piece, ids, here)

    def _placeholders(self, piece: Piece, ids: set[str], path: Keys) -> Iterator[Problem]:
        for text in (piece.text, piece.heading, piece.address, piece.dateline, piece.sender):
            for words in (text or {}).values():
                yield from self._known(PLACEHOLDER.findall(words), {"today", *ids}, path)

    def _known(self, names: Iterable[str], known: set[str], path: Keys) -> Iterator[Problem]:
        for name in names:
            if name not in known:
                message = f"the document names {name!r}, which this form does not have"
                listed = ", ".join(sorted(known - {""}))
                yield self._at(path, message, f"use one of these: {listed}")


def _named(field: Field) -> Iterator[tuple[str, str]]:
    if field.suggest:
        yield "suggest", field.suggest.start
        if field.suggest.by:
            yield "suggest", field.suggest.by.field
    for warn in field.warn:
        if warn.other:
            yield "warn", warn.other
    for signer in field.signers:
        yield "signers", signer.name


def _facts(field: Field) -> Iterator[tuple[str, str]]:
    for name in (field.suggest.fact or {}).values() if field.suggest else ():
        yield "suggest", name
    for names in (field.facts or {}).values():
        yield from (("facts", name) for name in names)
