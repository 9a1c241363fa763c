"""The form in a real browser, against the built site under a sub-path, with the headers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Route, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenForm
from tests.browser.form import FormPage
from tests.cases import table
from tests.content.examples import COUNTRY, EDITIONS, catalogue, example

FORM = "probation-follow-up"
NAME = "employee_name"
# The engine's packed files.
PACKED = 2


def answers(edition: str) -> dict[str, Any]:
    """Complete answers, with the country where it is asked for."""
    country = {"country": COUNTRY[edition]} if edition == "en" else {}
    return country | example(FORM, edition)


def squeezed(text: str) -> str:
    """A text without its spaces and line breaks, to compare across layouts."""
    return re.sub(r"\s+", "", text)


def texts(value: Any) -> list[str]:
    """All longer texts in answers: the notes, which must come out word for word."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value] if isinstance(value, str) and len(value) > 40 else [text for part in parts for text in texts(part)]


@pytest.mark.every_case
@pytest.mark.parametrize("edition", EDITIONS)
def test_from_empty_to_word(
    open_form: OpenForm, edition: str, tmp_path: Path, foreign: list[str], mistakes: list[str]
) -> None:
    form = open_form(edition)
    form.page.set_viewport_size({"width": 320, "height": 700})
    form.fill(answers(edition))
    preview = squeezed(form.preview().inner_text())
    file = form.download("download-docx", tmp_path)
    document = Document(str(file))
    written = squeezed("".join(part.text or "" for part in document.element.body.iter() if part.tag.endswith("}t")))
    for text in texts(example(FORM, edition)):
        assert squeezed(text) in preview
        assert squeezed(text) in written
    for width in (320, 1280):
        form.page.set_viewport_size({"width": width, "height": 700})
        # Material's menus need a moment to follow.
        form.page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    form.page.locator(f'[data-change="{NAME}"]').click()
    assert form.focused() == f"field-{NAME}"
    assert (foreign, mistakes) == ([], [])


def test_typing_needs_no_python(open_form: OpenForm, context: BrowserContext) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    form = open_form()
    assert not [url for url in asked if url.endswith((".bin", "/pyodide.js"))]
    form.control(NAME).fill("Medarbeider Eksempel")
    form.wait_for_draft()
    expect(form.page.locator("[data-progress=facts]")).to_have_attribute("data-state", "started")


def test_a_document_with_holes_is_refused_and_errors_lead_to_them(open_form: OpenForm) -> None:
    form = open_form()
    form.click("download-docx")
    summary = form.page.locator("[data-errors]")
    expect(summary).to_be_focused(timeout=30_000)
    missing = form.page.locator("#error-start_date")
    expect(missing).to_be_visible()
    summary.get_by_role("link", name=missing.inner_text()).click()
    assert form.focused() == "field-start_date"
    assert form.focused("getAttribute('aria-invalid')") == "true"
    described = form.focused("getAttribute('aria-describedby')").split()
    assert "error-start_date" in described


def test_the_english_edition_asks_for_the_country(open_form: OpenForm) -> None:
    form = open_form("en")
    expect(form.errors()).to_contain_text(catalogue().content.words["form-country-missing"]["en"])
    form.page.locator("[data-errors] a").click()
    assert form.focused("name") == "country"


def test_conditions_hide_and_show(open_form: OpenForm) -> None:
    form = open_form()
    changes = form.control("training_plan_changes")
    expect(changes).to_be_hidden()
    form.page.locator('[name="training_plan_status"][value="to-adjust"]').check()
    expect(changes).to_be_visible()
    form.page.locator("[data-field=training_plan_status] [data-action=clear-choice]").click()
    expect(changes).to_be_hidden()


def test_suggestions_follow_until_they_are_edited(open_form: OpenForm) -> None:
    form = open_form()
    end = form.control("probation_end")
    form.control("start_date").fill("1/9-26")
    expect(end).to_have_value("1.3.2027", timeout=30_000)
    expect(form.page.locator("#note-probation_end")).not_to_be_empty()
    form.control("start_date").fill("1.10.2026")
    expect(end).to_have_value("1.4.2027")
    end.fill("15.2.2027")
    form.control("start_date").fill("1.11.2026")
    form.wait_for_draft()
    expect(end).to_have_value("15.2.2027")


def test_rows(open_form: OpenForm) -> None:
    form = open_form()
    form.fill({"actions": [{"what": "A", "status": "done"}, {"what": "B"}]})
    assert form.focused("name") == "actions.1.what"
    form.page.locator("[data-rows=actions] [data-row-item]").nth(1).locator("[data-action=move-row-up]").click()
    expect(form.control("actions.0.what")).to_have_value("B")
    expect(form.page.locator('[name="actions.1.status"][value=done]')).to_be_checked()
    form.page.locator("[data-rows=actions] [data-action=remove-row]").first.click()
    expect(form.control("actions.0.what")).to_have_value("A")
    form.page.locator("[data-field=actions] [data-action=undo-row]").click()
    expect(form.control("actions.0.what")).to_have_value("B")
    expect(form.page.locator('[name="actions.1.status"][value=done]')).to_be_checked()


