"""Kinds of fields, parties and rows that grow, in a form of the tests' own."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OpenForm
from tests.browser.everything import ANSWERS
from tests.browser.form import FormPage
from tests.content.examples import catalogue


@pytest.fixture
def filled(open_everything: OpenForm) -> FormPage:
    form = open_everything()
    form.fill({"country": "no", **ANSWERS})
    return form


def shows_rows(form: FormPage, *said: str) -> None:
    """Wait until the rows that show say this, in this order."""
    shown = form.page.locator("[data-rows=entries] [data-row-item]:not([data-filtered]) [name$='.what']")
    expect(shown).to_have_count(len(said))
    for place, text in enumerate(said):
        expect(shown.nth(place)).to_have_value(text)


def test_every_kind_of_field(filled: FormPage, tmp_path: Path, mistakes: list[str]) -> None:
    preview = filled.preview()
    for said in ("14.30", "because", "Yellow", "q2", "what the employee says", "February", "Red", "09.00"):
        assert said in preview.inner_text()
    assert "MARKER" not in preview.inner_text()
    saved = json.loads(filled.download("save-file", tmp_path).read_text(encoding="utf-8"))
    assert {key: saved["answers"][key] for key in ("hour", "ways", "light", "picked")} == {
        key: ANSWERS[key] for key in ("hour", "ways", "light", "picked")
    }
    filled.wait_for_draft()
    filled.page.reload()
    expect(filled.page.locator("[name=ways][value=c]")).to_be_checked()
    expect(filled.page.locator("[name='entries.0.light'][value=red]")).to_be_checked()
    assert json.loads(filled.download("save-file", tmp_path).read_text(encoding="utf-8"))["answers"] == saved["answers"]
    assert "a, c" in text_of(filled)
    assert mistakes == []


def text_of(form: FormPage) -> str:
    """The answers as the page writes them without the engine; the button shows when that has failed."""
    with form.page.expect_download() as started:
        form.page.locator("[data-action=plain-text]").first.dispatch_event("click")
    return Path(started.value.path()).read_text(encoding="utf-8")


def test_small_things_on_one_page(open_everything: OpenForm) -> None:
    form = open_everything()
    page = form.page
    hour = form.control("hour")
    hour.fill("9")
    hour.blur()
    expect(hour).to_have_value("09.00")
    expect(form.control("why")).to_be_hidden()
    page.locator("[name=ways][value=b]").check()
    expect(form.control("why")).to_be_visible()
    expect(page.locator("#types-one")).to_be_visible()
    expect(page.locator("[data-progress=told]")).to_be_hidden()
    expect(page.locator("[data-progress=notes]")).to_have_attribute("data-state", "open")
    form.control("entries.0.share").check()
    expect(page.locator("[data-progress=notes]")).to_have_attribute("data-state", "started")
    form.control("entries.0.what").fill("x")
    expect(page.locator("[data-progress=notes]")).to_have_attribute("data-state", "done")


def test_the_calendar_of_a_date(open_everything: OpenForm, mistakes: list[str]) -> None:
    form = open_everything()
    field = form.page.locator(".sf-date").first
    typed, picker = field.locator("[data-date]"), field.locator("[data-picker]")
    typed.fill("14.9.2026")
    field.locator("[data-action=pick-date]").click()
    expect(picker).to_have_attribute("type", "date")
    expect(picker).to_have_value("2026-09-14")
    picker.evaluate("""(picker) => {
        picker.value = "2026-09-15";
        picker.dispatchEvent(new Event("change", { bubbles: true }));
    }""")
    expect(typed).to_have_value("15.9.2026")
    expect(typed).to_be_focused()
    assert mistakes == []


def test_a_note_shows_what_holds_in_the_country(open_everything: OpenForm) -> None:
    form = open_everything()
    notices = form.page.locator("[data-field=rules] .sf-notice")
    expect(notices.locator("visible=true")).to_have_count(0)
    form.page.locator("[name=country][value=no]").check()
    law = next(fact.law for fact in catalogue().content.facts.values() if fact.country == "no")
    expect(notices.locator("visible=true")).to_contain_text(law)


def test_a_file_for_the_other_party(filled: FormPage, tmp_path: Path) -> None:
    file = filled.download("share-file", tmp_path)
    content = file.read_text(encoding="utf-8")
    shared = json.loads(content)
    assert "MARKER" not in content
    assert shared["audience"] == "other"
    assert [row["what"] for row in shared["answers"]["entries"]] == ["February", "undated", "January"]
    assert not {"secret", "entries.own"} & set(shared["questions"])
    assert "MARKER" in filled.download("save-file", tmp_path).read_text(encoding="utf-8")
    filled.open_file(file)
    expect(filled.page.locator("[name=role][value=employee]")).to_be_checked()


def test_who_writes(open_everything: OpenForm, tmp_path: Path) -> None:
    form = open_everything()
    theirs = form.page.locator("[data-field=theirs]")
    expect(theirs.locator(".sf-by")).to_be_visible()
    form.page.locator("[name=role][value=employee]").check()
    expect(theirs.locator(".sf-by")).to_be_hidden()
    form.control("hour").fill("9.00")
    saved = json.loads(form.download("save-file", tmp_path).read_text(encoding="utf-8"))
    assert (saved["role"], "role" in saved["answers"]) == ("employee", False)
    form.wait_for_draft()
    form.page.reload()
    expect(form.page.locator("[name=role][value=employee]")).to_be_checked()


def test_each_document_has_its_own_buttons(filled: FormPage, tmp_path: Path) -> None:
    for document, kept in (("summary", False), ("notebook", True)):
        with filled.page.expect_download(timeout=30_000) as started:
            filled.page.locator(f'[data-action="download-docx"][data-document="{document}"]').click()
        file = tmp_path / "document.docx"
        started.value.save_as(file)
        written = "".join(part.text or "" for part in Document(str(file)).element.body.iter())
        assert ("MARKER" in written) is kept


def test_many_rows_are_sorted_and_filtered(open_everything: OpenForm, tmp_path: Path) -> None:
    form = open_everything()
    view = form.page.locator("[data-view]")
    expect(view).to_be_hidden()
    form.fill({"entries": ANSWERS["entries"]})
    view.locator("[data-order=newest]").click()
    shows_rows(form, "MARKER April", "February", "January", "undated")
    view.locator("[data-order=oldest]").click()
    shows_rows(form, "January", "February", "MARKER April", "undated")
    view.locator("[data-filter=kind]").select_option("fun")
    shows_rows(form, "MARKER April")
    expect(view.locator("[data-view-count]")).to_contain_text("1")
    saved = json.loads(form.download("save-file", tmp_path).read_text(encoding="utf-8"))
    assert [row["what"] for row in saved["answers"]["entries"]] == ["January", "February", "MARKER April", "undated"]
    form.control("entries.3.what").evaluate("control => control.value = ''")
    form.page.locator("[name=country][value=no]").check()
    form.errors().locator("a").first.click()
    assert form.focused("name") == "entries.3.what"


def test_a_copy_is_asked_for_after_a_month(open_everything: OpenForm, context: BrowserContext) -> None:
    page: Page = context.new_page()
    start = datetime(2026, 9, 1, tzinfo=UTC)
    page.clock.set_fixed_time(start)
    form = open_everything(page=page)
    reminder = page.locator("[data-reminder]")
    form.control("hour").fill("09.00")
    form.wait_for_draft()
    for days, due in ((29, False), (31, True)):
        page.clock.set_fixed_time(start + timedelta(days=days))
        page.reload()
        expect(form.control("hour")).to_have_value("09.00")
        expect(reminder).to_be_visible(visible=due)
    with page.expect_download():
        reminder.locator("[data-action=save-file]").click()
    expect(reminder).to_be_hidden()
    form.wait_for_draft()
    page.reload()
    expect(form.control("hour")).to_have_value("09.00")
    expect(reminder).to_be_hidden()


def test_choices_without_a_box_are_kept(open_everything: OpenForm, tmp_path: Path) -> None:
    form = open_everything()
    form.page.locator("[name=ways][value=a]").check()
    saved = json.loads(form.download("save-file", tmp_path).read_text(encoding="utf-8"))
    saved["answers"]["ways"] = ["a", "gone", "c"]
    old = tmp_path / "old.json"
    old.write_text(json.dumps(saved))
    form.open_file(old)
    expect(form.page.locator("[data-extra]")).to_contain_text("gone")
    again = json.loads(form.download("save-file", tmp_path).read_text(encoding="utf-8"))
    assert again["answers"]["ways"] == ["a", "c", "gone"]
