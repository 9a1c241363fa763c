"""Nothing that was typed is lost: F1 to F9 and F15."""

import json
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from macros.site.server import Server
from tests.browser import sources
from tests.browser.conftest import OpenForm
from tests.browser.form import FormPage
from tests.browser.trust.conftest import Living
from tests.browser.trust.storage import answers, change, kill, seed, stored
from tests.content.examples import catalogue

NAME = "employee_name"
UNIT = "unit"
PREFIX = "/hr/samtaler/"


def word(id: str, language: str = "nb") -> str:
    return str(catalogue().content.words[id][language])


def status(form: FormPage, id: str) -> None:
    """Wait until the status line says a word (up to its first placeholder)."""
    expect(form.page.locator("[data-status]")).to_contain_text(word(id).partition("{")[0].strip())


def ways_out(form: FormPage, folder: Path, text: str) -> None:
    """The text can be taken along from where the trouble is told, as a save file and as plain text."""
    bar = form.page.locator(".sf-bar")
    for action in ("save-file", "plain-text"):
        expect(bar.locator(f"[data-action={action}]")).to_be_visible()
    with form.page.expect_download() as started:
        bar.locator("[data-action=plain-text]").click()
    started.value.save_as(folder / "text.txt")
    assert text in (folder / "text.txt").read_text(encoding="utf-8")
    assert text in form.download("save-file", folder).read_text(encoding="utf-8")


