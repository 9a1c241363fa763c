"""Signs for a PDF: the few characters that a document needs, cut out of a font of outlines in
PostScript's form and put into TrueType's, the only one that fpdf2 embeds as PDF/A wants it.
"""

from collections.abc import Iterable
from io import BytesIO

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

# How far a curve may stray, in units of the font (1000 to the size of the letters).
ERROR = 1.0
# What a font without instructions has none of, or what is counted anyway.
MAXIMA = """Points Contours CompositePoints CompositeContours TwilightPoints Storage FunctionDefs
InstructionDefs StackElements SizeOfInstructions ComponentElements ComponentDepth"""


def signs(font: TTFont, characters: Iterable[str]) -> BytesIO:
    """A TrueType font of these characters."""
    _cut(font, characters)
    _redraw(font)
    _describe(font)
    made = BytesIO()
    font.save(made)
    made.seek(0)
    return made


def _cut(font: TTFont, characters: Iterable[str]) -> None:
    options = Options(notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)


def _redraw(font: TTFont) -> None:
    """Replace the outlines; cubic curves become quadratic ones."""
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    del font["CFF "]


def _describe(font: TTFont) -> None:
    """State what readers expect of TrueType; the rest is counted when the font is saved."""
    font["glyf"].compile(font)
    for name, glyph in font["glyf"].glyphs.items():
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for what in MAXIMA.split():
        setattr(maxp, f"max{what}", 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
