"""The languages that an edition can be written in."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from forms.authoring.source import read
from forms.authoring.texts import is_text
from forms.authoring.validate import validated
from forms.engine.model import Country, model

FILE = Path(__file__).parent.parent / "content" / "editions.yml"
T = TypeVar("T")


@model
class Language:
    """A language: the tag that browsers know, whose rules it tells, and what to read in its place."""

    tag: str
    country: Country | None = None
    falls_back_to: str | None = None


@cache
def languages() -> dict[str, Language]:
    """Every language by the name of its edition."""
    return validated(dict[str, Language], read(FILE), FILE)


def country_of(edition: str) -> Country | None:
    """The country that an edition is written for; none if it asks its readers."""
    known = languages().get(edition)
    return known.country if known else None


def tag_of(country: Country) -> str:
    """The tag of the language in which a country's laws are named."""
    return next(language.tag for language in languages().values() if language.country == country)


def with_fallbacks(value: T, editions: dict[str, str]) -> T:
    """The content with what partial editions lack in the language that they fall back to."""
    for edition, state in editions.items():
        known = languages().get(edition)
        if state == "partial" and known and known.falls_back_to:
            value = _filled(value, edition, known.falls_back_to)
    return value


def _filled(value: Any, edition: str, other: str) -> Any:
    if is_text(value):
        return value if value.get(edition, "").strip() or other not in value else {**value, edition: value[other]}
    if isinstance(value, dict):
        return {key: _filled(item, edition, other) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_filled(item, edition, other) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _filled(getattr(value, f.name), edition, other) for f in fields(value)})
    return value