def warns(form: FormPage) -> bool:
    """Whether the browser asks before the page is left."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    form.page.once("dialog", answer)
    here = form.page.url
    form.page.evaluate("setTimeout(() => location.assign(new URL('..', location)))")
    # Either the browser asks, or the page is left; a busy machine takes its time for both.
    for _ in range(50):
        if asked or form.page.url != here:
            break
        form.page.wait_for_timeout(100)
    return asked == ["beforeunload"]


@pytest.mark.slow
def test_f1_killed_after_a_while(living: Living, profile: Path) -> None:
    form = living()
    form.fill({NAME: "Medarbeider Eksempel", UNIT: "Enhet A", "manager_name": "Leder Eksempel"})
    form.page.wait_for_timeout(6000)
    kill(profile)
    form = living()
    expect(form.control(NAME)).to_have_value("Medarbeider Eksempel")
    expect(form.control(UNIT)).to_have_value("Enhet A")
    expect(form.control("manager_name")).to_have_value("Leder Eksempel")
    message = form.page.locator("[data-message]")
    expect(message).to_contain_text(word("form-draft-restored").partition("{")[0].strip())
    message.get_by_role("button", name=word("form-clear-draft")).click()
    form.page.locator("[data-dialog-yes]").click()
    form.wait_for_draft("empty")


@pytest.mark.slow
@pytest.mark.parametrize("pause", [100, 700, 1300])
def test_f2_killed_within_a_second(living: Living, profile: Path, pause: int) -> None:
    form = living()
    form.control(NAME).fill("Medarbeider Eksempel")
    form.wait_for_draft()
    form.control(UNIT).press_sequentially("Enhet A med et langt navn", delay=10)
    form.page.wait_for_timeout(pause)
    kill(profile)
    form = living()
    expect(form.control(NAME)).to_have_value("Medarbeider Eksempel")
    for record in stored(form.page):
        assert record["sum"] == f"{zlib.crc32(record['text'].encode()):08x}"
    last = form.control(UNIT).input_value()
    assert "Enhet A med et langt navn".startswith(last)
    assert last or pause < 1000
    assert stored(form.page, "damaged") == []


def test_f3_storage_is_full(
    blank: Page, open_form: OpenForm, context: BrowserContext, server: Server, tmp_path: Path
) -> None:
    browser = context.new_cdp_session(blank)
    origin = server.url.removesuffix(PREFIX)
    # Before the first write: the browser remembers for a while how much room there was.
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    form = open_form()
    form.control(NAME).fill("kept")
    form.wait_for_draft()
    form.control(NAME).fill("x" * 300_000)
    form.wait_for_draft("failed")
    status(form, "form-draft-full")
    form.control(NAME).fill("y" * 300_000)
    form.control(UNIT).fill("typed on")
    form.page.wait_for_timeout(1500)
    expect(form.element).to_have_attribute("data-draft", "failed")
    assert answers(stored(form.page)[-1])[NAME] == "kept"
    assert warns(form)
    ways_out(form, tmp_path, "typed on")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    form.control(UNIT).fill("room again")
    form.click("retry-draft")
    form.wait_for_draft()
    assert answers(stored(form.page)[-1])[UNIT] == "room again"


def test_f4_a_slow_machine_is_no_second_tab(context: BrowserContext, open_form: OpenForm) -> None:
    page = context.new_page()
    looked = "const records = await this.store.load(this.form, draft);"
    slow = f"{looked} await new Promise((go) => setTimeout(go, 3000));"
    sources.replace(page, "draft.js", looked, slow)
    form = open_form(page=page)
    form.control(NAME).fill("typed at once")
    # Written while the form still looks for an earlier draft.
    form.wait_for_draft()
    page.wait_for_timeout(3000)
    form.control(NAME).fill("and typed on")
    form.wait_for_draft("unsaved")
    form.wait_for_draft()
    page.reload()
    expect(form.control(NAME)).to_have_value("and typed on")


def test_f4_the_other_tab_answers_late(context: BrowserContext, open_form: OpenForm) -> None:
    busy = context.new_page()
    sources.replace(busy, "owner.js", "this.answer(claims);", "setTimeout(() => this.answer(claims), 2000);")
    first = open_form(page=busy)
    first.control(NAME).fill("typed in A")
    first.wait_for_draft()
    second = open_form()
    # It has heard nothing, and takes the draft for free.
    second.wait_for_draft()
    second.wait_for_draft("off")
    status(second, "form-draft-elsewhere")
    first.control(UNIT).fill("A goes on")
    first.wait_for_draft("unsaved")
    first.wait_for_draft()
    assert answers(stored(second.page)[-1])[UNIT] == "A goes on"
    second.click("take-over")
    expect(second.control(UNIT)).to_have_value("A goes on")
    first.wait_for_draft("off")


def test_f4_two_tabs(open_form: OpenForm, tmp_path: Path) -> None:
    first = open_form("nb")
    first.control(NAME).fill("typed in A")
    first.wait_for_draft()
    second = open_form("da")
    second.wait_for_draft("off")
    expect(second.page.locator("[data-status]")).to_contain_text(word("form-draft-elsewhere", "da"))
    second.control(UNIT).fill("typed in B")
    assert warns(second)
    ways_out(second, tmp_path, "typed in B")
    first.page.bring_to_front()
    first.control(NAME).fill("typed on in A, and not yet saved")
    second.control(UNIT).fill("typed on in B")
    second.click("take-over")
    expect(second.control(NAME)).to_have_value("typed on in A, and not yet saved")
    second.wait_for_draft()
    first.wait_for_draft("off")
    status(first, "form-draft-taken")
    expect(first.control(NAME)).to_have_value("typed on in A, and not yet saved")
    kept = {record["draft"]: answers(record) for record in stored(second.page)}
    assert sorted(kept[draft].get(UNIT, "") for draft in kept) == ["", "typed on in B"]
    second.control(UNIT).fill("B has it now")
    second.wait_for_draft("unsaved")
    second.wait_for_draft()
    first.control(UNIT).fill("late in A")
    first.click("take-over")
    expect(first.control(UNIT)).to_have_value("B has it now")
    assert "late in A" in [answers(record).get(UNIT) for record in stored(first.page)]


def deaf(page: Page) -> None:
    """A tab that sleeps: it hears nothing of others."""
    page.add_init_script("BroadcastChannel.prototype.postMessage = () => {}")


def test_f5_an_older_version_of_the_site(context: BrowserContext, open_form: OpenForm, tmp_path: Path) -> None:
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        deaf(tab)
    sources.replace(tabs[1], "record.js", "SCHEMA = 2", "SCHEMA = 3")
    old = open_form(page=tabs[0])
    old.control(NAME).fill("before the update")
    old.wait_for_draft()
    new = open_form(page=tabs[1])
    expect(new.control(NAME)).to_have_value("before the update")
    for text in ("one", "two", "three"):
        new.control(NAME).fill(text)
        new.wait_for_draft("unsaved")
        new.wait_for_draft()
    old.control(UNIT).fill("typed in the old tab")
    old.wait_for_draft("off")
    status(old, "form-draft-newer")
    ways_out(old, tmp_path, "typed in the old tab")
    expect(old.button("reload-page")).to_be_visible()
    newest = stored(new.page)[-1]
    assert (newest["schema"], answers(newest)[NAME]) == (3, "three")


def test_f5_an_older_version_of_the_store(context: BrowserContext, open_form: OpenForm) -> None:
    old = open_form()
    old.control(NAME).fill("before the update")
    old.wait_for_draft()
    tab = context.new_page()
    sources.replace(tab, "store.js", "const VERSION = 2", "const VERSION = 3")
    new = open_form(page=tab)
    expect(new.control(NAME)).to_have_value("before the update")
    old.wait_for_draft("off")
    status(old, "form-draft-newer")
    old.control(UNIT).fill("typed in the old tab")
    old.page.wait_for_timeout(1500)
    assert UNIT not in answers(stored(new.page)[-1])
    again = open_form()
    again.wait_for_draft("off")
    status(again, "form-draft-newer")


@pytest.mark.parametrize(
    ("file", "text"),
    [("schema-1.json", "Medarbeider fra første utgave"), ("schema-2.json", "Medarbeider fra andre utgave")],
)
@pytest.mark.every_case
def test_f6_records_of_every_earlier_schema(blank: Page, open_form: OpenForm, file: str, text: str) -> None:
    seed(blank, PREFIX, file)
    form = open_form()
    expect(form.control(NAME)).to_have_value(text)
    form.control(UNIT).fill("goes on")
    form.wait_for_draft("unsaved")
    form.wait_for_draft()
    newest = stored(form.page)[-1]
    assert (newest["schema"], answers(newest)[NAME], answers(newest)[UNIT]) == (2, text, "goes on")
    assert newest["sum"] == f"{zlib.crc32(newest['text'].encode()):08x}"


@pytest.mark.parametrize(("file", "text"), [("future.json", "Medarbeider fra fremtiden"), ("future-database.json", "")])
@pytest.mark.every_case
def test_f6_a_record_from_the_future(blank: Page, open_form: OpenForm, file: str, text: str, tmp_path: Path) -> None:
    seed(blank, PREFIX, file)
    before = stored(blank)
    form = open_form()
    form.wait_for_draft("off")
    status(form, "form-draft-newer")
    expect(form.control(NAME)).to_have_value(text)
    expect(form.control(NAME)).to_be_editable(editable=not text)
    assert before[-1] in json.loads(form.download("raw-draft", tmp_path).read_text(encoding="utf-8"))
    form.page.wait_for_timeout(1500)
    assert stored(form.page) == before


@pytest.mark.parametrize("put", [{"text": '{"format": "samtale'}, {"sum": "00000000"}])
def test_f7_the_newest_record_is_damaged(written: FormPage, blank: Page, put: dict[str, str], tmp_path: Path) -> None:
    form = written
    draft, revision = (stored(blank)[-1][key] for key in ("draft", "revision"))
    form.page.close()
    change(blank, put, revision)
    blank.goto(form.page.url)
    form = FormPage(blank)
    expect(form.control(NAME)).to_have_value("first")
    expect(form.page.locator("[data-message]")).to_contain_text(word("form-draft-damaged"))
    assert put.items() <= json.loads(form.download("raw-draft", tmp_path).read_text(encoding="utf-8"))[0].items()
    for text in ("third", "fourth", "fifth"):
        form.control(NAME).fill(text)
        form.wait_for_draft("unsaved")
        form.wait_for_draft()
    (damaged,) = stored(form.page, "damaged")
    assert (damaged["draft"], damaged["revision"]) == (draft, revision)
    assert put.items() <= damaged.items()
    form.page.locator("[data-drafts] summary").click()
    item = form.page.locator("[data-draft-item][data-damaged]")
    expect(item).to_have_count(1)
    item.locator("[data-deed=delete]").click()
    form.page.locator("[data-dialog-yes]").click()
    expect(item).to_have_count(0)
    assert answers(stored(form.page)[-1])[NAME] == "fifth"
    assert stored(form.page, "damaged") == []


def test_f7_both_records_are_damaged(written: FormPage, blank: Page, tmp_path: Path) -> None:
    url = written.page.url
    written.page.close()
    change(blank, {"sum": "00000000"})
    blank.goto(url)
    form = FormPage(blank)
    expect(form.page.locator("[data-message]")).to_contain_text(word("form-draft-lost"))
    expect(form.control(NAME)).to_have_value("")
    assert len(json.loads(form.download("raw-draft", tmp_path).read_text(encoding="utf-8"))) == 2
    form.control(NAME).fill("a new beginning")
    form.wait_for_draft()
    assert [answers(record)[NAME] for record in stored(form.page)] == ["a new beginning"]
    assert len(stored(form.page, "damaged")) == 2


NO_STORAGE = {
    "throws": "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('off'); } })",
    "missing": "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    "open throws": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }",
    "nothing at all": """
        Object.defineProperty(window, 'indexedDB', { get() { throw new Error('off'); } });
        for (const name of ['getItem', 'setItem', 'removeItem']) {
            const real = Storage.prototype[name];
            // Material has its own storage, and does not expect it to fail.
            Storage.prototype[name] = function (key, ...more) {
                if (key.startsWith('samtaleguide')) throw new DOMException('no', 'SecurityError');
                return real.call(this, key, ...more);
            };
        }""",
}


@pytest.mark.every_case
@pytest.mark.parametrize("script", NO_STORAGE.values(), ids=NO_STORAGE)
def test_f8_no_storage(
    open_form: OpenForm, context: BrowserContext, script: str, mistakes: list[str], tmp_path: Path
) -> None:
    context.add_init_script(script)
    form = open_form()
    form.wait_for_draft("off")
    status(form, "form-draft-off")
    expect(form.page.locator(".sf-if-no-draft")).to_be_visible()
    form.control(NAME).fill("Medarbeider Eksempel")
    assert warns(form)
    ways_out(form, tmp_path, "Medarbeider Eksempel")
    assert not warns(form)
    assert mistakes == []


def test_f9_plain_http(intranet_form: FormPage, mistakes: list[str]) -> None:
    form = intranet_form
    assert form.page.evaluate("[isSecureContext, typeof crypto.subtle, typeof navigator.locks]") == [
        False,
        "undefined",
        "undefined",
    ]
    form.control(NAME).fill("Medarbeider Eksempel")
    form.wait_for_draft()
    form.page.reload()
    expect(form.control(NAME)).to_have_value("Medarbeider Eksempel")
    second = FormPage(form.page.context.new_page())
    second.page.goto(form.page.url)
    second.wait_for_draft("off")
    second.click("take-over")
    second.wait_for_draft()
    form.wait_for_draft("off")
    assert mistakes == []


MOVE = """() => {
    const part = document.querySelector(".samtale");
    const place = part.parentElement;
    part.remove();
    place.append(part);
}"""
# What Material's instant navigation does.
SWAP = """async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html");
    document.querySelector(".samtale").replaceWith(page.querySelector(".samtale"));
}"""


def test_f15_away_and_back(written: FormPage, mistakes: list[str]) -> None:
    form = written
    form.fill({"actions": [{"what": "A"}]})
    form.control(NAME).focus()
    form.wait_for_draft()
    form.page.reload()
    form.page.goto(form.page.url.replace("/forms/probation-follow-up/", "/"))
    form.page.go_back()
    form.wait_for_draft()
    form.page.evaluate(MOVE)
    form.wait_for_draft()
    expect(form.control("actions.0.what")).to_have_value("A")
    expect(form.control("actions.1.what")).to_have_count(0)
    form.page.evaluate(SWAP)
    form.wait_for_draft()
    expect(form.control("actions.0.what")).to_have_value("A")
    expect(form.control("actions.1.what")).to_have_count(0)
    expect(form.control(NAME)).to_have_value("second")
    form.page.locator('[data-action="add-row"][data-rows-of="actions"]').click()
    expect(form.control("actions.1.what")).to_have_count(1)
    expect(form.control("actions.2.what")).to_have_count(0)
    form.wait_for_engine()
    assert len([worker for worker in form.page.workers if worker.url.endswith("/worker.js")]) == 1
    assert mistakes == []


def test_a_form_that_leaves_while_it_claims_its_draft_lets_it_go(written: FormPage, mistakes: list[str]) -> None:
    form = written
    form.control(NAME).focus()
    form.wait_for_draft()
    for _ in range(5):
        # Less than a claim takes.
        form.page.evaluate(SWAP)
        form.page.wait_for_timeout(60)
    form.wait_for_draft()
    expect(form.control(NAME)).to_have_value("second")
    assert mistakes == []


def test_an_emptied_form_is_not_written(written: FormPage) -> None:
    form = written
    form.control(NAME).fill("")
    status(form, "form-draft-emptied")
    assert answers(stored(form.page)[-1])[NAME] == "second"
    form.page.reload()
    expect(form.control(NAME)).to_have_value("second")
