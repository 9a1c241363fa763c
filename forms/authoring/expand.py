"""Writes out what a form's YAML says once: field sets and shared questions.

``use: topic`` in a section stands for the set's questions, fields and ``one_of``, each id
prefixed with the section's; ``same_as`` in a question stands for a shared text;
``layout_as`` in a document stands for the layout of another one.
"""

import copy
from pathlib import Path
from typing import Any

from forms.authoring.errors import ContentError, Problem
from forms.authoring.source import Listing, Mapping, place

NAMING_ONE = ("start", "other", "field", "name")


class Expander:
    """Expands one form; raises ContentError for a set or a question that is not there."""

    def __init__(self, file: Path, raw: Mapping) -> None:
        self._file = file
        self._raw = raw
        self._sets: dict[str, Any] = raw.get("field_sets") or {}
        self._shared: dict[str, Any] = raw.get("shared_questions") or {}
        self._first_hint: dict[tuple[str, str], str] = {}

    def form(self) -> Mapping:
        """The form with all sets and shared questions written out."""
        made = _like(
            self._raw,
            {k: v for k, v in self._raw.items() if k not in ("field_sets", "shared_questions")},
        )
        sections = made.get("sections")
        if isinstance(sections, list):
            made["sections"] = _alike(sections, [self._section(section) for section in sections])
        documents = made.get("documents")
        if isinstance(documents, list):
            made["documents"] = _alike(documents, [self._document(document, documents) for document in documents])
        return made

    def _section(self, section: Any) -> Any:
        if not isinstance(section, Mapping):
            return section
        made = _like(section, section)
        if made.pop("use", None):
            self._add(made, section, self._found(self._sets, "use", "field set", section))
        if isinstance(made.get("questions"), list):
            made["questions"] = _alike(made["questions"], [self._question(q) for q in made["questions"]])
        return made

    def _add(self, made: Mapping, section: Mapping, chosen: Any) -> None:
        own = str(section.get("id", "")).replace("-", "_")
        ids = {field["id"] for field in chosen.get("fields") or [] if "id" in field}
        questions = [_renamed(q, f"{section.get('id')}-{q.get('id')}") for q in chosen.get("questions") or []]
        fields = [self._field(f, own, ids, section["use"]) for f in chosen.get("fields") or []]
        made["questions"] = _joined(section.get("questions"), questions, chosen.get("questions"))
        made["fields"] = _joined(section.get("fields"), fields, chosen.get("fields"))
        if rule := chosen.get("one_of"):
            listed = rule.get("fields")
            if isinstance(listed, list):
                rule = _like(rule, {**rule, "fields": _alike(listed, [f"{own}_{f}" for f in listed])})
            made["one_of"] = rule
            made.lines["one_of"] = chosen.lines["one_of"]

    def _field(self, field: Mapping, own: str, ids: set[str], name: str) -> Mapping:
        made: Mapping = _prefixed(field, own, ids)
        made["id"] = f"{own}_{field.get('id')}"
        if "hint" in field:
            first = self._first_hint.setdefault((name, str(field.get("id"))), made["id"])
            if first != made["id"]:
                made["hint_from"] = first
        return made

    def _question(self, question: Any) -> Any:
        if not isinstance(question, Mapping) or "same_as" not in question:
            return question
        made = _like(question, {k: v for k, v in question.items() if k != "same_as"})
        made["text"] = self._found(self._shared, "same_as", "shared question", question)
        made.lines["text"] = question.lines["same_as"]
        return made

    def _document(self, document: Any, documents: list[Any]) -> Any:
        if not isinstance(document, Mapping) or "layout_as" not in document:
            return document
        made = _like(document, {k: v for k, v in document.items() if k != "layout_as"})
        layouts = {str(d.get("id")): d["layout"] for d in documents if isinstance(d, Mapping) and "layout" in d}
        made["layout"] = self._found(layouts, "layout_as", "document with a layout", document)
        made.lines["layout"] = document.lines["layout_as"]
        return made

    def _found(self, known: dict[str, Any], key: str, what: str, asking: Mapping) -> Any:
        name = asking[key]
        if name in known:
            return known[name]
        remedy = f"use one of these: {', '.join(sorted(known)) or 'none is defined'}"
        at = place(self._file, asking, (key,))
        raise ContentError([Problem(at, f"there is no {what} called {name!r} in this file", remedy)])


def _like(original: Mapping, values: dict[Any, Any]) -> Mapping:
    made = Mapping(values)
    made.line, made.lines = original.line, dict(original.lines)
    return made


def _alike(original: Any, values: list[Any]) -> Listing:
    made = Listing(values)
    made.line, made.lines = getattr(original, "line", 1), list(getattr(original, "lines", []))
    return made


def _joined(own: Any, added: list[Any], added_from: Any) -> Listing:
    made = _alike(own, [*(own or []), *added])
    made.lines += list(getattr(added_from, "lines", []))
    return made


def _renamed(item: Mapping, name: str) -> Mapping:
    return _like(item, {**item, "id": name})


def _prefixed(value: Any, own: str, ids: set[str]) -> Any:
    """A copy in which every reference to a field of the same set carries the prefix."""
    if isinstance(value, Mapping):
        made = copy.copy(value)
        made.line, made.lines = value.line, dict(value.lines)
        for key, inner in value.items():
            names_field = key in NAMING_ONE and inner in ids if isinstance(inner, str) else False
            made[key] = f"{own}_{inner}" if names_field else _prefixed(inner, own, ids)
        return made
    if isinstance(value, Listing):
        return _alike(value, [_prefixed(item, own, ids) for item in value])
    return value
