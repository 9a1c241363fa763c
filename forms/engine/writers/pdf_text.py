"""What a PDF can show: its fonts, texts fitted to them, and texts broken into lines.

The fonts are Google's Noto (SIL Open Font License 1.1, which allows embedding and shipping),
from the package pymupdf-fonts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Set
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from io import BytesIO
from itertools import groupby
from typing import Any

from fontTools.ttLib import TTFont

from forms.engine.clean import clean_document
from forms.engine.document import Document
from forms.engine.writers.pdf_signs import signs

# The fonts by the key they have in the file; characters are looked for in this order.
TEXT, BOLD, SIGNS, MATH = "text", "textB", "signs", "math"
MODULES = {
    TEXT: "NotoSans_Regular",
    BOLD: "NotoSans_Bold",
    SIGNS: "NotoSansSymbols2_Regular",
    MATH: "NotoSansMath_Regular",
}
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
TAB = " " * 4
BULLET, EMPTY, MARKED = BOXES = "•☐☒"
# Scripts that need shaping or run from right to left; fpdf2 could only garble them.
SHAPED = ((0x0590, 0x1CFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
# Characters that nobody sees: formatting, and variants of the character before.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")

Advance = Callable[[str], float]


def font_file(key: str, characters: Set[str]) -> BytesIO:
    """A font as a file; one of signs holds only those among the characters."""
    if key in (TEXT, BOLD):
        return _stored(key)
    with TTFont(_stored(key), recalcTimestamp=False) as font:
        return signs(font, sorted(c for c in characters if font_of(c, False) == key))


def _stored(key: str) -> BytesIO:
    return BytesIO(import_module(f"pymupdf_fonts.{MODULES[key]}").fontbuffer)


@cache
def covered(key: str) -> frozenset[int]:
    """The characters that a font has."""
    with TTFont(_stored(key), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def font_of(character: str, bold: bool) -> str | None:
    """The first font that has a character."""
    code = ord(character)
    shaped = any(first <= code <= last for first, last in SHAPED)
    if shaped or unicodedata.category(character) in ("Cc", "Co"):
        return None
    keys = (BOLD if bold else TEXT, SIGNS, MATH)
    return next((key for key in keys if code in covered(key)), None)


def runs(text: str, bold: bool) -> Iterator[tuple[str, str]]:
    """A fitted text cut where the font changes."""
    for key, characters in groupby(text, lambda character: font_of(character, bold) or TEXT):
        yield key, "".join(characters)


def fit(document: Document) -> tuple[Document, int]:
    """A document that the fonts can show, and how many of its characters they cannot."""
    cleaned, removed = clean_document(document)
    fitted, replaced = _fitted(cleaned)
    return fitted, removed + replaced


def fit_text(text: str) -> tuple[str, int]:
    """A composed text in which every missing character has become the replacement sign."""
    composed = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\t", TAB)
    kept = [c if c == "\n" or _shown(c) else REPLACEMENT for c in composed]
    return "".join(kept), sum(a != b for a, b in zip(composed, kept, strict=True))


def _shown(character: str) -> bool:
    return bool(font_of(character, False) and font_of(character, True))


def characters(document: Document) -> frozenset[str]:
    """All characters that a document may show."""
    return frozenset("".join(_texts(document)) + BOXES)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _fitted(value: Any) -> tuple[Any, int]:
    if isinstance(value, str):
        return fit_text(value)
    if isinstance(value, tuple):
        parts = [_fitted(part) for part in value]
        return tuple(part for part, _ in parts), sum(count for _, count in parts)
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: _fitted(getattr(value, field.name)) for field in fields(value)}
        changes = {name: part for name, (part, _) in found.items()}
        return replace(value, **changes), sum(count for _, count in found.values())
    return value, 0


def broken(text: str, width: float, advance: Advance) -> list[str]:
    """The lines of a text in a column; a line that goes on keeps its last space."""
    return [line for hard in text.split("\n") for line in _wrapped(hard, width, advance)]


def _wrapped(text: str, width: float, advance: Advance) -> list[str]:
    lines, line, used = [], "", 0.0
    for piece in _pieces(text, width, advance):
        if line and used + _width(piece.rstrip(" "), advance) > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + piece, used + _width(piece, advance)
    return [*lines, line]


def _pieces(text: str, width: float, advance: Advance) -> Iterator[str]:
    """Words with the spaces after them; a word wider than the column is cut."""
    for word in re.findall("[^ ]+ *|^ +", text):
        if _width(word.rstrip(" "), advance) <= width:
            yield word
        else:
            yield from _cut(word, width, advance)


def _cut(word: str, width: float, advance: Advance) -> Iterator[str]:
    start, used = 0, 0.0
    for index, character in enumerate(word):
        used += advance(character)
        if used > width and index > start and character != " ":
            yield word[start:index]
            start, used = index, advance(character)
    yield word[start:]


def _width(text: str, advance: Advance) -> float:
    return sum(map(advance, text))
