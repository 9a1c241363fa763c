"""The step chooser: a few questions that lead to a step (E5-E9). It advises, never decides."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.source import place
from forms.authoring.steps import Steps
from forms.authoring.texts import text_problems, texts
from forms.engine.model import Country, Text, model


@model
class Way:
    """An answer: it leads to the question ``next``, or to a step ``because`` of something."""

    id: str
    label: Text
    next: str | None = None
    leads_to: str | None = None
    because: Text | None = None


@model
class Ask:
    """A question of the chooser, and why it is asked."""

    id: str
    question: Text
    why: Text
    options: tuple[Way, ...]


Chooser = dict[Country, tuple[Ask, ...]]


def chooser_problems(
    chooser: Chooser, steps: Steps, data: Any, file: Path, editions: dict[str, str]
) -> Iterator[Problem]:
    """Missing texts, and answers that lead nowhere, to two places, or in a circle."""
    for country, asks in chooser.items():
        for path, text in texts(asks, (country,)):
            yield from text_problems(text, path, data, file, editions)
        known = {step.id for step in steps.get(country, ())}
        for a, ask in enumerate(asks):
            later = {other.id for other in asks[a + 1 :]}
            for w, way in enumerate(ask.options):
                at = place(file, data, (country, a, "options", w))
                if told := _lost(way, later, known):
                    yield Problem(at, told, "lead to a question further down, or to a step with a reason")


def _lost(way: Way, later: set[str], steps: set[str]) -> str | None:
    if (way.next is None) == (way.leads_to is None):
        return f"the answer {way.id!r} needs exactly one of 'next' and 'leads_to'"
    if way.next and way.next not in later:
        return f"the answer {way.id!r} leads to {way.next!r}, which is no question below this one"
    if way.leads_to and way.leads_to not in steps:
        return f"the answer {way.id!r} leads to {way.leads_to!r}, which is no step of this country"
    if way.leads_to and way.because is None:
        return f"the answer {way.id!r} leads to a step but gives no reason"
    return None
