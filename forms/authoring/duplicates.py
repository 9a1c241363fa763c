"""Sentences that an edition says in two places, and those that may."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from forms.authoring.errors import Place
from forms.authoring.prose import Passage
from forms.authoring.sentences import Run, long_sentences, words
from forms.authoring.source import read
from forms.authoring.validate import validated
from forms.engine.model import model


@model
class Explained:
    """A sentence that may stand in several places, and why."""

    edition: str
    sentence: str
    reason: str


@dataclass(frozen=True)
class Duplicate:
    """A sentence that stands in several places of one edition."""

    edition: str
    sentence: str
    places: tuple[Place, ...]

    @property
    def key(self) -> tuple[str, Run]:
        """What makes two sentences the same."""
        return self.edition, words(self.sentence)

    def __str__(self) -> str:
        listed = "".join(f"\n    {place}" for place in self.places)
        return f"{self.edition}: {self.sentence}{listed}"


def duplicates(passages: Iterable[Passage]) -> list[Duplicate]:
    """Every sentence of eight words or more that an edition has in two places."""
    found: dict[tuple[str, Run], list[tuple[str, Place]]] = defaultdict(list)
    for passage in passages:
        for sentence in long_sentences(passage.text):
            found[passage.edition, words(sentence)].append((sentence, passage.place))
    return [
        Duplicate(edition, said[0][0], tuple(place for _, place in said))
        for (edition, _), said in found.items()
        if len(said) > 1
    ]


def explained(file: Path) -> list[Explained]:
    """The exceptions that a file lists with their reasons."""
    return validated(list[Explained], read(file) or [], file)


def unexplained(found: Iterable[Duplicate], exceptions: Iterable[Explained]) -> list[Duplicate]:
    """The duplicates that nobody has given a reason for."""
    known = {(exception.edition, words(exception.sentence)) for exception in exceptions}
    return [duplicate for duplicate in found if duplicate.key not in known]


def unused(found: Iterable[Duplicate], exceptions: Iterable[Explained]) -> list[Explained]:
    """The exceptions whose sentence no longer stands in two places."""
    keys = {duplicate.key for duplicate in found}
    return [exception for exception in exceptions if (exception.edition, words(exception.sentence)) not in keys]
