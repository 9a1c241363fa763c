"""What those who approve a guide or a form have to read: its texts and facts, and what has changed.

Rows come from the files as they are written, so that what several places share is read once.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from forms.authoring.blocks import is_on
from forms.authoring.leaving_out import KEY as LEAVE_OUT
from forms.authoring.prose import Material
from forms.authoring.source import read
from forms.authoring.stale import sections

Said = dict[str, str]
MACRO = re.compile(r"""\{\{-?\s*(\w+)\(\s*(?:["']([\w-]+)["'])?[^}]*\)\s*-?\}\}""")
# What only machines read: attributes of headings, templates' conditions.
UNREAD = re.compile(r"\s*\{ ?[#:.][^{}\n]*\}|\{%.*?%\}|^---\n.*?^---\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Row:
    """One text with its id, in all editions; ``before`` is what it was, where it was another."""

    id: str
    said: Said
    before: Said | None = None
    state: str = ""


@dataclass(frozen=True)
class Group:
    """Rows that belong together: a section of a form, a page of a guide."""

    title: Said
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Sheet:
    """All there is to approve of one guide or form."""

    name: str
    title: Said
    groups: tuple[Group, ...]
    facts: tuple[dict[str, Any], ...]

    def changed(self) -> list[Row]:
        """The rows that are new, changed or gone."""
        return [row for group in self.groups for row in group.rows if row.state]

    def rows(self) -> int:
        """How many texts there are."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True)
class Shelf:
    """The texts of one state of the content, by file, with the organisation's own in their places."""

    material: Material
    _texts: dict[str, dict[tuple[Any, ...], Said]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for file, path, _, text in self.material.texts():
            said = {key: str(value) for key, value in text.items()}
            if file.is_relative_to(self.material.content):
                name = file.relative_to(self.material.content).as_posix()
                self._texts.setdefault(name, {})[path] = said
            elif self.material.own:
                name, keys = own_place(file.relative_to(self.material.own), path)
                texts = self._texts.setdefault(name, {})
                texts[keys if keys in texts else next((path for path in texts if names(path, keys)), keys)] = said
        self._leave_out()

    def _leave_out(self) -> None:
        for file in sorted((self.material.own / "forms").glob("*.yml")) if self.material.own else ():
            left = {("questions", id) for id in (read(file) or {}).get(LEAVE_OUT) or ()}
            texts = self._texts.get(f"forms/{file.name}", {})
            for path in [path for path in texts if path[-3:-1] in left]:
                del texts[path]

    def of(self, name: str) -> dict[tuple[Any, ...], Said]:
        """The texts of a file by their keys."""
        return self._texts.get(name, {})

    @cached_property
    def facts(self) -> dict[str, dict[str, Any]]:
        """All facts by id, as they are written; the organisation's own in place of the product's."""
        files = sorted((self.material.content / "facts").glob("*.yml"))
        files += [*self.material.own.glob("facts.yml")] if self.material.own else []
        return {fact["id"]: fact for file in files for fact in read(file) or []}

    @cached_property
    def terms(self) -> dict[str, Said]:
        """What each term is called."""
        return {str(path[0]): said for path, said in self.of("glossary.yml").items() if path[1:] == ("term",)}

    def pages(self, guide: str) -> dict[tuple[Any, ...], Said]:
        """The pages of a guide, heading by heading."""
        found: dict[tuple[Any, ...], Said] = {}
        for edition in self.material.editions():
            folder = self.material.pages(edition)
            for page in sorted([*folder.glob(f"guides/{guide}.md"), *folder.glob(f"guides/{guide}/*.md")]):
                path = page.relative_to(folder).with_suffix("").as_posix()
                for anchor, _, text in sections(page):
                    found.setdefault((path, f"#{anchor}"), {})[edition] = self.readable(text, edition)
        return found

    def readable(self, markdown: str, edition: str) -> str:
        """Markdown as a reader meets it, with facts and terms written out."""
        return UNREAD.sub("", MACRO.sub(lambda call: self._written_out(call, edition), markdown)).strip()

    def _written_out(self, call: re.Match[str], edition: str) -> str:
        kind, id = call[1], call[2] or ""
        if kind == "fact" and id in self.facts:
            return str(self.facts[id]["text"].get(edition, ""))
        if kind == "term" and id in self.terms:
            return self.terms[id].get(edition, "")
        return f"[{' '.join(filter(None, (kind, id)))}]"


def own_place(file: Path, path: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """The product's file that an organisation's own text belongs to, and the keys that it is named by."""
    if file.parent.name == "forms" or len(path) < 3:
        return file.as_posix(), path
    return f"{path[0]}/{path[1]}.yml", path[2:]


def names(path: tuple[Any, ...], keys: tuple[Any, ...]) -> bool:
    """Say whether an organisation's keys name this text: the parts between, and a last key, may be left out."""
    steps = iter(path)
    return keys[-1] in path[-2:] and all(key in steps for key in keys)


def sheets(now: Shelf, then: Shelf | None) -> Iterator[Sheet]:
    """A sheet for each guide and each form."""
    content = now.material.content
    for file in sorted([*content.glob("guides/*.yml"), *content.glob("forms/*.yml")]):
        if not is_on(read(file).get("block"), now.material.blocks()):
            continue
        name = f"{file.parent.name}/{file.name}"
        texts = now.of(name) | (now.pages(file.stem) if file.parent.name == "guides" else {})
        old = None
        if then is not None:
            old = then.of(name) | (then.pages(file.stem) if file.parent.name == "guides" else {})
        groups = tuple(_groups(texts, old))
        facts = tuple(now.facts[id] for id in _named(now, file))
        yield Sheet(f"{file.parent.name}-{file.stem}", now.of(name)[("title",)], groups, facts)


def _groups(texts: dict[tuple[Any, ...], Said], old: dict[tuple[Any, ...], Said] | None) -> Iterator[Group]:
    gone: dict[tuple[Any, ...], Said] = {path: {} for path in (old or {}) if path not in texts}
    by_group: dict[tuple[Any, ...], list[Row]] = {}
    for path, said in [*texts.items(), *gone.items()]:
        row = _row(path, said, old)
        by_group.setdefault(_group_of(path), []).append(row)
    titles = {group: texts.get((*group, "title")) or _first_heading(group, texts) for group in by_group}
    # What has no title of its own, such as the sets that sections share, comes last.
    for group in sorted(by_group, key=lambda group: not titles[group]):
        yield Group(titles[group], tuple(by_group[group]))


def _group_of(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """A section of a form, or a page of a guide; everything else stands together."""
    if path[0] in ("sections", "field_sets", "documents"):
        return path[:2]
    return path[:1] if len(path) == 2 and str(path[1]).startswith("#") else ()


def _first_heading(group: tuple[Any, ...], texts: dict[tuple[Any, ...], Said]) -> Said:
    headings = (said for path, said in texts.items() if path[:1] == group and str(path[-1]).startswith("#"))
    first = next(headings, {}) if group else {}
    return {edition: text.partition("\n")[0].lstrip("# ") for edition, text in first.items()}


def _row(path: tuple[Any, ...], said: Said, old: dict[tuple[Any, ...], Said] | None) -> Row:
    id = " › ".join(str(step) for step in path)
    if old is None:
        return Row(id, said)
    before = old.get(path)
    if before is None:
        return Row(id, said, {}, "new")
    if not said:
        return Row(id, said, before, "removed")
    return Row(id, said, before, "changed") if before != said else Row(id, said)


def _named(now: Shelf, file: Path) -> Iterable[str]:
    """The facts that a guide or a form names, in the order of their files."""
    texts = [file.read_text(encoding="utf-8")]
    if file.parent.name == "guides":
        for edition in now.material.editions():
            folder = now.material.pages(edition)
            pages = [*folder.glob(f"guides/{file.stem}.md"), *folder.glob(f"guides/{file.stem}/*.md")]
            texts += [page.read_text(encoding="utf-8") for page in pages]
    words = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    return (id for id in now.facts if id in words)
