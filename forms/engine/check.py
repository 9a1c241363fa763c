"""Checks answers against a form. Errors keep the document back, warnings never do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from forms.engine.answers import Answers, chosen, filled, rows, text
from forms.engine.choices import options
from forms.engine.contents import contents
from forms.engine.dates import parse, parse_time
from forms.engine.model import DocumentSpec, Field, Form, OneOf
from forms.engine.rules import has_identity_number, warned
from forms.engine.setting import Setting
from forms.engine.visible import Part, row_fields, visible
from forms.engine.words import Words


@dataclass(frozen=True)
class Finding:
    """Something to mend or to know; ``field`` is a control's name (``actions.0.what``)."""

    field: str
    message: str


@dataclass(frozen=True)
class Report:
    """What a check found, in reading order."""

    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Checker:
    """A check under way: the words and the day it is made."""

    words: Words
    today: date

    def errors(self, field: Field, name: str, answers: Answers) -> Iterator[Finding]:
        """What keeps this field's answer out of a final document."""
        value = answers.get(field.id)
        if field.type == "rows":
            yield from self._row_errors(field, answers)
        if not filled(value):
            if field.required:
                yield Finding(name, self._missing(field))
        elif problem := self._problem(field, value):
            yield Finding(name, problem)

    def warnings(self, field: Field, name: str, answers: Answers) -> Iterator[Finding]:
        """What the reader should know about this field's answer."""
        for index, row in rows(answers.get(field.id)) if field.type == "rows" else []:
            for inner in row_fields(field, row, answers):
                yield from self.warnings(inner, f"{field.id}.{index}.{inner.id}", {**answers, **row})
        if has_identity_number(text(answers.get(field.id))):
            yield Finding(name, self.words.word("warn-identity-number"))
        if field.limit and len(text(answers.get(field.id))) > field.limit:
            yield Finding(name, self.words.word("warn-too-long", limit=field.limit))
        for warn in field.warn:
            if warned(warn, field, answers, self.today):
                yield Finding(name, self.words.say(warn.text))

    def one_of(self, rule: OneOf, part: Part, answers: Answers) -> Iterator[Finding]:
        """The error of a section where nothing that it asks for is filled in (B6)."""
        shown = [field.id for field in part.fields if field.id in rule.fields]
        if shown and not any(filled(answers.get(field)) for field in shown):
            yield Finding(shown[0], self.words.say(rule.missing))

    def _row_errors(self, group: Field, answers: Answers) -> Iterator[Finding]:
        for index, row in rows(answers.get(group.id)):
            for inner in row_fields(group, row, answers):
                yield from self.errors(
                    inner,
                    f"{group.id}.{index}.{inner.id}",
                    {**answers, inner.id: row.get(inner.id)},
                )

    def _missing(self, field: Field) -> str:
        label = self.words.say(field.label)
        return self.words.say(field.missing) or self.words.word("error-missing", label=label)

    def _problem(self, field: Field, value: object) -> str | None:
        if field.type == "date" and parse(text(value)) is None:
            return self.words.word("error-date", typed=text(value))
        if field.type == "number" and not text(value).isdecimal():
            return self.words.word("error-number", typed=text(value))
        if field.type == "time" and parse_time(text(value)) is None:
            return self.words.word("error-time", typed=text(value))
        if not set(_picked(field, value)) <= set(options(field)):
            return self.words.word("error-choice", label=self.words.say(field.label))
        return None


def _picked(field: Field, value: object) -> list[str]:
    """The options that an answer names, of whatever kind of choice."""
    if field.type in ("several", "pick"):
        return chosen(value)
    return [str(value)] if field.type in ("choice", "check", "light") else []


def _drawn_on(parts: tuple[Part, ...], drawn: frozenset[str]) -> tuple[Part, ...]:
    return tuple(replace(part, fields=tuple(f for f in part.fields if f.id in drawn)) for part in parts)


def check(form: Form, answers: Answers, setting: Setting, spec: DocumentSpec | None = None) -> Report:
    """Check everything that shows, or what of it goes into one document; what is hidden is not asked for."""
    seen = visible(form, answers, setting.country)
    parts = _drawn_on(seen.parts, contents(form, spec)) if spec else seen.parts
    checker = _Checker(setting.words, setting.today)
    errors: list[Finding] = []
    warnings: list[Finding] = []
    for part in parts:
        for field in part.fields:
            errors += checker.errors(field, field.id, seen.answers)
            warnings += checker.warnings(field, field.id, seen.answers)
        if part.section.one_of:
            errors += checker.one_of(part.section.one_of, part, seen.answers)
    return Report(tuple(errors), tuple(warnings))
