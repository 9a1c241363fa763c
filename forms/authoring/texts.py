"""Finds every text of the content, and the editions that it lacks."""

import dataclasses
import typing
from collections.abc import Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.source import Step, place
from forms.engine.model import Text, key_of

Keys = tuple[Step, ...]


def is_text(value: Any) -> bool:
    """Whether this is what a reader sees, in some languages, and no other map."""
    return isinstance(value, dict) and bool(value) and all(isinstance(item, str) for item in value.values())


def has_text(kind: type, name: str) -> bool:
    """Whether an attribute of a model class holds a text."""
    return name in _texts_of(kind)


@cache
def _texts_of(kind: Hashable) -> frozenset[str]:
    hints = typing.get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if Text in (hint, *typing.get_args(hint)))


@cache
def _parts_of(kind: Any) -> tuple[tuple[str, str, bool], ...]:
    """The attributes of a model class: name, key, and whether it holds a text."""
    return tuple((f.name, key_of(f.name), has_text(kind, f.name)) for f in dataclasses.fields(kind))


def texts(value: Any, path: Keys = ()) -> Iterator[tuple[Keys, Text]]:
    """Every text of a model object, with the path of keys that leads to it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name, key, worded in _parts_of(type(value)):
            inner, here = getattr(value, name), (*path, key)
            if inner is not None and worded:
                yield here, inner
            else:
                yield from texts(inner, here)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))


def lacking(value: Any, data: Any, file: Path, editions: dict[str, str]) -> list[Problem]:
    """A problem for each text that a complete edition lacks, or that no edition knows.

    ``editions`` maps an edition to ``complete``, ``partial`` or ``off``.
    """
    return [problem for path, text in texts(value) for problem in text_problems(text, path, data, file, editions)]


def text_problems(text: Text, path: Keys, data: Any, file: Path, editions: dict[str, str]) -> Iterator[Problem]:
    """The problems of one text."""
    at = place(file, data, path)
    for edition, state in editions.items():
        if state == "complete" and not text.get(edition, "").strip():
            yield Problem(
                at,
                f"the text for {edition!r} is missing",
                f"add {edition}: with the text in that language",
            )
    for edition in text:
        if edition not in editions:
            known = ", ".join(editions)
            yield Problem(
                at,
                f"{edition!r} is not an edition",
                f"use these: {known} (organisation.yml lists them)",
            )
