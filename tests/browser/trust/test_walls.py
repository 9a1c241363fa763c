"""The browser's walls: the policy reaches the worker, nobody frames a page, F9 and F14."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.site.server import Served, Server
from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.browser.links.reader import HOST
from tests.browser.test_form import FORM, NAME, answers
from tests.browser.trust.test_python_fails import as_script
from tests.content.examples import catalogue

PROBE = """
const tried = async (deed) => { try { await deed(); return "done"; } catch (error) { return error.name; } };
self.postMessage({
  evaluated: await tried(() => eval("1")),
  made: await tried(() => new Function("return 1")()),
  fetched: await tried(() => fetch("%s", { mode: "no-cors" })),
  imported: await tried(() => import("data:text/javascript,export{}")),
  ours: await tried(() => fetch(import.meta.url)),
});
"""
ASK = """(address) => new Promise((resolve) => {
  const worker = new Worker(address, { type: "module" });
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
})"""


def test_the_policy_holds_in_the_worker(open_form: OpenForm, context: BrowserContext, server: Server) -> None:
    foreign = server.url.replace("127.0.0.1", HOST)
    context.route("**/worker.js", as_script(PROBE % foreign))
    form = open_form("en")
    base = form.element.get_attribute("data-base") or ""
    address = form.page.evaluate("(base) => new URL(base + 'worker.js', location).href", base)
    told = form.page.evaluate(ASK, address)
    assert told == {
        "evaluated": "EvalError",
        "made": "EvalError",
        "fetched": "TypeError",
        "imported": "TypeError",
        "ours": "done",
    }


def test_the_probe_would_get_out_without_the_policy(context: BrowserContext, server: Server, tmp_path: Path) -> None:
    (tmp_path / "worker.js").write_text(PROBE % server.url.replace("127.0.0.1", HOST), encoding="utf-8")
    (tmp_path / "page.html").write_text("<!doctype html><title>Bare</title>", encoding="utf-8")
    page = context.new_page()
    with Server(Served(tmp_path, {}), port=0) as bare:
        threading.Thread(target=bare.serve_forever, daemon=True).start()
        page.goto(f"{bare.url}page.html")
        told = page.evaluate(ASK, f"{bare.url}worker.js")
        bare.shutdown()
    assert set(told.values()) == {"done"}


def test_no_page_can_be_framed(page: Page, server: Server) -> None:
    page.route(
        "**/frame", lambda route: route.fulfill(content_type="text/html", body=f'<iframe src="{server.url}da/">')
    )
    page.goto(f"{server.url}frame")
    (frame,) = page.frames[1:]
    expect(frame.locator("samtale-form, .md-content")).to_have_count(0)
    assert frame.url.startswith("chrome-error:")


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def silent(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser in which no script runs."""
    with chromium.new_context(java_script_enabled=False) as context:
        yield context


def sends_nothing(form: FormPage, name: str) -> None:
    """Type and press Enter: no request, no navigation, nothing in the address."""
    asked: list[str] = []
    form.page.on("request", lambda request: asked.append(request.url))
    before = form.page.url
    form.control(name).fill("Secret Marker")
    form.control(name).press("Enter")
    form.page.wait_for_timeout(500)
    assert form.page.url == before
    assert "?" not in before
    assert asked == []
    expect(form.control(name)).to_have_value("Secret Marker")


def test_f14_without_scripts_nothing_is_sent(silent: BrowserContext, server: Server) -> None:
    page = silent.new_page()
    page.goto(f"{server.url}da/forms/{FORM}/")
    expect(page.locator("noscript p").first).to_have_text(catalogue().content.words["form-no-script"]["da"])
    expect(page.locator("noscript p").first).to_be_visible()
    sends_nothing(FormPage(page), NAME)


def test_f14_when_the_script_does_not_come_nothing_is_sent(open_form: OpenForm, context: BrowserContext) -> None:
    context.route("**/samtale-form.js", lambda route: route.fulfill(status=404, body=""))
    form = open_form("da")
    form.page.wait_for_load_state("networkidle")
    sends_nothing(form, NAME)


def test_f9_plain_http_as_on_an_intranet(context: BrowserContext, server: Server, tmp_path: Path) -> None:
    mistakes: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(f"{server.url.replace('127.0.0.1', HOST)}nb/forms/{FORM}/")
    assert page.evaluate("isSecureContext") is False
    form = FormPage(page)
    form.fill(answers("nb"))
    form.wait_for_draft()
    form.click("copy-text")
    expect(page.locator("[data-done]")).to_have_text(catalogue().content.words["form-copied"]["nb"], timeout=START)
    assert Document(str(form.download("download-docx", tmp_path))).paragraphs
    assert form.download("save-file", tmp_path).stat().st_size
    assert mistakes == []


# A computer far from home: before and after Denmark's day, and in the night when the clock changes.
PLACES = {
    "F20 UTC-8": ("America/Los_Angeles", "2026-11-22T05:30:00Z", "2026-11-21"),
    "F20 UTC+14": ("Pacific/Kiritimati", "2026-11-21T11:30:00Z", "2026-11-22"),
    "F20 the hour that comes twice": ("Europe/Copenhagen", "2026-10-25T00:30:00Z", "2026-10-25"),
    "F20 the hour that is left out": ("Europe/Oslo", "2027-03-28T01:00:00Z", "2027-03-28"),
}


@pytest.mark.parametrize(("zone", "moment", "day"), PLACES.values(), ids=PLACES.keys())
def test_f20_dates_wherever_the_computer_thinks_it_is(
    chromium: Browser, server: Server, tmp_path: Path, zone: str, moment: str, day: str
) -> None:
    with chromium.new_context(locale="en-US", timezone_id=zone) as context:
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(f"{server.url}nb/forms/{FORM}/")
        form = FormPage(page)
        assert form.module("dates.js", "today", []) == day
        form.control("start_date").fill("31.8.2026")
        expect(form.control("probation_end")).to_have_value("28.2.2027", timeout=START)
        form.control("start_date").fill("29.2.2028")
        expect(form.control("probation_end")).to_have_value("29.8.2028")
        assert day in form.download("save-file", tmp_path).name
