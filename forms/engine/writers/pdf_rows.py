"""Rows of cells as pieces of pages: tables, and the lines to sign on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from forms.engine.writers.pdf_pages import Piece
from forms.engine.writers.pdf_sheet import ACCENT, FULL, HAIRLINE, ROOM, TINT, Column, Sheet, Style
from forms.engine.writers.pdf_structure import Element

# Space in a cell beside and above its text.
BESIDE, ABOVE = 5.4, 3.5
# A row higher than this may be cut at the end of a page; a higher header is not repeated.
HIGHEST_ROW, HIGHEST_HEADER = ROOM / 2, ROOM / 4


@dataclass(frozen=True)
class Content:
    """The text of a cell; ``header_of`` names what it is a header of: ``row`` or ``column``."""

    text: str
    style: Style
    header_of: str = ""


@dataclass(frozen=True)
class Cell:
    """Lines in a column, and what they are in the tree; decoration if nothing."""

    lines: Sequence[str]
    style: Style
    column: Column
    element: Element | None

    @property
    def height(self) -> float:
        """The height of the lines."""
        return len(self.lines) * self.style.line

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the lines."""
        for index, line in enumerate(self.lines):
            sheet.text(self.column, top + index * self.style.line, line, self.style, self.element)

    def drawn(self, sheet: Sheet) -> Callable[[float], None]:
        """What draws the lines, once their top is known."""
        return lambda top: self.draw(sheet, top)


def highest(cells: Sequence[Cell]) -> float:
    """The height of the highest cell."""
    return max(cell.height for cell in cells)


def sliced(cells: Sequence[Cell]) -> list[Sequence[Cell]]:
    """The cells in one slice, or line by line if they are too high for that."""
    if highest(cells) <= HIGHEST_ROW:
        return [cells]
    count = max(len(cell.lines) for cell in cells)
    return [[replace(cell, lines=cell.lines[index : index + 1]) for cell in cells] for index in range(count)]


@dataclass
class Rows:
    """Makes the rows of one table; ``gap`` asks for the space above a piece."""

    sheet: Sheet
    columns: Sequence[Column]
    element: Element
    gap: Callable[[float, float], float]
    lowest: float = 0
    ruled: bool = True
    above: float = ABOVE
    header: Piece | None = None
    begun: bool = False

    def head(self, contents: Sequence[Content]) -> Iterator[Piece]:
        """The header row, repeated where a page begins in the midst of the table."""
        cells = self._cells(contents)
        height = highest(cells) + 2 * self.above
        if height > HIGHEST_HEADER:
            yield from self._pieces(cells, keep=True)
            return
        # Said once is enough: a repeated header is decoration.
        repeated = [replace(cell, element=None) for cell in cells]
        self.header = Piece(height, partial(self._draw_head, repeated, height))
        self.begun = True
        yield Piece(height, partial(self._draw_head, cells, height), self.gap(2, 0), keep=True)

    def row(self, contents: Sequence[Content]) -> Iterator[Piece]:
        """A row, in one piece unless it is too high."""
        return self._pieces(self._cells(contents), keep=False)

    def _cells(self, contents: Sequence[Content]) -> list[Cell]:
        row = self.sheet.tree.add("TR", self.element)
        return [self._cell(row, *pair) for pair in zip(contents, self.columns, strict=True)]

    def _cell(self, row: Element, content: Content, column: Column) -> Cell:
        kind = "TH" if content.header_of else "TD"
        lines = self.sheet.lines(content.text, column.width, content.style)
        return Cell(lines, content.style, column, self.sheet.tree.add(kind, row, content.header_of))

    def _pieces(self, cells: Sequence[Cell], keep: bool) -> Iterator[Piece]:
        slices = sliced(cells)
        for index, part in enumerate(slices):
            first, last = index == 0, index == len(slices) - 1
            height = highest(part) + self.above * (first + last)
            draw = partial(self._draw, part, max(height, self.lowest), (first, last, not self.begun))
            yield Piece(max(height, self.lowest), draw, self.gap(0 if self.begun else 2, 0), keep, header=self.header)
            self.begun = True

    def _draw(self, cells: Sequence[Cell], height: float, edges: tuple[bool, bool, bool], top: float) -> None:
        first, last, begins = edges
        if begins and self.ruled:
            self.sheet.rule(FULL, top, HAIRLINE)
        for cell in cells:
            cell.draw(self.sheet, top + self.above * first)
        if last and self.ruled:
            self.sheet.rule(FULL, top + height, HAIRLINE)

    def _draw_head(self, cells: Sequence[Cell], height: float, top: float) -> None:
        self.sheet.fill(FULL, top, height, TINT)
        self.sheet.rule(FULL, top + height, ACCENT, 1)
        for cell in cells:
            # The texts of a header row stand on its rule.
            cell.draw(self.sheet, top + height - self.above - cell.height)
