"""Texts that an organisation replaces by id, in a form or in whatever else holds them.

The changes name what they replace as the content does: ``questions: {goals-first: {da: ...}}``.
A list is a map of ids here, and ids that stand in the parts of something (a form's questions
in its sections) may be named without the part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from forms.authoring.errors import Problem
from forms.authoring.sentences import PLACEHOLDER
from forms.authoring.source import Step, place
from forms.authoring.texts import has_text, is_text, text_problems
from forms.engine.model import key_of

T = TypeVar("T")
Keys = tuple[Step, ...]


@dataclass(frozen=True)
class Replacing:
    """The changes of one file; ``problems`` collects what they name that is not there."""

    data: Any
    file: Path
    editions: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def into(self, value: T, changes: Any, path: Keys = ()) -> T:
        """The object with the texts that the changes hold."""
        if not isinstance(changes, dict):
            self._told(path, "this must name what it replaces", "write ids on the next lines, indented, one a line")
            return value
        made: T = self._map(value, changes, path) if isinstance(value, dict) else self._object(value, changes, path)
        return made

    def _told(self, path: Keys, message: str, remedy: str) -> None:
        self.problems.append(Problem(place(self.file, self.data, path), message, remedy))

    def _map(self, value: Any, changes: dict[str, Any], path: Keys) -> Any:
        known = self._known(changes, value, path)
        return value | {key: self._one(value[key], changes[key], (*path, key)) for key in known}

    def _known(self, changes: dict[str, Any], there: Iterable[str], path: Keys) -> Iterator[str]:
        """The ids that are there; a problem for each of the others."""
        for id in changes:
            if id in there:
                yield id
            else:
                near = get_close_matches(str(id), there, n=3, cutoff=0.4) or sorted(there)
                self._told((*path, id), f"there is no {id!r} to replace", f"use one of these: {', '.join(near)}")

    def _one(self, value: Any, change: Any, path: Keys) -> Any:
        """What stands under an id: a text, or something that holds some."""
        if isinstance(value, tuple):
            return self._listed(value, change, path)
        if is_text(value):
            return self._text(value, change, path)
        if isinstance(change, dict) and change and set(change) <= set(self.editions):
            return self._only_text(value, change, path)
        return self.into(value, change, path)

    def _listed(self, value: tuple[Any, ...], change: Any, path: Keys) -> Any:
        items = {item.id: item for item in value}
        return tuple(self.into(items, change, path).values())

    def _only_text(self, value: Any, change: dict[str, str], path: Keys) -> Any:
        names = [f.name for f in fields(value) if has_text(type(value), f.name)]
        if len(names) == 1:
            return replace(value, **{names[0]: self._text(getattr(value, names[0]), change, path)})
        self._told(path, "it is not said which text is replaced", f"add one of these above it: {', '.join(names)}")
        return value

    def _object(self, value: Any, changes: dict[str, Any], path: Keys) -> Any:
        parts = parts_of(value)
        for key in self._known(changes, list(parts), path):
            value = self._part(value, key, changes[key], (*path, key))
        return value

    def _part(self, value: Any, key: str, change: Any, path: Keys) -> Any:
        there = parts_of(value)[key]
        if is_dataclass(there):
            return replace(value, **{key: self.into(there, change, path)})
        if there is None or is_text(there):
            return replace(value, **{key: self._text(there or {}, change, path)})
        return with_items(value, key, self.into(there, change, path))

    def _text(self, old: dict[str, str], new: Any, path: Keys) -> dict[str, str]:
        if not is_text(new):
            self._told(path, "this must be a text in each edition", "write the editions below it:  da: ...")
            return old
        self.problems.extend(text_problems(new, path, self.data, self.file, self.editions))
        for edition, text in new.items():
            wanted = set(PLACEHOLDER.findall(old.get(edition) or next(iter(old.values()), "")))
            if set(PLACEHOLDER.findall(text)) != wanted:
                listed = ", ".join(sorted(wanted)) or "none"
                remedy = f"write these as the old text does: {listed}"
                self._told((*path, edition), "the words in {braces} are not those of the old text", remedy)
                return old
        return {**old, **new}


def parts_of(value: Any) -> dict[str, Any]:
    """What can be replaced in an object: its texts, and what stands in it, or in its parts, by id."""
    own = _own(value)
    names = {f.name for f in fields(value)}
    for items in [part for part in own.values() if _is_map(part)]:
        for key, inner in _joined(items.values()).items():
            if key not in names:
                own[key] = inner
    return own


def _own(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for f in fields(value):
        part = getattr(value, f.name)
        if has_text(type(value), f.name):
            found[key_of(f.name)] = part
        elif _has_ids(part):
            found[f.name] = {item.id: item for item in part}
        elif is_dataclass(part) and _own(part):
            found[f.name] = part
    return found


def _joined(parts: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """The lists of the parts by name; those in which an id stands twice are left out."""
    found: dict[str, list[Any]] = {}
    for part in parts:
        for key, items in _own(part).items():
            if _is_map(items):
                found.setdefault(key, []).extend(items.values())
    by_id = {key: {item.id: item for item in items} for key, items in found.items()}
    return {key: items for key, items in by_id.items() if len(items) == len(found[key])}


def with_items(value: T, key: str, items: dict[str, Any]) -> T:
    """The object with its items of that name, or those in its parts, exchanged by id."""
    own = {f.name: getattr(value, f.name) for f in fields(value)}  # type: ignore[arg-type]
    if key in own and _has_ids(own[key]):
        return replace(value, **{key: tuple(items.get(item.id, item) for item in own[key])})  # type: ignore[type-var]
    parts = {name: tuple(with_items(item, key, items) for item in part) for name, part in own.items() if _has_ids(part)}
    return replace(value, **parts)  # type: ignore[type-var]


def _has_ids(part: Any) -> bool:
    return isinstance(part, tuple) and bool(part) and all(is_dataclass(item) and hasattr(item, "id") for item in part)


def _is_map(part: Any) -> bool:
    return isinstance(part, dict) and not is_text(part) and bool(part)
