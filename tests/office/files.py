"""Every Word file that the project writes, with a text that must be seen in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from forms.authoring.letterhead import read
from forms.engine.agenda import agenda
from forms.engine.blank import blank
from forms.engine.compose import compose, offered
from forms.engine.document import Document, Notes
from forms.engine.model import Form
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.cases import hostile
from tests.content.examples import catalogue, country_of, example, examples
from tests.engine.letterheads import letterhead
from tests.engine.sample import SAMPLE

TODAY = date(2026, 11, 22)
HOSTILE = "hostile"


@dataclass(frozen=True)
class Sheet:
    """A document and the name of its file."""

    name: str
    document: Document
    on_letterhead: bool = False


def sheets() -> Iterator[Sheet]:
    """Each form in each edition: its documents, the blank form and the agenda; the documents on a letterhead too."""
    for form_id, edition in examples():
        form = catalogue().forms[form_id]
        setting = Setting(country_of(form_id, edition), Words(catalogue().content, edition), TODAY)
        yield from _of(form, edition, setting)


def _of(form: Form, edition: str, setting: Setting) -> Iterator[Sheet]:
    answers = example(form.id, edition)
    for spec in offered(form, answers, setting):
        document = compose(form, spec, answers, setting)
        yield Sheet(f"{form.id}.{edition}.{spec.id}", document)
        yield Sheet(f"{form.id}.{edition}.{spec.id}.letterhead", document, on_letterhead=True)
    yield Sheet(f"{form.id}.{edition}.blank", blank(form, {}, setting))
    yield Sheet(f"{form.id}.{edition}.agenda", agenda(form, answers, setting))


def hostile_document() -> Document:
    """A document of texts that break careless programs (F22)."""
    notes = tuple(Notes(f"Text {index}", (text,), "") for index, text in enumerate(hostile()))
    return replace(SAMPLE, title="Hostile texts", blocks=notes)


def write_all(folder: Path) -> dict[str, str]:
    """Write all files into a folder; for each the title that must be seen in it."""
    head = read(letterhead(folder / "letterhead.docx"))
    titles = {}
    for sheet in sheets():
        made = FORMATS["docx"].write(sheet.document, head if sheet.on_letterhead else None)
        (folder / f"{sheet.name}.docx").write_bytes(made.content)
        titles[sheet.name] = sheet.document.title
    (folder / "letterhead.docx").unlink()
    (folder / f"{HOSTILE}.docx").write_bytes(FORMATS["docx"].write(hostile_document()).content)
    return titles
