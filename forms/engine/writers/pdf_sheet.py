"""The sheet that a PDF is drawn on: A4, its styles, text, rules and fields of colour.

Measures are points. The look is that of the Word file (templates/docx/styles.xml); Noto Sans
runs wider than Calibri, so its sizes are a tenth smaller.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import cast

from forms.engine.writers.docx import OURS
from forms.engine.writers.pdf_fonts import BOLD, EVERYDAY, TEXT, font_file, font_of
from forms.engine.writers.pdf_library import FPDF, TTFFont
from forms.engine.writers.pdf_structure import Element, Tree
from forms.engine.writers.pdf_text import broken, runs

WIDTH = 595.28
LEFT = 65.2
TEXT_WIDTH = WIDTH - 2 * LEFT
TOP, BOTTOM = 79.4, 768.2
ROOM = BOTTOM - TOP
HEADER_TOP, FOOTER_TOP = 36.8, 790

INK, ACCENT, MUTED, HAIRLINE, TINT = (f"#{colour}" for colour in OURS)

# The middle of small letters above the base line, in parts of the size.
MIDDLE = 0.33


@dataclass(frozen=True)
class Style:
    """How a text looks, and the space around it. ``shift`` is 0.5 for centred, 1 for right."""

    size: float
    bold: bool = False
    colour: str = INK
    leading: float = 1.4
    before: float = 0
    after: float = 0
    shift: float = 0

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * self.leading


TITLE = Style(17, bold=True, colour=ACCENT, leading=1.3)
NOTE_TITLE = Style(13.5, bold=True, colour=ACCENT, leading=1.3, after=8)
SUBJECT = Style(12.5, bold=True, colour=ACCENT, leading=1.3, before=24, after=8)
HEADINGS = (
    Style(13.5, bold=True, colour=ACCENT, leading=1.25, before=19, after=6),
    Style(10.5, bold=True, leading=1.3, before=11, after=3),
    Style(10, bold=True, colour=MUTED, leading=1.3, before=9, after=2),
)
LETTER_HEADING = Style(10.5, bold=True, colour=ACCENT, leading=1.3, before=12, after=3)
BODY = Style(10, before=2, after=6)
ADDRESS = Style(10, after=10)
DATELINE = Style(10, after=10, shift=1)
CLOSING = Style(10, before=14)
SENDER = Style(10, before=45)
ITEM = Style(10, after=3)
CAPTION = Style(10.5, bold=True, leading=1.3, before=11, after=5)
CELL = Style(9.5, leading=1.36)
CELL_LABEL = Style(9.5, leading=1.36, colour=MUTED)
CELL_HEADING = Style(9.5, bold=True, leading=1.36, colour=ACCENT)
CHECK_HEADING = Style(9.5, bold=True, leading=1.36, colour=ACCENT, shift=0.5)
CHECK = Style(11, leading=1.18, colour=MUTED, shift=0.5)
CHOSEN = Style(11, leading=1.18, colour=ACCENT, shift=0.5)
STATEMENT = Style(10, before=10)
SIGNATURE = Style(9)
SMALL_PRINT = Style(7.8, colour=MUTED, leading=1.3, before=24)
HEADER = Style(9, bold=True, colour=MUTED)
FOOTER = Style(8, colour=MUTED)


@dataclass(frozen=True)
class Column:
    """Where text stands across the page."""

    left: float
    width: float


FULL = Column(LEFT, TEXT_WIDTH)


class _Units(dict[str, float]):
    """The widths of characters in thousandths of the size, as they are asked for."""

    def __init__(self, sheet: "Sheet", bold: bool) -> None:
        self.sheet, self.bold = sheet, bold

    def __missing__(self, character: str) -> float:
        font = self.sheet.font(font_of(character, self.bold) or TEXT)
        self[character] = font.cw[ord(character)]
        return self[character]


class Sheet:
    """The pages of one document while they are drawn."""

    def __init__(self, pdf: FPDF, characters: Set[str]) -> None:
        self.pdf, self.characters = pdf, characters
        self.tree = Tree(pdf)
        pdf.struct_builder = self.tree  # type: ignore[assignment]
        self.units = {bold: _Units(self, bold) for bold in (False, True)}

    def font(self, key: str) -> TTFFont:
        """A font of the file; it comes into the file when it is asked for first."""
        if key not in self.pdf.fonts:
            style = "B" if key == BOLD else ""
            file = font_file(key, self.characters)
            # More than a document's own: what the writer puts between them may never be missing.
            wanted = set(map(ord, self.characters | EVERYDAY))
            self.pdf.fonts[key] = made = TTFFont(self.pdf, file, key, style, wanted)  # type: ignore[arg-type]
            # ttfautohint's own notes, which nothing else can read.
            made.ttfont.reader.tables.pop("TTFA", None)
            # Measuring the letters anew means unpacking and packing each; the whole font's bounds hold for them too.
            made.ttfont.recalcBBoxes = False
        return cast(TTFFont, self.pdf.fonts[key])

    def width(self, text: str, style: Style) -> float:
        """The width of a line."""
        return sum(map(self.units[style.bold].__getitem__, text)) * style.size / 1000

    def lines(self, text: str, width: float, style: Style) -> list[str]:
        """A text as lines of a column, with a space at each end so that read aloud the words stay apart."""
        *others, last = broken(text, width * 1000 / style.size, self.units[style.bold].__getitem__)
        return [*(line if line.endswith(" ") else f"{line} " for line in others), last]

    def text(self, column: Column, top: float, line: str, style: Style, element: Element | None) -> None:
        """Draw a line of a column, ``top`` being the top of its room."""
        if not line.strip():
            return
        x = column.left
        if style.shift:
            x += style.shift * (column.width - self.width(line.rstrip(" "), style))
        self.pdf.set_text_color(style.colour)
        with self.tree.content(element):
            for key, part in runs(line, style.bold):
                self._draw(x, top + style.line / 2 + style.size * MIDDLE, key, part, style)
                x += self.width(part, style)

    def _draw(self, x: float, baseline: float, key: str, text: str, style: Style) -> None:
        self.font(key)
        self.pdf.set_font(key.removesuffix("B"), "B" if key == BOLD else "", style.size)
        self.pdf.text(x, baseline, text)

    def rule(self, column: Column, y: float, colour: str, thickness: float = 0.5) -> None:
        """Draw a horizontal rule, which is decoration."""
        self.fill(column, y - thickness / 2, thickness, colour)

    def fill(self, column: Column, top: float, height: float, colour: str) -> None:
        """Draw a field of colour, which is decoration."""
        self.pdf.set_fill_color(colour)
        with self.tree.content(None):
            self.pdf.rect(column.left, top, column.width, height, style="F")
