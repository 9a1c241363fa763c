"""Words, sentences and runs of words, compared whatever their signs and capitals."""

import re
from collections.abc import Iterable, Iterator

Run = tuple[str, ...]

LONG = 8
WORD = re.compile(r"[^\W_]+")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# A capital must follow: "f.eks." and "e.g." end no sentence.
END = re.compile(r"(?<=[.!?…])[»”\"')]*\s+(?=[«»“\"'(]?[A-ZÆØÅ])|\n\s*\n")


def words(text: str) -> Run:
    """The words of a text, in small letters, without signs and placeholders."""
    return tuple(WORD.findall(PLACEHOLDER.sub(" ", text).casefold()))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text."""
    return (part.strip() for part in END.split(text) if part.strip())


def long_sentences(text: str) -> Iterator[str]:
    """The sentences of eight words or more."""
    return (sentence for sentence in sentences(text) if len(words(sentence)) >= LONG)


def runs(said: Iterable[str], length: int = LONG) -> Iterator[Run]:
    """Every run of so many words."""
    held = tuple(said)
    return (held[start : start + length] for start in range(len(held) - length + 1))
