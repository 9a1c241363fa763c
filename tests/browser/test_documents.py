"""The same answers become the same document, wherever Python runs."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from forms.engine.compose import compose
from forms.engine.model import DocumentSpec
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.browser.conftest import OpenForm
from tests.browser.form import FormPage
from tests.content.examples import EDITIONS, catalogue, country_of, example, led_to, pages, saved

Case = tuple[str, str]


def sampled(case: Case) -> bool:
    """One edition for each form in turn; the slow tests take them all."""
    form, edition = case
    return EDITIONS[sorted(catalogue().forms).index(form) % len(EDITIONS)] == edition


CASES = [case if sampled(case) else pytest.param(*case, marks=pytest.mark.slow) for case in pages()]


def today() -> date:
    """The day on this computer's calendar, as the page sees it."""
    return datetime.now(tz=UTC).astimezone().date()


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file; their compression may differ from one Python to another."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(content: bytes) -> list[str]:
    """The text of each page of a PDF file; its compression may differ too."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def written_here(form: str, edition: str, spec: DocumentSpec, format: str) -> bytes:
    """A document as the command line writes it today."""
    definition = catalogue().forms[form]
    words = Words(catalogue().content, edition)
    setting = Setting(country_of(form, edition), words, today())
    document = compose(definition, spec, example(form, edition), setting)
    return FORMATS[format].write(document).content


def downloaded(form: FormPage, action: str, spec: DocumentSpec) -> bytes:
    """What a document's button downloads."""
    with form.page.expect_download() as started:
        form.page.locator(f'[data-action="{action}"][data-document="{spec.id}"]').click()
    return Path(started.value.path()).read_bytes()


@pytest.fixture
def open_example(open_form: OpenForm, tmp_path: Path) -> OpenForm:
    """Open a form's page with its example filled in and checked."""

    def opened(form_id: str, edition: str) -> FormPage:
        file = tmp_path / "saved.samtale.json"
        file.write_text(saved(form_id, edition), encoding="utf-8")
        form = open_form(edition, form_id)
        form.open_file(file)
        form.preview()
        return form

    return opened


@pytest.mark.parametrize(("form_id", "edition"), CASES)
def test_the_browser_writes_what_the_command_line_writes(open_example: OpenForm, form_id: str, edition: str) -> None:
    form = open_example(form_id, edition)
    for spec in led_to(form_id, edition, today()):
        word_file = downloaded(form, "download-docx", spec)
        assert parts(word_file) == parts(written_here(form_id, edition, spec, "docx"))
        assert downloaded(form, "download-text", spec) == written_here(form_id, edition, spec, "text")
    expect(form.page.locator("[data-errors]")).to_be_hidden()


@pytest.mark.slow
@pytest.mark.parametrize(("form_id", "edition"), pages())
def test_the_browser_writes_the_same_pdf(open_example: OpenForm, form_id: str, edition: str) -> None:
    form = open_example(form_id, edition)
    for spec in led_to(form_id, edition, today()):
        assert told(downloaded(form, "download-pdf", spec)) == told(written_here(form_id, edition, spec, "pdf"))
