"""The same answers become the same document, wherever Python runs."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms.engine.compose import compose
from forms.engine.model import DocumentSpec
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.browser.conftest import OpenForm
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


def written_here(form: str, edition: str, spec: DocumentSpec) -> dict[str, bytes]:
    """A document as the command line writes it today."""
    definition = catalogue().forms[form]
    words = Words(catalogue().content, edition)
    setting = Setting(country_of(form, edition), words, today())
    document = compose(definition, spec, example(form, edition), setting)
    return parts(FORMATS["docx"].write(document).content)


@pytest.mark.parametrize(("form_id", "edition"), CASES)
def test_the_browser_writes_what_the_command_line_writes(
    open_form: OpenForm, tmp_path: Path, form_id: str, edition: str
) -> None:
    file = tmp_path / "saved.samtale.json"
    file.write_text(saved(form_id, edition), encoding="utf-8")
    form = open_form(edition, form_id)
    form.open_file(file)
    form.preview()
    for spec in led_to(form_id, edition, today()):
        button = form.page.locator(f'[data-action="download-docx"][data-document="{spec.id}"]')
        with form.page.expect_download() as started:
            button.click()
        made = Path(started.value.path()).read_bytes()
        assert parts(made) == written_here(form_id, edition, spec)
    expect(form.page.locator("[data-errors]")).to_be_hidden()