def test_draft_comes_back(open_form: OpenForm) -> None:
    form = open_form("da")
    form.fill(answers("da"))
    form.wait_for_draft()
    form.page.reload()
    expect(form.control(NAME)).to_have_value(answers("da")[NAME])
    for index, row in enumerate(answers("da")["actions"]):
        expect(form.control(f"actions.{index}.what")).to_have_value(row["what"])
    expect(form.element).to_have_attribute("data-draft", "saved")


def test_draft_survives_closing_at_once(open_form: OpenForm) -> None:
    form = open_form()
    form.control(NAME).fill("first")
    form.wait_for_draft()
    form.control(NAME).fill("the very last words")
    form.page.close()
    expect(open_form().control(NAME)).to_have_value("the very last words")


def test_typing_before_the_script_is_kept(open_form: OpenForm, context: BrowserContext) -> None:
    first = open_form()
    first.fill({NAME: "from the draft", "unit": "unit of the draft"})
    first.wait_for_draft()
    first.page.close()
    held: list[Route] = []
    context.route("**/samtale-form.js", lambda route: held.append(route))
    page = context.new_page()
    page.add_init_script("addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
    page.goto(first.page.url, wait_until="commit")
    form = FormPage(page)
    form.control(NAME).fill("typed at once")
    held[0].continue_()
    expect(form.control("unit")).to_have_value("unit of the draft")
    expect(form.control(NAME)).to_have_value("typed at once")


def test_a_second_tab_says_that_it_keeps_nothing(open_form: OpenForm) -> None:
    first = open_form("nb")
    first.control(NAME).fill("first")
    first.wait_for_draft()
    second = open_form("da")
    second.wait_for_draft("off")
    second.control(NAME).fill("second")
    second.page.wait_for_timeout(1500)
    first.page.reload()
    expect(first.control(NAME)).to_have_value("first")


def test_deleting_the_draft_leaves_nothing(open_form: OpenForm) -> None:
    form = open_form()
    form.control(NAME).fill("MARKER")
    form.wait_for_draft()
    form.click("clear-draft")
    form.page.locator("[data-dialog-yes]").click()
    form.wait_for_draft("empty")
    form.page.reload()
    form.page.wait_for_timeout(500)
    expect(form.control(NAME)).to_have_value("")


def test_without_storage_the_page_says_so(open_form: OpenForm, context: BrowserContext) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new Error('off'); } })")
    form = open_form()
    form.wait_for_draft("off")
    expect(form.page.locator(".sf-if-draft")).to_be_hidden()
    expect(form.page.locator(".sf-if-no-draft")).to_be_visible()


