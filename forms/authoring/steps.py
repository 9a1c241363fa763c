"""The steps of a corrective course, for each country (E5-E12)."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.named import lost_forms
from forms.authoring.source import place
from forms.authoring.texts import text_problems, texts
from forms.engine.model import Country, Text, model


@model
class Step:
    """One kind of conversation and what it takes. Only Denmark numbers them."""

    id: str
    number: int | None = None
    name: Text
    formal: Text
    purpose: Text
    sanction: Text
    used_when: Text
    summons: Text
    document: Text
    hearing: Text
    companion: Text
    hr: Text
    forms: tuple[str, ...] = ()


Steps = dict[Country, tuple[Step, ...]]


def step_problems(
    steps: Steps, data: Any, file: Path, forms: Collection[str], editions: dict[str, str]
) -> Iterator[Problem]:
    """Missing texts, ids that stand twice, and forms that are not there."""
    seen: set[str] = set()
    for country, listed in steps.items():
        for path, text in texts(listed, (country,)):
            yield from text_problems(text, path, data, file, editions)
        for index, step in enumerate(listed):
            if step.id in seen:
                at = place(file, data, (country, index, "id"))
                yield Problem(at, f"the id {step.id!r} stands here a second time", "give one of the two another id")
            seen.add(step.id)
            yield from lost_forms(step.forms, forms, (country, index, "forms"), data, file)
