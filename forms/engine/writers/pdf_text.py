"""What a PDF can show: texts fitted to its fonts, and texts broken into lines."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import Any

from forms.engine.clean import clean_document, each_text
from forms.engine.document import Document
from forms.engine.writers.pdf_fonts import BOLD, TEXT, everyday_of, font_of

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
TAB = " " * 4
BULLET, EMPTY, MARKED = BOXES = "•☐☒"
# What the writer puts to the texts: between words, behind labels, in page numbers and where there is no more room.
ADDED = f" :0123456789…{BOXES}"
# Characters that nobody sees: formatting, and variants of the character before.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# A word, or nothing where a text begins with spaces, and the spaces behind it.
WORDS = re.compile("([^ ]+|^)( *)")

Advance = Callable[[str], float]


def runs(text: str, bold: bool) -> Iterator[tuple[str, str]]:
    """A fitted text cut where the font changes."""
    main = BOLD if bold else TEXT
    if everyday_of(main).issuperset(text):
        yield main, text
        return
    for key, characters in groupby(text, lambda character: font_of(character, bold) or TEXT):
        yield key, "".join(characters)


def fit(document: Document) -> tuple[Document, int]:
    """A document that the fonts can show, and how many of its characters they cannot."""
    cleaned, removed = clean_document(document)
    fitted, replaced = each_text(cleaned, fit_text)
    return fitted, removed + replaced


def fit_text(text: str) -> tuple[str, int]:
    """A composed text in which every missing character has become the replacement sign."""
    composed = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\t", TAB)
    # Each character is looked at once, however often it stands there.
    lost = {character for character in set(composed) if character != "\n" and not _shown(character)}
    kept = composed.translate(dict.fromkeys(map(ord, lost), REPLACEMENT)) if lost else composed
    return kept, sum(map(composed.count, lost))


def _shown(character: str) -> bool:
    return bool(font_of(character, False) and font_of(character, True))


def characters(document: Document) -> frozenset[str]:
    """All characters that a document may show."""
    return frozenset("".join(_texts(document)) + ADDED)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def broken(text: str, width: float, advance: Advance) -> list[str]:
    """The lines of a text in a column; a line that goes on keeps its last space."""
    return [line for hard in text.split("\n") for line in _wrapped(hard, width, advance)]


def _wrapped(text: str, width: float, advance: Advance) -> list[str]:
    lines, line, used = [], "", 0.0
    for word, spaces in _words(text, width, advance):
        wide = _width(word, advance)
        if line and used + wide > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + word + spaces, used + wide + _width(spaces, advance)
    return [*lines, line]


def _words(text: str, width: float, advance: Advance) -> Iterator[tuple[str, str]]:
    """Words and the spaces after them; a word wider than the column is cut."""
    for word, spaces in WORDS.findall(text):
        *begun, last = _cut(word, width, advance) if _width(word, advance) > width else [word]
        yield from ((part, "") for part in begun)
        yield last, spaces


def _cut(word: str, width: float, advance: Advance) -> Iterator[str]:
    start, used = 0, 0.0
    for index, character in enumerate(word):
        used += advance(character)
        if used > width and index > start:
            yield word[start:index]
            start, used = index, advance(character)
    yield word[start:]


def _width(text: str, advance: Advance) -> float:
    return sum(map(advance, text))
