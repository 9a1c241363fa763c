"""Validates YAML data against the model, in an editor's words."""

from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from forms.authoring.errors import ContentError, Problem
from forms.authoring.source import Step, place

T = TypeVar("T")

Explain = Callable[[str, dict[str, Any]], tuple[str, str]]


def validated(kind: type[T], data: Any, file: Path) -> T:
    """The data as objects of a model class.

    Raises ContentError with one problem for each thing that does not fit.
    """
    try:
        # A class is hashable, whatever type[T] says to a type checker.
        made: T = _adapter(cast(Hashable, kind)).validate_python(data)
    except ValidationError as error:
        raise ContentError([_problem(dict(found), data, file) for found in error.errors()]) from error
    return made


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(type[Any], kind))


def _problem(found: dict[str, Any], data: Any, file: Path) -> Problem:
    path: tuple[Step, ...] = tuple(found["loc"])
    key = str(path[-1]) if path else ""
    explain = _EXPLAIN.get(found["type"], _other)
    message, remedy = explain(key, found)
    return Problem(place(file, data, path), message, remedy)


def _missing(key: str, _: dict[str, Any]) -> tuple[str, str]:
    return f"the key {key!r} is missing", f"add {key}: to this part"


def _unknown(key: str, _: dict[str, Any]) -> tuple[str, str]:
    return (
        f"the key {key!r} is not known here",
        "check its spelling and its indentation, or remove it",
    )


def _choice(key: str, found: dict[str, Any]) -> tuple[str, str]:
    return (
        f"{found['input']!r} is not possible for {key!r}",
        f"use one of these: {found['ctx']['expected']}",
    )


def _text(key: str, found: dict[str, Any]) -> tuple[str, str]:
    return f"{key!r} must be text, but is {found['input']!r}", "put the text in quotes"


def _map(key: str, _: dict[str, Any]) -> tuple[str, str]:
    return (
        f"{key!r} must have keys of its own below it",
        "write it on the next lines, indented, one key a line",
    )


def _other(key: str, found: dict[str, Any]) -> tuple[str, str]:
    return (
        f"{key!r} does not fit: {found['msg']}",
        "compare with the same key elsewhere in the content",
    )


_EXPLAIN: dict[str, Explain] = {
    "missing": _missing,
    "missing_keyword_only_argument": _missing,
    "missing_argument": _missing,
    "unexpected_keyword_argument": _unknown,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "string_type": _text,
    "dict_type": _map,
    "dataclass_type": _map,
}
