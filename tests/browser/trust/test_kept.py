"""What is kept for whom and how long: several drafts, terms, the shared computer, and F18."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.site.server import Server
from tests.browser.conftest import OpenForm
from tests.browser.form import FormPage
from tests.browser.trust.conftest import Living
from tests.browser.trust.storage import answers, change, everything, stored
from tests.browser.trust.test_lost import NAME, UNIT, status, warns, word
from tests.content.examples import example

MARKER = "MARKERWORD"


def open_list(form: FormPage) -> None:
    form.page.locator("[data-drafts] summary").click()
    expect(form.page.locator("my-drafts [data-draft-item]").first).to_be_visible()


def sure(page: Page) -> None:
    page.locator("[data-dialog-yes]").click()


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat().replace("+00:00", "Z")


def test_several_drafts_of_one_form(written: FormPage, tmp_path: Path) -> None:
    form = written
    open_list(form)
    item = form.page.locator("my-drafts [data-draft-item]")
    item.locator("[data-label]").fill("team nord 2")
    item.locator("[data-label]").blur()
    expect(form.page.locator("[data-said]")).to_have_text(word("form-drafts-renamed"))
    form.control(NAME).fill("third")
    form.click("new-draft")
    expect(form.control(NAME)).to_have_value("")
    expect(form.page.locator("[data-message]")).to_contain_text("team nord 2")
    form.control(NAME).fill("somebody else")
    form.wait_for_draft()
    expect(item).to_have_count(2)
    form.page.reload()
    expect(form.control(NAME)).to_have_value("somebody else")
    open_list(form)
    item.filter(has=form.page.locator("[data-deed=open]:visible")).locator("[data-deed=open]").click()
    expect(form.control(NAME)).to_have_value("third")
    assert form.page.evaluate("document.querySelector('samtale-form').label") == "team nord 2"
    kept = {record["label"]: answers(record)[NAME] for record in stored(form.page)}
    assert kept == {"team nord 2": "third", "": "somebody else"}
    with form.page.expect_download() as started:
        form.page.locator("[data-draft-item][data-current] [data-deed=file]").click()
    assert "team nord 2" in started.value.suggested_filename
    assert '"third"' in Path(started.value.path()).read_text(encoding="utf-8")
    form.page.locator("[data-draft-item]:not([data-current]) [data-deed=delete]").click()
    sure(form.page)
    expect(item).to_have_count(1)
    expect(form.control(NAME)).to_have_value("third")


def test_all_drafts_of_the_site(written: FormPage, open_form: OpenForm, server: Server, mistakes: list[str]) -> None:
    other = open_form("nb", "notebook")
    other.control(NAME).fill(MARKER)
    other.wait_for_draft()
    page = open_form("nb", "notebook").page
    page.goto(f"{server.url}nb/about/privacy/")
    items = page.locator("my-drafts [data-draft-item]")
    expect(items).to_have_count(2)
    items.first.locator("[data-deed=open]").click()
    expect(page).to_have_url(re.compile("/forms/notebook/$"))
    page.go_back()
    page.locator("[data-deed=delete-all]").click()
    sure(page)
    expect(items).to_have_count(0)
    for form in (written, other):
        form.wait_for_draft("off")
        status(form, "form-draft-gone")
    assert MARKER not in everything(page)
    other.click("keep-apart")
    other.wait_for_draft()
    expect(other.control(NAME)).to_have_value(MARKER)
    assert mistakes == []


def test_a_draft_goes_only_after_a_notice(written: FormPage, blank: Page) -> None:
    url = written.page.url
    written.page.close()
    change(blank, {"saved_at": days_ago(100)})
    blank.goto(url)
    form = FormPage(blank)
    term = form.page.locator("[data-term]")
    expect(term).to_contain_text("100")
    expect(form.control(NAME)).to_have_value("second")
    expect(form.page.locator("[data-deed=keep]")).to_be_visible()
    form.page.wait_for_timeout(300)
    assert stored(blank)[-1]["noticed_at"]
    # Six days are less than the notice promised.
    change(blank, {"noticed_at": days_ago(6)})
    form.page.reload()
    expect(term).to_contain_text("100")
    form.page.locator("[data-deed=keep]").click()
    expect(term).to_be_hidden()
    form.page.reload()
    expect(form.control(NAME)).to_have_value("second")
    expect(form.page.locator("[data-drafts]")).not_to_have_attribute("open", "")
    change(blank, {"noticed_at": days_ago(8), "kept_at": ""})
    form.page.reload()
    expect(form.page.locator("[data-message]")).to_contain_text(word("form-draft-expired").partition(" (")[0])
    expect(form.control(NAME)).to_have_value("")
    assert stored(blank) == []


def test_the_notebook_stays(open_form: OpenForm) -> None:
    form = open_form("nb", "notebook")
    form.control(NAME).fill("kept for ever")
    form.wait_for_draft()
    change(form.page, {"saved_at": days_ago(1000), "noticed_at": days_ago(900)})
    form.page.reload()
    expect(form.control(NAME)).to_have_value("kept for ever")
    open_list(form)
    expect(form.page.locator("[data-term]")).to_be_hidden()


def test_when_a_draft_is_due(open_form: OpenForm) -> None:
    form = open_form()
    now = 1_800_000_000_000
    day = 24 * 60 * 60 * 1000

    def term(age: float, noticed: float | None = None, kept: float | None = None, days: int = 30) -> tuple[bool, bool]:
        record = {"saved_at": age, "noticed_at": noticed, "kept_at": kept}
        moments = {
            key: datetime.fromtimestamp((now - ago * day) / 1000, UTC).isoformat().replace("+00:00", "Z")
            for key, ago in record.items()
            if ago is not None
        }
        found = form.module("expiry.js", "term", [moments, days, now])
        return found["notice"], found["due"]

    assert term(22) == (False, False)
    assert term(24) == (True, False)
    assert term(400) == (True, False)
    assert term(400, noticed=6) == (True, False)
    assert term(400, noticed=8) == (True, True)
    assert term(29, noticed=20) == (True, False)
    assert term(31, noticed=8) == (True, True)
    assert term(400, noticed=8, kept=7) == (False, False)
    assert term(400, noticed=300, kept=200) == (True, False)
    assert term(400, noticed=300, days=0) == (False, False)


def test_f18_a_deleted_draft_leaves_nothing(open_form: OpenForm) -> None:
    form = open_form()
    form.fill({NAME: MARKER, UNIT: MARKER, "actions": [{"what": MARKER}]})
    form.wait_for_draft()
    form.control(NAME).fill(f"{MARKER} again")
    form.wait_for_draft("unsaved")
    form.wait_for_draft()
    assert everything(form.page).count(MARKER) >= 2
    form.click("clear-draft")
    sure(form.page)
    form.wait_for_draft("empty")
    assert MARKER not in everything(form.page)
    form.page.reload()
    form.page.wait_for_timeout(500)
    expect(form.control(NAME)).to_have_value("")
    assert MARKER not in form.page.evaluate(
        "JSON.stringify([...document.querySelectorAll('[name]')].map((one) => one.value))"
    )
    assert MARKER not in everything(form.page)


def test_a_shared_computer_keeps_nothing(written: FormPage, open_form: OpenForm, tmp_path: Path) -> None:
    form = written
    switch = form.page.locator("[data-shared-computer]")
    other = open_form("nb", "notebook")
    other.control(NAME).fill("in another tab")
    other.wait_for_draft()
    switch.check()
    sure(form.page)
    form.wait_for_draft("off")
    status(form, "form-draft-shared")
    status(other, "form-draft-shared")
    expect(form.control(NAME)).to_have_value("second")
    expect(form.page.locator("[data-dialog]")).to_be_hidden()
    form.control(NAME).fill(MARKER)
    form.page.wait_for_timeout(1500)
    assert stored(form.page) == []
    assert MARKER not in everything(form.page)
    assert warns(form)
    assert MARKER in form.download("save-file", tmp_path).read_text(encoding="utf-8")
    fresh = open_form("nb", "evaluation")
    fresh.wait_for_draft("off")
    status(fresh, "form-draft-shared")
    form.control(NAME).fill("not shared any more")
    switch.uncheck()
    form.wait_for_draft()
    assert answers(stored(form.page)[-1])[NAME] == "not shared any more"


def test_news_of_the_draft_is_not_read_aloud_all_the_time(open_form: OpenForm) -> None:
    form = open_form()
    form.page.evaluate("""() => {
        window.told = [];
        const place = document.querySelector("[data-announce]");
        new MutationObserver(() => told.push(place.textContent)).observe(place, { childList: true });
    }""")
    for text in ("a", "b", "c"):
        form.control(NAME).fill(text)
        form.wait_for_draft("unsaved")
        form.wait_for_draft()
    assert len(form.page.evaluate("told.filter(Boolean)")) == 1


def test_the_checksum_is_the_usual_one(open_form: OpenForm) -> None:
    form = open_form()
    assert form.module("checksum.js", "crc32", ["123456789"]) == "cbf43926"
    assert form.module("checksum.js", "crc32", [""]) == "00000000"
    assert form.module("checksum.js", "crc32", ["æøå 🙂"]) == "d52a63ee"


@pytest.mark.slow
def test_after_a_document_the_draft_may_go(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("nb")
    after = form.page.locator("[data-after]")
    form.fill(example("probation-follow-up", "nb"))
    expect(after).to_be_hidden()
    form.download("download-docx", tmp_path)
    expect(after).to_contain_text("HR-systemet")
    after.locator("[data-action=clear-draft]").click()
    sure(form.page)
    form.wait_for_draft("empty")
    expect(after).to_be_hidden()


@pytest.mark.slow
def test_f15_back_from_the_browsers_memory(living: Living, context: BrowserContext) -> None:
    form = living()
    form.control(NAME).fill("kept once")
    form.wait_for_draft()
    form.page.evaluate("window.sameDocument = true")
    form.page.goto(form.page.url.replace("/forms/probation-follow-up/", "/"))
    # A page from memory does not load again.
    form.page.go_back(wait_until="commit")
    expect(form.control(NAME)).to_have_value("kept once")
    assert form.page.evaluate("window.sameDocument") is True
    form.control(NAME).fill("goes on")
    form.wait_for_draft("unsaved")
    form.wait_for_draft()
    assert answers(stored(form.page)[-1])[NAME] == "goes on"