def test_save_file_opens_in_another_edition(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("nb")
    form.fill(answers("nb"))
    file = form.download("save-file", tmp_path)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert file.name.endswith(".samtale.json")
    assert {key: saved[key] for key in ("format", "version", "form", "language", "country", "role", "audience")} == {
        "format": "samtaleguide",
        "version": 1,
        "form": FORM,
        "language": "nb",
        "country": "no",
        "role": "manager",
        "audience": "own",
    }
    assert all(row["id"] for row in saved["answers"]["actions"])
    assert saved["questions"]["actions.what"]
    form.click("clear-draft")
    form.page.locator("[data-dialog-yes]").click()
    form.wait_for_draft("empty")
    form.page.close()
    other = open_form("en")
    other.open_file(file)
    expect(other.control(NAME)).to_have_value(saved["answers"][NAME])
    again = json.loads(other.download("save-file", tmp_path).read_text(encoding="utf-8"))
    assert again["answers"] == saved["answers"]
    assert again["document_id"] == saved["document_id"]
    assert again["revision"] == saved["revision"] + 1


def test_opening_asks_and_can_be_undone(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form()
    form.control(NAME).fill("old")
    file = form.download("save-file", tmp_path)
    form.control(NAME).fill("new")
    form.open_file(file)
    expect(form.control(NAME)).to_have_value("old")
    form.page.locator("[data-message] button").click()
    expect(form.control(NAME)).to_have_value("new")


WRONG = {
    "cut.json": ("{", "form-file-unreadable"),
    "deep.json": ("[" * 100_000, "form-file-unreadable"),
    "newer.json": ('{"format": "samtaleguide", "version": 2, "answers": {}}', "form-file-newer"),
    "other.json": ('{"format": "samtaleguide", "version": 1, "form": "x", "answers": {}}', "form-file-other-form"),
    "large.json": (" " * 1_000_001, "form-file-too-large"),
}


def test_a_wrong_file_changes_nothing(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("en")
    form.control(NAME).fill("kept")
    for name, (content, word) in WRONG.items():
        (tmp_path / name).write_text(content)
        form.open_file(tmp_path / name)
        said = catalogue().content.words[word]["en"].format(name=name, form="x")
        expect(form.page.locator("[data-message]")).to_have_text(said)
        expect(form.control(NAME)).to_have_value("kept")


def test_answers_without_a_field_are_kept_and_shown(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form()
    form.fill({NAME: "x", "actions": [{"what": "y"}]})
    saved = json.loads(form.download("save-file", tmp_path).read_text(encoding="utf-8"))
    saved["answers"] |= {"gone": "an old answer", "__proto__": "bad"}
    saved["answers"]["actions"][0]["colour"] = "blue"
    saved["questions"]["gone"] = "An old question"
    old = tmp_path / "old.json"
    old.write_text(json.dumps(saved))
    form.open_file(old)
    extra = form.page.locator("[data-extra]")
    expect(extra).to_contain_text("An old question")
    expect(extra).to_contain_text("blue")
    again = json.loads(form.download("save-file", tmp_path).read_text(encoding="utf-8"))
    assert again["answers"]["gone"] == "an old answer"
    assert again["answers"]["actions"][0]["colour"] == "blue"
    assert again["questions"]["gone"] == "An old question"


def test_a_broken_engine_is_told_and_tried_again(open_form: OpenForm, context: BrowserContext, tmp_path: Path) -> None:
    context.route("**/*.bin", lambda route: route.fulfill(status=200, content_type="text/html", body="<html>"))
    form = open_form("da")
    form.control(NAME).fill("Medarbejder Eksempel")
    form.click("preview")
    form.wait_for_engine("failed")
    expect(form.page.locator("[data-engine-failed]")).to_be_visible()
    assert "Medarbejder Eksempel" in form.download("plain-text", tmp_path).read_text(encoding="utf-8")
    assert form.download("save-file", tmp_path).stat().st_size
    context.unroute("**/*.bin")
    form.click("retry-engine")
    expect(form.page.locator("[data-errors]")).to_be_visible(timeout=30_000)


@pytest.mark.slow
def test_a_silent_engine_is_noticed_and_may_still_come(open_form: OpenForm, context: BrowserContext) -> None:
    held: list[Route] = []
    context.route("**/*.bin", lambda route: held.append(route))
    page = context.new_page()
    page.clock.install()
    form = open_form(page=page)
    form.click("preview")
    while len(held) < PACKED:
        page.wait_for_timeout(50)
    page.clock.fast_forward(21_000)
    form.wait_for_engine("failed")
    for route in held:
        route.continue_()
    expect(form.page.locator("[data-errors]")).to_be_visible(timeout=30_000)
    form.wait_for_engine("ready")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_questions_print_on_one_page(open_form: OpenForm, edition: str, tmp_path: Path) -> None:
    form = open_form(edition)
    form.page.evaluate("(() => { window.print = () => {}; })()")
    form.click("print-questions")
    expect(form.page.locator(".sf-sheet")).to_have_count(1)
    file = tmp_path / "questions.pdf"
    form.page.pdf(path=file, format="A4")
    pages = PdfReader(file).pages
    assert len(pages) == 1
    printed = squeezed(pages[0].extract_text())
    questions = [question for section in catalogue().forms[FORM].sections for question in section.questions]
    assert questions
    assert all(squeezed(question.text[edition]) in printed for question in questions)


def test_the_bar_covers_nothing_that_the_keyboard_comes_to(open_form: OpenForm) -> None:
    form = open_form()
    form.page.set_viewport_size({"width": 320, "height": 640})
    form.control(NAME).focus()
    for _ in range(40):
        form.page.keyboard.press("Tab")
        focused, bar = form.page.locator(":focus"), form.page.locator(".sf-bar")
        box, edge = focused.bounding_box(), bar.bounding_box()
        assert box
        assert edge
        assert box["y"] < edge["y"], focused.get_attribute("id")


def test_enter_sends_nothing(open_form: OpenForm) -> None:
    form = open_form()
    form.control(NAME).fill("x")
    before = form.page.url
    form.control(NAME).press("Enter")
    assert form.page.url == before
    expect(form.control(NAME)).to_have_value("x")


def test_what_the_engine_decides_too(open_form: OpenForm) -> None:
    form = open_form()
    for case in table("conditions"):
        assert form.module("conditions.js", "holds", [case["when"], case["answers"]]) is case["holds"], case["name"]
    for case in table("dates"):
        assert form.module("dates.js", "toIso", [case["typed"], "nb"]) == case["iso"], case["typed"]
    assert form.module("dates.js", "toIso", ["3. februar 2027", "nb"]) == "2027-02-03"
    for case in table("times"):
        assert form.module("times.js", "toTime", [case["typed"]]) == case["time"], case["typed"]
    for case in table("sharing"):
        assert form.module("sharing.js", "forOther", [case["fields"], case["answers"]]) == case["told"], case["name"]
