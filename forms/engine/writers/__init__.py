"""The formats a document can be written in."""

from collections.abc import Callable
from dataclasses import dataclass

from forms.engine.clean import clean_document
from forms.engine.document import Document
from forms.engine.writers import docx, html, text


@dataclass(frozen=True)
class Made:
    """A file's content, and how many characters the format could not hold."""

    content: bytes
    removed: int


@dataclass(frozen=True)
class Format:
    """A file format: how its files are named, served and made."""

    extension: str
    mime: str
    content: Callable[[Document], bytes]

    def write(self, document: Document) -> Made:
        """Write a document in this format."""
        cleaned, removed = clean_document(document)
        return Made(self.content(cleaned), removed)


FORMATS = {
    "docx": Format(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.write,
    ),
    "html": Format("html", "text/html;charset=utf-8", lambda document: html.page(document).encode()),
    "text": Format("txt", "text/plain;charset=utf-8", lambda document: text.write(document).encode()),
}
