"""What a partial edition still lacks."""

from collections.abc import Iterator

from forms.authoring.errors import Place
from forms.authoring.prose import Material


def missing_texts(material: Material) -> Iterator[str]:
    """A line for each text of the content that a partial edition does not have."""
    for edition in _partial(material):
        for file, path, line, text in material.texts():
            if not text.get(edition):
                yield f"{Place(file, line, ' > '.join(map(str, path)))}: no text for {edition!r}"


def missing_pages(material: Material) -> Iterator[str]:
    """A line for each page that another edition has and a partial one does not."""
    every = {page for edition in material.editions() for page in _pages(material, edition)}
    for edition in _partial(material):
        yield from (f"docs/{edition}/{page}" for page in sorted(every - _pages(material, edition)))


def _partial(material: Material) -> list[str]:
    return [edition for edition, state in material.editions().items() if state == "partial"]


def _pages(material: Material, edition: str) -> set[str]:
    folder = material.docs / edition
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.md")}
