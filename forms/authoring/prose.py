"""All prose of the project: pages and content, passage by passage, with where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.authoring import pages
from forms.authoring.catalogue import CONTENT
from forms.authoring.errors import Place
from forms.authoring.source import Listing, Mapping, read
from forms.authoring.texts import Keys

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True)
class Passage:
    """A piece of text that readers of one edition see."""

    edition: str
    place: Place
    text: str


@dataclass(frozen=True)
class Material:
    """The folders that the prose stands in; ``own`` is the organisation's, if it has one."""

    content: Path = CONTENT
    docs: Path = DOCS
    own: Path | None = None

    def editions(self) -> dict[str, str]:
        """The editions, and whether each is complete, partial or off."""
        return dict(read((self.own or self.content) / "organisation.yml")["editions"])

    def blocks(self) -> tuple[str, ...]:
        """The optional parts that are switched on."""
        return tuple(read((self.own or self.content) / "organisation.yml").get("blocks") or ())

    def files(self) -> list[Path]:
        """The YAML files; the organisation's own stands in place of the product's."""
        product = sorted(self.content.rglob("*.yml"))
        if self.own is None:
            return product
        settings = [self.own / "mkdocs.yml", *self.own.glob("mkdocs.*.yml")]
        replaced = self.content / "organisation.yml"
        return [file for file in product if file != replaced] + sorted({*self.own.rglob("*.yml")} - {*settings})

    def pages(self, edition: str) -> Path:
        """The folder of an edition's pages."""
        product = self.docs / edition
        return product if product.is_dir() or self.own is None else self.own / "docs" / edition

    def passages(self) -> Iterator[Passage]:
        """Every passage of the pages and of the content."""
        for edition in self.editions():
            yield from self.page_passages(edition)
        yield from self.content_passages()

    def page_passages(self, edition: str) -> Iterator[Passage]:
        """The passages of an edition's Markdown pages."""
        for file in sorted(self.pages(edition).rglob("*.md")):
            for line, text in pages.blocks(file.read_text(encoding="utf-8")):
                yield Passage(edition, Place(file, line), text)

    def content_passages(self) -> Iterator[Passage]:
        """The passages of the YAML files, as written: what is used twice stands once."""
        known = tuple(self.editions())
        for file, path, line, text in self.texts():
            for edition in known:
                if edition in text:
                    yield from _passages(edition, text[edition], Place(file, line, _key(path)))

    def texts(self) -> Iterator[tuple[Path, Keys, int, Mapping]]:
        """Each text of the YAML files with its keys and its line, whatever editions it has."""
        known = set(self.editions())
        for file in self.files():
            for path, line, text in _texts(read(file), known, (), 1):
                yield file, path, line, text


def _texts(data: Any, known: set[str], path: Keys, line: int) -> Iterator[tuple[Keys, int, Mapping]]:
    if isinstance(data, Mapping) and known & set(data) and _is_said(data, path):
        yield path, line, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, known, (*path, key), data.lines[key])
    elif isinstance(data, Listing):
        for index, value in enumerate(data):
            yield from _texts(value, known, (*path, _name(index, value)), data.lines[index])


def _is_said(data: Mapping, path: Keys) -> bool:
    """Under the same names stand how complete the editions are, what they are, and words to avoid."""
    return path[-1:] not in (("editions",), ("avoid",)) and not any(isinstance(item, dict) for item in data.values())


def _passages(edition: str, value: Any, place: Place) -> Iterator[Passage]:
    """A text, or each text of a list."""
    if isinstance(value, list):
        for item in value:
            yield from _passages(edition, item, place)
    elif isinstance(value, str) and value.strip():
        yield Passage(edition, place, value)


def _name(index: int, item: Any) -> str | int:
    return str(item["id"]) if isinstance(item, Mapping) and "id" in item else index


def _key(path: Keys) -> str:
    return " > ".join(str(step) for step in path)
