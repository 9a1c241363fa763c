"""What of a form shows for given answers. What is hidden counts as not answered."""

from dataclasses import dataclass

from forms.engine.answers import Answers, filled
from forms.engine.conditions import holds
from forms.engine.model import Country, Field, Form, Section


@dataclass(frozen=True)
class Part:
    """A section that shows, with those of its fields that show."""

    section: Section
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Visible:
    """The parts of a form that show, and the answers that count."""

    parts: tuple[Part, ...]
    answers: Answers


def visible(form: Form, answers: Answers, country: Country) -> Visible:
    """Go through a form once, from top to bottom.

    Conditions only look at fields above them (the build checks that), so one pass is
    enough, and an answer to a hidden field can keep nothing else on the page.
    """
    counted: Answers = {"country": country}
    parts = tuple(_part(section, answers, counted) for section in form.sections)
    return Visible(tuple(part for part in parts if part), counted)


def row_fields(group: Field, row: Answers, answers: Answers) -> list[Field]:
    """The fields of one row that show; its conditions see the row first."""
    return [field for field in group.fields if holds(field.when, {**answers, **row})]


def _part(section: Section, answers: Answers, counted: Answers) -> Part | None:
    if not holds(section.when, counted):
        return None
    return Part(section, tuple(f for f in section.fields if _counts(f, answers, counted)))


def _counts(field: Field, answers: Answers, counted: Answers) -> bool:
    if not holds(field.when, counted):
        return False
    if filled(answers.get(field.id)):
        counted[field.id] = answers[field.id]
    return True
