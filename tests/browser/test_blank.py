"""What a form gives beside the Word file: the blank form for writing by hand, and PDF."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenForm
from tests.browser.form import START
from tests.browser.test_form import FORM, answers, squeezed
from tests.content.examples import catalogue


@pytest.mark.parametrize("edition", ["da", "en"])
def test_the_blank_form_prints_alone(
    open_form: OpenForm, edition: str, tmp_path: Path, foreign: list[str], mistakes: list[str]
) -> None:
    form = open_form(edition)
    form.page.evaluate("(() => { window.print = () => {}; })()")
    form.click("blank-print")
    expect(form.page.locator(".sf-sheet > .document-blank")).to_have_count(1, timeout=START)
    expect(form.page.locator(".sf-sheet > *")).to_have_count(1)
    file = tmp_path / "blank.pdf"
    form.page.pdf(path=file, format="A4")
    pages = [squeezed(page.extract_text()) for page in PdfReader(file).pages]
    assert all(pages)
    for section in catalogue().forms[FORM].sections:
        assert squeezed(section.title[edition]) in "".join(pages)
    assert squeezed(form.button("save-file").inner_text()) not in "".join(pages)
    # Once printed, nothing of it stays.
    expect(form.page.locator(".sf-sheet")).to_have_count(0)
    assert (foreign, mistakes) == ([], [])


@pytest.mark.parametrize("edition", ["nb", "en"])
def test_the_blank_form_is_a_word_file_too(open_form: OpenForm, edition: str, tmp_path: Path) -> None:
    form = open_form(edition)
    file = form.download("blank-docx", tmp_path)
    assert file.suffix == ".docx"
    assert Document(str(file)).paragraphs
    expect(form.page.locator("[data-message]")).to_contain_text(file.name)
    expect(form.page.locator("[data-errors]")).to_be_hidden()


def test_the_agenda_needs_no_answers(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("en")
    file = form.download("agenda", tmp_path)
    assert file.suffix == ".docx"
    written = squeezed("".join(paragraph.text for paragraph in Document(str(file)).paragraphs))
    questions = [question for section in catalogue().forms[FORM].sections for question in section.questions]
    assert any(squeezed(question.text["en"]) in written for question in questions)


@pytest.mark.parametrize("clipboard", [True, False])
def test_a_document_is_copied_with_its_formatting(
    open_form: OpenForm, context: BrowserContext, clipboard: bool
) -> None:
    form = open_form("nb")
    if clipboard:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        form.page.evaluate("(() => { navigator.clipboard.write = () => Promise.reject(new Error()); })()")
    form.fill(answers("nb"))
    form.click("copy-text")
    copied = catalogue().content.words["form-copied"]["nb"]
    expect(form.page.locator("[data-done]")).to_have_text(copied, timeout=START)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = "async (type) => (await (await navigator.clipboard.read())[0].getType(type)).text()"
    name = answers("nb")["employee_name"]
    assert name in form.page.evaluate(read, "text/plain")
    assert name in form.page.evaluate(read, "text/html")
    assert "<h" in form.page.evaluate(read, "text/html")


def test_a_document_becomes_a_pdf(open_form: OpenForm, tmp_path: Path, foreign: list[str], mistakes: list[str]) -> None:
    form = open_form("nb")
    form.fill(answers("nb"))
    file = form.download("download-pdf", tmp_path)
    assert file.suffix == ".pdf"
    text = squeezed("".join(page.extract_text() for page in PdfReader(file).pages))
    assert squeezed(answers("nb")["employee_name"]) in text
    assert (foreign, mistakes) == ([], [])


@pytest.mark.parametrize("status", [404, 200])
def test_without_the_library_of_a_format_the_rest_works(
    open_form: OpenForm, context: BrowserContext, tmp_path: Path, status: int
) -> None:
    failing = "**/pdf.bin"
    context.route(failing, lambda route: route.fulfill(status=status, content_type="text/html", body="<html>"))
    form = open_form("da")
    form.fill(answers("da"))
    form.click("download-pdf")
    told = catalogue().content.words["form-engine-failure"]["da"].partition("(")[0].strip()
    expect(form.page.locator("[data-done]")).to_contain_text(told, timeout=START)
    form.wait_for_engine("ready")
    assert form.download("download-docx", tmp_path).stat().st_size
    context.unroute(failing)
    assert PdfReader(form.download("download-pdf", tmp_path)).pages
