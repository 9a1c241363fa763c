"""The formats a document can be written in."""

from collections.abc import Callable
from dataclasses import dataclass

from forms.engine.clean import clean_document
from forms.engine.document import Document
from forms.engine.letterhead import Letterhead
from forms.engine.writers import docx, html, ics, text


@dataclass(frozen=True)
class Made:
    """A file's content, and how many characters the format could not hold."""

    content: bytes
    removed: int


@dataclass(frozen=True)
class Format:
    """A file format: how its files are named, served and made, and made on a letterhead if it can."""

    extension: str
    mime: str
    content: Callable[[Document], bytes]
    fit: Callable[[Document], tuple[Document, int]] = clean_document
    on_letterhead: Callable[[Document, Letterhead], bytes] | None = None

    def write(self, document: Document, letterhead: Letterhead | None = None) -> Made:
        """Write a document in this format."""
        fitted, removed = self.fit(document)
        if letterhead and self.on_letterhead:
            return Made(self.on_letterhead(fitted, letterhead), removed)
        return Made(self.content(fitted), removed)


def _pdf(document: Document) -> bytes:
    from forms.engine.writers import pdf

    return pdf.write(document)


def _fit_pdf(document: Document) -> tuple[Document, int]:
    from forms.engine.writers import pdf_text

    return pdf_text.fit(document)


FORMATS = {
    "docx": Format(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.write,
        on_letterhead=docx.write,
    ),
    # In the browser its libraries are there only once a PDF is asked for.
    "pdf": Format("pdf", "application/pdf", _pdf, _fit_pdf),
    "html": Format("html", "text/html;charset=utf-8", lambda document: html.page(document).encode()),
    "text": Format("txt", "text/plain;charset=utf-8", lambda document: text.write(document).encode()),
    "ics": Format("ics", ics.MIME, ics.of_document),
}
