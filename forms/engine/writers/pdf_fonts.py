"""The fonts of a PDF: whole, and as a cut with the characters of everyday texts.

A font of three thousand glyphs takes longer to open than all else in a PDF takes together, so
it is opened only for a text that has a character outside of the cut. The fonts are Google's Noto
(SIL Open Font License 1.1, which allows cutting, embedding and shipping), from the package
pymupdf-fonts.
"""

import unicodedata
from collections.abc import Callable, Iterable, Set
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from forms.engine.writers.pdf_signs import signs

# The fonts by the key they have in the file; characters are looked for in this order.
TEXT, BOLD, SIGNS, MATH = KEYS = "text", "textB", "signs", "math"
MODULES = {
    TEXT: "NotoSans_Regular",
    BOLD: "NotoSans_Bold",
    SIGNS: "NotoSansSymbols2_Regular",
    MATH: "NotoSansMath_Regular",
}
# Where the build puts the cuts, for the browser: cutting takes longer than using the whole font.
CUTS = "everyday_fonts"
# Scripts that need shaping or run from right to left; fpdf2 could only garble them.
SHAPED = ((0x0590, 0x1CFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
# Latin as it is written from Iceland to Turkey, with all that is Sámi; punctuation; the signs of lists and sums.
EVERYDAY = frozenset(
    [chr(code) for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B)) for code in range(first, last + 1)]
) | frozenset("ƷʒǤǥǦǧǨǩǮǯẞ‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€№™←↑→↓−≈≠≤≥☐☑☒✓✔✗✘\N{REPLACEMENT CHARACTER}")
# What lays out a text in ways that fpdf2 does not ask for, and ttfautohint's own notes.
UNUSED = ["GDEF", "GPOS", "GSUB", "TTFA"]


def font_file(key: str, characters: Set[str]) -> BytesIO:
    """A font as a file, with at least what it has of these characters."""
    wanted = _of_font(key, characters)
    if wanted <= EVERYDAY:
        return BytesIO(everyday(key))
    if key in (TEXT, BOLD):
        return _stored(key)
    with TTFont(_stored(key), recalcTimestamp=False) as font:
        return signs(font, sorted(wanted))


@cache
def everyday(key: str) -> bytes:
    """The cut of a font, as the build has made it or as it is made here."""
    return _cuts()[key] if find_spec(CUTS) else cut(key)


def _cuts() -> dict[str, bytes]:
    made: dict[str, bytes] = import_module(CUTS).FONTS
    return made


def cut(key: str) -> bytes:
    """The everyday characters of a font, as a font of their own."""
    wanted = sorted(c for c in EVERYDAY if _first(c, key == BOLD, covered) == key)
    with TTFont(_stored(key), recalcTimestamp=False) as font:
        if key not in (TEXT, BOLD):
            return signs(font, wanted).getvalue()
        _keep(font, wanted)
        made = BytesIO()
        font.save(made)
        return made.getvalue()


def _keep(font: TTFont, characters: Iterable[str]) -> None:
    options = Options(notdef_outline=True, recommended_glyphs=True, recalc_timestamp=False)
    options.drop_tables += UNUSED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(font)


def _of_font(key: str, characters: Set[str]) -> frozenset[str]:
    """Those characters that are drawn with a font."""
    return frozenset(character for character in characters if font_of(character, key == BOLD) == key)


@cache
def everyday_of(key: str) -> frozenset[str]:
    """The everyday characters that are drawn with a font."""
    return _of_font(key, EVERYDAY)


def _stored(key: str) -> BytesIO:
    return BytesIO(import_module(f"pymupdf_fonts.{MODULES[key]}").fontbuffer)


@cache
def covered(key: str) -> frozenset[int]:
    """The characters that a font has."""
    return _characters(_stored(key))


@cache
def _in_cut(key: str) -> frozenset[int]:
    return _characters(BytesIO(everyday(key)))


def _characters(file: BytesIO) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def font_of(character: str, bold: bool) -> str | None:
    """The first font that has a character; what is in the cuts is told without the whole fonts."""
    code = ord(character)
    shaped = any(first <= code <= last for first, last in SHAPED)
    if shaped or unicodedata.category(character) in ("Cc", "Co"):
        return None
    return _first(character, bold, _in_cut if character in EVERYDAY else covered)


def _first(character: str, bold: bool, held: Callable[[str], Set[int]]) -> str | None:
    keys = (BOLD if bold else TEXT, SIGNS, MATH)
    return next((key for key in keys if ord(character) in held(key)), None)
