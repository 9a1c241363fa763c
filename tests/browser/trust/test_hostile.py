"""A hundred hostile texts on the whole way: typed, kept, previewed, downloaded, saved and opened again (F22)."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from forms.engine.writers.pdf_text import fit_text
from macros.site.server import Server
from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.cases import hostile
from tests.content.examples import catalogue
from tests.engine.ooxml import texts
from tests.engine.sample import normalised

# Lone surrogates do not survive the way into the browser, so they travel as escapes.
TYPE = """async (typed) => {
  const add = document.querySelector('[data-action="add-row"][data-rows-of="entries"]');
  const control = (index) => document.querySelector(`[name="entries.${index}.text"]`);
  const held = [];
  for (const [index, text] of JSON.parse(typed).entries()) {
    if (index) add.click();
    while (!control(index)) await new Promise((resolve) => setTimeout(resolve));
    control(index).value = text;
    control(index).dispatchEvent(new Event("input", { bubbles: true }));
    held.push(escape(control(index).value));
    // A button that is still at it does not do it twice.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return held;
}"""
HELD = """() => {
  const controls = document.querySelectorAll('[data-rows="entries"] [name$=".text"]');
  return [...controls].map((control) => escape(control.value));
}"""


def typed(text: str) -> str:
    """What a text field makes of a text."""
    return re.sub("\r\n|\r", "\n", text)


def unescaped(text: str) -> str:
    """A text as the page told it, in JavaScript's own escapes; half of a pair stays a half."""
    units = re.sub("%u([0-9A-F]{4})|%([0-9A-F]{2})", lambda match: chr(int(match[1] or match[2], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def squeezed(text: str) -> str:
    return "".join(text.split())


def in_word(file: Path) -> str:
    with ZipFile(file) as archive:
        assert archive.testzip() is None
    return squeezed("".join(texts(file.read_bytes())))


def said(form: FormPage) -> str:
    """What the page says of the file that it has just made."""
    return form.page.locator("[data-done]").inner_text()


def loss(count: int) -> str:
    return catalogue().content.words["form-removed-characters"]["en"].format(count=count) if count else ""


@pytest.mark.parametrize("step", [8, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def test_f22_hostile_texts_stay_texts(
    open_form: OpenForm,
    chromium: Browser,
    server: Server,
    foreign: list[str],
    mistakes: list[str],
    tmp_path: Path,
    step: int,
) -> None:
    given = hostile()[::step]
    form = open_form("en", "notebook")
    form.page.on("dialog", lambda dialog: mistakes.append(f"dialog: {dialog.message}"))
    form.control("country").first.check()
    held = [unescaped(text) for text in form.page.evaluate(TYPE, json.dumps(given))]
    assert held == [typed(text) for text in given]
    kept = [text for text in held if text.strip()]
    left = [normalised(text) for text in kept]
    removed = sum(map(len, kept)) - sum(map(len, left))

    form.wait_for_draft()
    form.page.reload()
    form.wait_for_draft()
    assert [unescaped(text) for text in form.page.evaluate(HELD)] == kept

    document = '[data-document="notebook"]'
    form.page.locator(f'[data-action="preview"]{document}').click()
    preview = form.page.locator("[data-preview]")
    expect(preview).not_to_be_empty(timeout=START)
    shown = squeezed(preview.evaluate("(part) => part.textContent"))
    assert [text for text in left if squeezed(text) not in shown] == []
    assert preview.locator("script, img, iframe, svg, style, [onerror], [onmouseover], [href^=javascript]").count() == 0

    def downloaded(action: str) -> Path:
        with form.page.expect_download(timeout=START) as started:
            form.page.locator(f'[data-action="{action}"]{document}').click()
        target = tmp_path / started.value.suggested_filename
        started.value.save_as(target)
        return target

    word_file = in_word(downloaded("download-docx"))
    assert [text for text in left if squeezed(text) not in word_file] == []
    assert loss(removed) in said(form)

    plain = downloaded("download-text").read_text(encoding="utf-8")
    assert [text for text in left if squeezed(text) not in squeezed(plain)] == []
    assert loss(removed) in said(form)

    pdf = PdfReader(downloaded("download-pdf"))
    assert pdf.pages
    fitted = [fit_text(text) for text in left]
    assert loss(removed + sum(replaced for _, replaced in fitted)) in said(form)

    file = form.download("save-file", tmp_path)
    answers = json.loads(file.read_text(encoding="utf-8"))["answers"]
    assert [row["text"] for row in answers["entries"]] == kept

    elsewhere = chromium.new_context()
    other = FormPage(elsewhere.new_page())
    other.page.goto(f"{server.url}en/forms/notebook/")
    other.open_file(file)
    expect(other.page.locator("[data-rows=entries] [data-row-item]")).to_have_count(len(kept), timeout=START)
    assert [unescaped(text) for text in other.page.evaluate(HELD)] == kept
    elsewhere.close()
    assert (foreign, mistakes) == ([], [])
