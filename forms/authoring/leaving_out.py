"""Questions that an organisation does not ask: ``leave_out`` in its file of a form.

Only questions: an answer or a section may be what a document, a condition or another form needs.
"""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.source import Step, place
from forms.engine.model import Form

KEY = "leave_out"
Told = tuple[tuple[Step, ...], str, str]


def question_ids(form: Form) -> list[str]:
    """The ids of all questions of a form."""
    return [question.id for section in form.sections for question in section.questions]


def part_ids(form: Form) -> frozenset[str]:
    """The ids of all sections and questions of a form."""
    return frozenset({section.id for section in form.sections} | set(question_ids(form)))


def without_questions(form: Form, ids: list[str]) -> Form:
    """The form without these questions."""
    kept = [tuple(q for q in section.questions if q.id not in ids) for section in form.sections]
    sections = zip(form.sections, kept, strict=True)
    return replace(form, sections=tuple(replace(section, questions=questions) for section, questions in sections))


def leaving_problems(form: Form, data: Any, file: Path) -> Iterator[Problem]:
    """What cannot be left out."""
    for path, message, remedy in _told(form, data[KEY]):
        yield Problem(place(file, data, (KEY, *path)), message, remedy)


def _told(form: Form, ids: Any) -> Iterator[Told]:
    if not isinstance(ids, list):
        yield (), "this must be a list", f"write the ids of questions in brackets:  {KEY}: [{question_ids(form)[0]}]"
        return
    asked = question_ids(form)
    for index, id in enumerate(ids):
        if id not in asked:
            near = get_close_matches(str(id), asked, n=3, cutoff=0.4) or asked
            yield (index,), f"there is no question {id!r} to leave out", f"use one of these: {', '.join(near)}"
    for section in form.sections:
        if section.questions and {question.id for question in section.questions} <= set(map(str, ids)):
            remedy = "keep one of them; its text may be replaced under questions:"
            yield (), f"the section {section.id!r} would have no question left", remedy
