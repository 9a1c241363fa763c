"""Writes a document as a Word file: templates for its parts (ECMA-376), zipped.

The same document always gives the same bytes, so that two copies can be compared.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from forms.engine.clean import clean_document
from forms.engine.document import Block, CheckTable, Document, FactList, Signatures, Table
from forms.engine.templating import render

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
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
}

# Twentieths of a point: A4 less the margins in document.xml.
TEXT_WIDTH = 9298
LABEL_SHARE = 0.32
SIGNATURE_SHARE = 0.62
WIDEST_CHECK = 1300
# Characters: within these bounds a column is as wide as its longest text asks for.
NARROWEST, WIDEST = 11, 40

# Characters, a line end counting as a narrow column's line: below, a row is no page long.
LONGEST_ROW, LINE = 400, 10


def write(document: Document) -> bytes:
    """The document as the bytes of a .docx file."""
    cleaned, _ = clean_document(document)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for part, template in PARTS.items():
            xml = render(f"docx/{template}", document=cleaned, widths=widths, fits=fits)
            archive.writestr(_entry(part, cleaned.created), xml.encode())
    return buffer.getvalue()


def _entry(part: str, created: str) -> ZipInfo:
    day = date.fromisoformat(created)
    entry = ZipInfo(part, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # the same on every system
    return entry


def widths(block: Block) -> tuple[int, ...]:
    """The widths of a block's columns; they add up to the width of the text."""
    match block:
        case FactList():
            return _shared((LABEL_SHARE, 1 - LABEL_SHARE))
        case Signatures():
            return _shared((SIGNATURE_SHARE, 1 - SIGNATURE_SHARE))
        case CheckTable():
            return _check_widths(len(block.columns))
        case Table():
            return _shared(_needs(block))
    return ()


def _check_widths(columns: int) -> tuple[int, ...]:
    each = min(WIDEST_CHECK, TEXT_WIDTH // (columns + 2))
    return (TEXT_WIDTH - each * columns, *[each] * columns)


def _needs(table: Table) -> tuple[int, ...]:
    columns = zip(table.header, *table.rows, strict=True)
    return tuple(min(WIDEST, max(NARROWEST, *map(len, texts))) for texts in columns)


def _shared(weights: tuple[float, ...]) -> tuple[int, ...]:
    """Divide the width of the text; the first column takes what rounding leaves."""
    rest = [int(TEXT_WIDTH * weight / sum(weights)) for weight in weights[1:]]
    return (TEXT_WIDTH - sum(rest), *rest)


def fits(texts: Sequence[str]) -> bool:
    """Whether a row of these texts fits on a page in any column."""
    return all(len(text) + LINE * text.count("\n") <= LONGEST_ROW for text in texts)
