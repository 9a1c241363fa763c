"""Words that the glossary says otherwise: each term may name those that it stands in place of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.authoring.errors import Place
from forms.authoring.prose import Material, Passage
from forms.authoring.source import read


@dataclass(frozen=True)
class Term:
    """What an edition calls something, and what it does not."""

    edition: str
    term: str
    avoided: re.Pattern[str]


def terms(material: Material) -> list[Term]:
    """The terms that name words to avoid."""
    listed = [term for file in sorted(material.content.glob("glossary*.yml")) for term in read(file) or []]
    return [
        Term(edition, term["term"][edition], _pattern(words))
        for term in listed
        for edition, words in (term.get("avoid") or {}).items()
    ]


def otherwise(passages: Iterable[Passage], known: Iterable[Term]) -> Iterator[tuple[Place, str, str]]:
    """Where a text says something else: the place, the word there, and the glossary's."""
    listed = list(known)
    for passage in passages:
        for term in listed:
            if term.edition == passage.edition:
                for found in term.avoided.finditer(passage.text):
                    yield passage.place, found[0], term.term


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """The words, also with an ending."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)
