"""Turns the blocks of a document into pieces of pages, and names them in the structure tree."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

from forms.engine.document import (
    Address,
    Block,
    CheckTable,
    Dateline,
    Document,
    FactList,
    Heading,
    Lines,
    Notes,
    Options,
    Paragraph,
    Questions,
    Sender,
    SignatureLine,
    Signatures,
    Table,
)
from forms.engine.writers import pdf_sheet as look
from forms.engine.writers.docx import widths
from forms.engine.writers.pdf_pages import Piece
from forms.engine.writers.pdf_rows import BESIDE, Cell, Content, Rows, highest, sliced
from forms.engine.writers.pdf_sheet import FULL, LEFT, TEXT_WIDTH, Column, Sheet, Style
from forms.engine.writers.pdf_structure import Element
from forms.engine.writers.pdf_text import BULLET, EMPTY, MARKED
from forms.engine.writers.text import introduced

# The space below a table; where one signs: the height above the line, and that between name and date.
BELOW = 6
TO_SIGN, APART = 42, 20
# For handwriting: the height of a line, and of a row of the blank form.
WRITING, ROOMY = 24, 26
# Where the text of a list and the particulars of a letter begin.
INDENT, TAB = 17.8, 127.6
DEEPEST = 6


def shares(block: Block) -> list[Column]:
    """The columns of a block, in the proportions of the Word file."""
    parts = widths(block)
    whole = TEXT_WIDTH / sum(parts)
    return [Column(LEFT + whole * sum(parts[:index]), whole * part) for index, part in enumerate(parts)]


def inside(columns: Iterable[Column]) -> list[Column]:
    """Columns without the space beside the texts of a table."""
    return [Column(column.left + BESIDE, column.width - 2 * BESIDE) for column in columns]


class Maker:
    """Makes the pieces of one document, in the order in which it is read."""

    def __init__(self, sheet: Sheet, document: Document) -> None:
        self.sheet, self.document = sheet, document
        self.level = 0  # of the last heading: the title's is 1
        self.space = 0.0  # that the last piece wants below itself

    def all(self) -> Iterator[Piece]:
        """All pieces of the document."""
        for block in self.document.addresses:
            # The lines of an address stand close, in however many parts they come.
            self.space = 0 if isinstance(block, Address) else self.space
            yield from self.block(block)
        yield from self.title()
        pieces = list(self.body())
        yield from pieces[:-1]
        # The small print never stands on a page of its own.
        yield from (replace(piece, keep=True) for piece in pieces[-1:])
        yield from self.paragraph(self.document.small_print, look.SMALL_PRINT, whole=True)

    def body(self) -> Iterator[Piece]:
        """The pieces of what stands below the title."""
        body = self.document.body
        for block, following in zip_longest(body, body[1:]):
            if isinstance(block, Paragraph) and isinstance(following, Sender):
                # The last words stay with the name of the sender, who signs in between.
                yield from self.paragraph(block.text, look.CLOSING, stay=True)
            else:
                yield from self.block(block)

    def block(self, block: Block) -> Iterator[Piece]:
        """The pieces of one block."""
        make: Callable[[Any], Iterator[Piece]] = getattr(self, f"_{type(block).__name__.lower()}")
        return make(block)

    def title(self) -> Iterator[Piece]:
        """The title, over a rule in what is neither a letter nor a note."""
        styles = {"letter": look.SUBJECT, "note": look.NOTE_TITLE, "agenda": look.NOTE_TITLE}
        style = styles.get(self.document.kind, look.TITLE)
        yield from self.heading(self.document.title, style, 1)
        if style is look.TITLE:
            rule = partial(self.sheet.rule, FULL, colour=look.ACCENT, thickness=1.5)
            yield Piece(1.5, rule, self.gap(8, 10), keep=True)

    def gap(self, before: float, after: float) -> float:
        """The space above a new piece; ``after`` is what it wants below itself."""
        space, self.space = self.space + before, after
        return space

    def heading(self, text: str, style: Style, level: int) -> Iterator[Piece]:
        """A heading; no level is left out, which readers of the tree rely on."""
        if text.strip():
            self.level = min(level, self.level + 1, DEEPEST)
            yield from self.paragraph(text, style, f"H{self.level}", stay=True)

    def label(self, text: str) -> Iterator[Piece]:
        """A small heading below the section's."""
        section = self.level
        yield from self.heading(text, look.HEADINGS[1], section + 1)
        self.level = section

    def paragraph(
        self, text: str, style: Style, kind: str = "P", whole: bool = False, stay: bool = False
    ) -> Iterator[Piece]:
        """A text over the whole width; ``whole`` on one page, to ``stay`` also with what follows."""
        if text.strip():
            yield from self.lines(text, style, FULL, self.sheet.tree.add(kind), (whole, stay))

    def lines(
        self, text: str, style: Style, column: Column, element: Element, held: tuple[bool, bool] = (False, False)
    ) -> Iterator[Piece]:
        """The lines of a text; none of them stands alone on a page."""
        lines = self.sheet.lines(text, column.width, style)
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            whole, stay = held
            keep = stay if last else stay or whole or index in (0, len(lines) - 2)
            gap = self.gap(0 if index else style.before, style.after if last else 0)
            yield Piece(style.line, Cell([line], style, column, element).drawn(self.sheet), gap, keep)

    def _heading(self, block: Heading) -> Iterator[Piece]:
        style = look.HEADINGS[min(block.level, len(look.HEADINGS)) - 1]
        if self.document.kind == "letter" and block.level == 1:
            style = look.LETTER_HEADING
        for piece in self.heading(block.text, style, block.level + 1):
            yield replace(piece, apart=block.apart)

    def _address(self, block: Address) -> Iterator[Piece]:
        return self.paragraph(block.text, look.ADDRESS, whole=True)

    def _dateline(self, block: Dateline) -> Iterator[Piece]:
        return self.paragraph(block.text, look.DATELINE)

    def _sender(self, block: Sender) -> Iterator[Piece]:
        return self.paragraph(block.text, look.SENDER, whole=True)

    def _paragraph(self, block: Paragraph) -> Iterator[Piece]:
        return self.paragraph(block.text, look.BODY)

    def _notes(self, block: Notes) -> Iterator[Piece]:
        yield from self.label(block.label)
        for text in block.paragraphs:
            yield from self.paragraph(text, look.BODY)

    def _rows(self, columns: Sequence[Column]) -> Rows:
        lowest = ROOMY if self.document.kind == "blank" else 0
        return Rows(self.sheet, columns, self.sheet.tree.add("Table"), self.gap, lowest)

    def _factlist(self, block: FactList) -> Iterator[Piece]:
        if not block.facts:
            return
        rows, label, value = self._rows(inside(shares(block))), look.CELL_LABEL, look.CELL
        if self.document.kind in ("letter", "agenda"):
            rows.columns, rows.ruled, rows.above = (Column(LEFT, TAB - BESIDE), after(TAB)), False, 1
            label = value = replace(look.BODY, before=0)
        for fact in block.facts:
            text = fact.label if rows.ruled else introduced(fact.label)
            yield from rows.row([Content(text, label, "row"), Content(fact.value, value)])
        self.space = BELOW

    def _checktable(self, block: CheckTable) -> Iterator[Piece]:
        if not block.checks:
            return
        rows = self._rows(inside(shares(block)))
        columns = [Content(text, look.CHECK_HEADING, "column") for text in block.columns]
        yield from rows.head([Content(block.heading, look.CELL_HEADING, "column"), *columns])
        for check in block.checks:
            marks = [mark(index == check.chosen) for index in range(len(block.columns))]
            yield from rows.row([Content(check.label, look.CELL, "row"), *marks])
        self.space = BELOW

    def _table(self, block: Table) -> Iterator[Piece]:
        if not block.rows:
            return
        rows = self._rows(inside(shares(block)))
        if block.caption.strip():
            caption = self.sheet.tree.add("Caption", rows.element)
            yield from self.lines(block.caption, look.CAPTION, FULL, caption, (True, True))
        yield from rows.head([Content(text, look.CELL_HEADING, "column") for text in block.header])
        for row in block.rows:
            yield from rows.row([Content(text, look.CELL) for text in row])
        self.space = BELOW

    def _signatures(self, block: Signatures) -> Iterator[Piece]:
        yield from self.paragraph(block.statement, look.STATEMENT, stay=bool(block.lines))
        for index, line in enumerate(block.lines):
            yield from self._signer(line, shares(block), keep=index < len(block.lines) - 1)

    def _signer(self, line: SignatureLine, columns: list[Column], keep: bool) -> Iterator[Piece]:
        who, when = columns
        columns = [replace(who, width=who.width - APART), when]
        texts = [f"{line.label}\n{line.name}" if line.name else line.label, line.date_label]
        cells = [self._cell(*pair) for pair in zip(texts, columns, strict=True)]
        yield Piece(TO_SIGN, partial(self._sign_here, columns), self.gap(0, 0), keep=True)
        slices = sliced(cells)
        for index, part in enumerate(slices):
            held = keep or index < len(slices) - 1
            yield Piece(highest(part), partial(self._draw, part), self.gap(0, 0), keep=held)

    def _cell(self, text: str, column: Column) -> Cell:
        style = look.SIGNATURE
        return Cell(self.sheet.lines(text, column.width, style), style, column, self.sheet.tree.add("P"))

    def _draw(self, cells: Sequence[Cell], top: float) -> None:
        for cell in cells:
            cell.draw(self.sheet, top)

    def _sign_here(self, columns: Sequence[Column], top: float) -> None:
        for column in columns:
            self.sheet.rule(column, top + TO_SIGN - 2, look.MUTED, 0.75)

    def _lines(self, block: Lines) -> Iterator[Piece]:
        yield from self.label(block.label)
        for _ in range(block.count):
            yield Piece(WRITING, self._write_here, self.gap(0, 0))
        self.space = BELOW

    def _write_here(self, top: float) -> None:
        self.sheet.rule(FULL, top + WRITING, look.MUTED)

    def _options(self, block: Options) -> Iterator[Piece]:
        if block.options:
            yield from self.label(block.label)
            yield from self._items(block.options, EMPTY)

    def _questions(self, block: Questions) -> Iterator[Piece]:
        for group in block.groups:
            yield from self.label(group.label)
            yield from self._items(group.questions, EMPTY if self.document.kind == "blank" else BULLET)
        for lines in block.notes:
            yield from self._lines(lines)

    def _items(self, texts: Iterable[str], sign: str) -> Iterator[Piece]:
        """A list; its signs are labels in the tree."""
        tree = self.sheet.tree
        made = tree.add("L")
        for text in texts:
            item = tree.add("LI", made)
            drawn = Cell([sign], look.ITEM, FULL, tree.add("Lbl", item)).drawn(self.sheet)
            first, *others = self.lines(text, look.ITEM, after(INDENT), tree.add("LBody", item), (True, False))
            yield replace(first, draw=both(drawn, first.draw))
            yield from others
        self.space += BELOW


def after(indent: float) -> Column:
    """The rest of a line after an indent."""
    return Column(LEFT + indent, TEXT_WIDTH - indent)


def mark(chosen: bool) -> Content:
    """The box of a check."""
    return Content(MARKED, look.CHOSEN) if chosen else Content(EMPTY, look.CHECK)


def both(*draws: Callable[[float], None]) -> Callable[[float], None]:
    """Draw one beside the other."""

    def drawn(top: float) -> None:
        for draw in draws:
            draw(top)

    return drawn
