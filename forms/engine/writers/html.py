"""Writes a document as HTML: the preview on the form's page, and a page of its own."""

from forms.engine.clean import clean_document
from forms.engine.document import Document
from forms.engine.templating import render
from forms.engine.writers.text import DATE, SIGNATURE, introduced


def write(document: Document, change_label: str = "") -> str:
    """A fragment for the preview.

    With ``change_label`` every answer is followed by a link of that name to its field.
    """
    cleaned, _ = clean_document(document)
    return render("html/document.html", document=cleaned, change_label=change_label)


def page(document: Document) -> str:
    """A whole page that holds the document and nothing else."""
    cleaned, _ = clean_document(document)
    return render("html/page.html", document=cleaned, change_label="")


def clipboard(document: Document) -> str:
    """A fragment to paste into another program: nothing but elements that mean something."""
    cleaned, _ = clean_document(document)
    return render("html/clipboard.html", document=cleaned, introduced=introduced, rule=SIGNATURE, short_rule=DATE)
