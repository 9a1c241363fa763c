"""Writes a document as a PDF: A4, PDF/A-2u, with a structure tree for screen readers.

The same document always gives the same bytes. Only this module and its parts import fpdf2,
and only when a PDF is asked for: in the browser it comes in an archive of its own.
"""

from dataclasses import replace
from datetime import UTC, datetime

from forms.engine.document import Document
from forms.engine.templating import one_line, render
from forms.engine.writers import pdf_sheet as look
from forms.engine.writers.pdf_blocks import Maker
from forms.engine.writers.pdf_library import FPDF, ViewerPreferences
from forms.engine.writers.pdf_pages import paginate
from forms.engine.writers.pdf_sheet import FULL, TEXT_WIDTH, Sheet
from forms.engine.writers.pdf_text import characters, fit

# Characters of a title in header or footer, and of the words around the page number.
LONGEST_TITLE, LONGEST_WORD = 80, 20


def write(document: Document) -> bytes:
    """The document as the bytes of a .pdf file."""
    fitted, _ = fit(document)
    pdf = _file(fitted)
    sheet = Sheet(pdf, characters(fitted))
    pages = paginate(Maker(sheet, fitted).all(), look.ROOM)
    edges = _Edges(sheet, fitted, len(pages))
    for number, placed in enumerate(pages, 1):
        pdf.add_page()
        for one in placed:
            one.piece.draw(look.TOP + one.top)
        edges.draw(number)
    return bytes(pdf.output())


def _file(document: Document) -> FPDF:
    pdf = FPDF(unit="pt", format="A4", enforce_compliance="PDF/A-2u")
    pdf.set_auto_page_break(False)
    pdf.set_creation_date(datetime.fromisoformat(document.created).replace(tzinfo=UTC))
    pdf.set_title(one_line(document.title))
    pdf.set_lang(document.tag)
    pdf.set_xmp_metadata(render("pdf/metadata.xml", document=document))
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    return pdf


class _Edges:
    """Header and footer: a page that has come loose still says what it belongs to."""

    def __init__(self, sheet: Sheet, document: Document, count: int) -> None:
        self.sheet, self.count = sheet, count
        self.page, self.of = (one_line(word)[:LONGEST_WORD] for word in document.page_words)
        self.header = self._short(document.organisation, look.HEADER, TEXT_WIDTH)
        room = TEXT_WIDTH - sheet.width(self._numbered(count), look.FOOTER)
        self.footer = self._short(document.title, look.FOOTER, room)

    def draw(self, number: int) -> None:
        """Draw them on the page that is being drawn."""
        self.sheet.text(FULL, look.HEADER_TOP, self.header, look.HEADER, None)
        self.sheet.rule(FULL, look.FOOTER_TOP, look.HAIRLINE)
        self.sheet.text(FULL, look.FOOTER_TOP + 5, self.footer, look.FOOTER, None)
        at_right = replace(look.FOOTER, shift=1)
        self.sheet.text(FULL, look.FOOTER_TOP + 5, self._numbered(number), at_right, None)

    def _numbered(self, number: int) -> str:
        return f"{self.page} {number} {self.of} {self.count}"

    def _short(self, text: str, style: look.Style, width: float) -> str:
        """As much of a text as there is room for."""
        line = one_line(text)
        begun = line[:LONGEST_TITLE]
        kept = self.sheet.lines(begun, width - 3 * style.size, style)[0].rstrip()
        return line if kept == line else f"{kept}…"
