"""Reads YAML and remembers on which line each key stands."""

import re
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

import yaml

from forms.authoring.errors import ContentError, Place, Problem

Step = str | int


class Mapping(dict[Any, Any]):
    """A YAML mapping; ``lines`` holds the line of each key."""

    line: int = 0
    lines: dict[Any, int]


class Listing(list[Any]):
    """A YAML list; ``lines`` holds the line of each item."""

    line: int = 0
    lines: list[int]


# libyaml's, where PyYAML was built with it, reads many times as fast.
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]  # either of two classes
    """YAML as editors expect it: ``no`` is Norway, not false, and dates stay text."""


_KEPT = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:null")


def _resolvers() -> dict[str, list[tuple[str, Any]]]:
    own = {
        first: [(tag, pattern) for tag, pattern in found if tag in _KEPT]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return {first: found for first, found in own.items() if found}


_Loader.yaml_implicit_resolvers = _resolvers()
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Mapping:
    made = Mapping()
    made.line, made.lines = node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key: Hashable = loader.construct_object(key_node, deep=True)
        if key in made:
            raise yaml.MarkedYAMLError(problem=f"the key {key!r} stands here twice", problem_mark=key_node.start_mark)
        made[key] = loader.construct_object(value_node, deep=True)
        made.lines[key] = key_node.start_mark.line + 1
    return made


def _sequence(loader: _Loader, node: yaml.SequenceNode) -> Listing:
    made = Listing(loader.construct_object(item, deep=True) for item in node.value)
    made.line = node.start_mark.line + 1
    made.lines = [item.start_mark.line + 1 for item in node.value]
    return made


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_SEQUENCE_TAG, _sequence)


def read(file: Path) -> Any:
    """The content of a YAML file, with lines remembered.

    Raises ContentError if it is no YAML, and names the line.
    """
    try:
        text = file.read_text(encoding="utf-8")
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax(file, text, error)]) from error
    except UnicodeDecodeError as error:
        place = Place(file, 1)
        raise ContentError([Problem(place, "the file is not UTF-8 text", "save it again as UTF-8")]) from error


def place(file: Path, data: Any, path: Sequence[Step]) -> Place:
    """Where a path of keys and indexes stands: the deepest line that is known."""
    line, names = getattr(data, "line", 1), []
    for step in path:
        try:
            line, data = data.lines[step], data[step]
        except (AttributeError, LookupError, TypeError):
            data = None
        names.append(_name(step, data))
    return Place(file, line, " > ".join(names))


def _name(step: Step, item: Any) -> str:
    """An item of a list by its id, as an editor knows it."""
    return str(item["id"]) if isinstance(step, int) and isinstance(item, Mapping) and "id" in item else str(step)


def _syntax(file: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = str(error.problem or error.context)
    at = Place(file, mark.line + 1 if mark else 1)
    if mark and _rest(text, mark).startswith("\t"):
        return Problem(at, "a tab stands where YAML wants spaces", "replace the tab with two spaces a level")
    if "twice" in message:
        return Problem(at, message, "rename or remove one of the two")
    return Problem(at, f"this is not valid YAML: {message}", REMEDY)


def _rest(text: str, mark: yaml.Mark) -> str:
    """What stands from a mark to the end of its line."""
    lines = text.splitlines()
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""


REMEDY = (
    "look at this line and the one above: indentation, a missing colon or bracket, "
    "or a text with : ? or # in it, which needs quotes"
)
