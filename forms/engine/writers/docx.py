"""Writes a document as a Word file: templates for its parts (ECMA-376), zipped.

The same document always gives the same bytes, so that two copies can be compared.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from markupsafe import Markup

from forms.engine.clean import clean_document
from forms.engine.document import (
    Block,
    CheckTable,
    Document,
    FactList,
    Options,
    Questions,
    Signatures,
    Table,
)
from forms.engine.letterhead import NO_LANGUAGE, Letterhead
from forms.engine.templating import render
from forms.engine.writers.text import introduced

# Part of the file -> its template. Readers expect the content types first.
PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font-table.xml",
    "word/numbering.xml": "numbering.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
}

# Twentieths of a point: A4 less the margins in document.xml.
TEXT_WIDTH = 9298
LABEL_SHARE = 0.32
SIGNATURE_SHARE = 0.62
QUESTIONS_SHARE = 0.42
WIDEST_CHECK = 1300
# Characters: within these bounds a column is as wide as its longest text asks for.
NARROWEST, WIDEST = 11, 40

# Characters, a line end counting as a narrow column's line: below, a row is no page long.
LONGEST_ROW, LINE = 400, 10


class Palette(NamedTuple):
    """The colours of a document, as red, green and blue in hexadecimal."""

    ink: str
    accent: str
    muted: str
    hairline: str
    tint: str


OURS = Palette("1F2A33", "1D4F66", "52616B", "C9D3D9", "EDF3F6")


class Own(NamedTuple):
    """Whether our own header and footer are used: always, unless the letterhead has its own."""

    header: bool
    footer: bool


def write(document: Document, letterhead: Letterhead | None = None) -> bytes:
    """The document as the bytes of a .docx file, on an organisation's letterhead if there is one."""
    cleaned, _ = clean_document(document)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for part, content in _parts(cleaned, letterhead):
            archive.writestr(_entry(part, cleaned.created), content)
    return buffer.getvalue()


def styles(tag: str, palette: Palette = OURS, width: int = TEXT_WIDTH) -> str:
    """Our styles, for a language and for a width of the text."""
    return render("docx/styles.xml", tag=tag, palette=palette, width=width)


def _parts(document: Document, letterhead: Letterhead | None) -> Iterator[tuple[str, bytes]]:
    """The files of the package in their order, those of the letterhead last."""
    if letterhead is None:
        own, given, width = Own(header=True, footer=True), {}, TEXT_WIDTH
    else:
        own = Own(header=not letterhead.header, footer=not letterhead.footer)
        given, width = _in_language(letterhead.parts, document.tag), letterhead.width
    ours = {
        "word/styles.xml": not given,
        "word/header1.xml": own.header,
        "word/footer1.xml": own.footer,
    }
    values = {
        "document": document,
        "letterhead": letterhead,
        "section": Markup(letterhead.section if letterhead else ""),  # noqa: S704 - the build has checked it
        "own": own,
        "widths": partial(widths, across=width),
        "fits": fits,
        "introduced": introduced,
    }
    for part, template in PARTS.items():
        if part == "word/styles.xml" and not given:
            yield part, styles(document.tag).encode()
        elif ours.get(part, True):
            yield part, render(f"docx/{template}", **values).encode()
    yield from sorted(given.items())


def _in_language(parts: dict[str, bytes], tag: str) -> dict[str, bytes]:
    """The parts of a letterhead, its styles in the language of the document."""
    left_open, stated = (f'w:val="{name}"'.encode() for name in (NO_LANGUAGE, tag))
    styled = parts["word/styles.xml"].replace(b"<w:lang " + left_open, b"<w:lang " + stated)
    return {**parts, "word/styles.xml": styled}


def _entry(part: str, created: str) -> ZipInfo:
    day = date.fromisoformat(created)
    entry = ZipInfo(part, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # the same on every system
    return entry


def widths(block: Block, across: int = TEXT_WIDTH) -> tuple[int, ...]:
    """The widths of a block's columns; they add up to the width of the text."""
    match block:
        case FactList() | Options():
            return _shared((LABEL_SHARE, 1 - LABEL_SHARE), across)
        case Signatures():
            return _shared((SIGNATURE_SHARE, 1 - SIGNATURE_SHARE), across)
        case Questions():
            return _shared((QUESTIONS_SHARE, 1 - QUESTIONS_SHARE), across)
        case CheckTable():
            return _check_widths(len(block.columns), across)
        case Table():
            return _shared(_needs(block), across)
    return ()


def _check_widths(columns: int, across: int) -> tuple[int, ...]:
    each = min(WIDEST_CHECK, across // (columns + 2))
    return (across - each * columns, *[each] * columns)


def _needs(table: Table) -> tuple[int, ...]:
    columns = zip(table.header, *table.rows, strict=True)
    room = table.room or (NARROWEST,) * len(table.header)
    return tuple(
        min(WIDEST, max(NARROWEST, least, *map(_longest_line, texts)))
        for least, texts in zip(room, columns, strict=True)
    )


def _longest_line(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)


def _shared(weights: tuple[float, ...], across: int) -> tuple[int, ...]:
    """Divide the width of the text; the first column takes what rounding leaves."""
    rest = [int(across * weight / sum(weights)) for weight in weights[1:]]
    return (across - sum(rest), *rest)


def fits(texts: Sequence[str]) -> bool:
    """Whether a row of these texts fits on a page in any column."""
    return all(len(text) + LINE * text.count("\n") <= LONGEST_ROW for text in texts)
