"""What is written and never shown: questions, field sets, facts and terms that nothing names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forms.authoring.errors import Place
from forms.authoring.prose import Material
from forms.authoring.source import place, read

CALL = re.compile(r"""\b(form|questions|fact|term)\(\s*["']([\w-]+)["'](?:,\s*["']([\w-]+)["'])?""")
Found = Iterator[tuple[Place, str]]


def questions(material: Material) -> Found:
    """Shared questions and field sets that no section takes, and sections that no page shows."""
    shown = _called(material)
    for file in _files(material, "forms"):
        data = read(file)
        for key, taking in (("shared_questions", "same_as"), ("field_sets", "use")):
            taken = set(_values(data, taking))
            for id in data.get(key) or {}:
                if id not in taken:
                    yield place(file, data, (key, id)), f"no section takes it with {taking}: {id}"
        if ("form", file.stem, "") in shown:
            continue
        for index, section in enumerate(data.get("sections") or []):
            if section.get("questions") and ("questions", file.stem, section["id"]) not in shown:
                yield place(file, data, ("sections", index)), "no page shows these questions, nor the form"


def facts(material: Material) -> Found:
    """Facts that neither pages nor forms name."""
    named = {id for kind, id, _ in _called(material) if kind == "fact"}
    named |= {id for file in material.files() if file.parent.name != "facts" for id in _strings(read(file))}
    for file in _files(material, "facts"):
        data = read(file) or []
        for index, fact in enumerate(data):
            if fact["id"] not in named:
                yield place(file, data, (index, "id")), "no page and no form names this fact"


def _called(material: Material) -> set[tuple[str, str, str]]:
    pages = (page.read_text(encoding="utf-8") for page in material.docs.rglob("*.md"))
    return {call for page in pages for call in CALL.findall(page)}


def _files(material: Material, folder: str) -> list[Path]:
    return sorted((material.content / folder).glob("*.yml"))


def _values(data: Any, key: str) -> Iterator[str]:
    """Everything that stands under a key, at any depth."""
    if isinstance(data, dict):
        if isinstance(data.get(key), str):
            yield data[key]
        for value in data.values():
            yield from _values(value, key)
    elif isinstance(data, list):
        for item in data:
            yield from _values(item, key)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _strings(item)
