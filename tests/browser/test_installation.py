"""The page on which IT checks an installation, tabs that are older than the site, and pages opened as files."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from macros.site.server import Server
from tests.browser.form import FormPage

DONE = 60_000


def check(page: Page, server: Server, edition: str) -> None:
    """Open the page and wait until all is checked."""
    page.goto(f"{server.url}{edition}/about/check/")
    expect(page.locator("installation-check")).to_have_attribute("data-state", "done", timeout=DONE)


def states(page: Page) -> dict[str, str]:
    lines = page.locator("[data-check]").all()
    return {str(line.get_attribute("data-check")): str(line.get_attribute("data-state")) for line in lines}


@pytest.mark.parametrize("edition", ["nb", "da", "en"])
def test_a_good_installation(context: BrowserContext, server: Server, foreign: list[str], edition: str) -> None:
    page = context.new_page()
    check(page, server, edition)
    # This server compresses nothing, and nobody has left a marker.
    notes = {id for id, state in states(page).items() if state != "ok"}
    assert notes == {"packed", "marker"}
    page.reload()
    expect(page.locator("[data-check=marker]")).to_have_attribute("data-state", "ok", timeout=DONE)
    assert foreign == []


def test_what_is_wrong_is_named(context: BrowserContext, server: Server) -> None:
    page = context.new_page()

    def spoil(route: Route) -> None:
        answer = route.fetch()
        headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
        route.fulfill(response=answer, headers=headers | {"content-type": "text/plain", "cache-control": "max-age=60"})

    def lead_home(route: Route) -> None:
        route.fulfill(status=200, body="<p>")

    context.route("**/worker.js", spoil)
    context.route("**/there-is-no-such-file.bin", lead_home)
    check(page, server, "en")
    found = states(page)
    wrong = {"worker", "types", "caching", "missing", "engine"}
    assert {id for id, state in found.items() if state == "wrong"} == wrong
    assert "Content-Security-Policy" in page.locator("[data-check=worker]").inner_text()
    assert "worker.js (text/plain)" in page.locator("[data-check=types]").inner_text()
    summary = page.locator("[data-summary]").inner_text()
    assert all(page.locator(f"[data-check={id}] [data-line-title]").inner_text() in summary for id in wrong)


def come_back(page: Page) -> None:
    """As if the reader came back to the tab."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def renew(context: BrowserContext) -> None:
    """As if another version had been put on the server, and the old engine's folders been removed."""
    body = json.dumps({"version": "9", "build": "another"})
    context.route("**/version.json", lambda route: route.fulfill(content_type="application/json", body=body))


def test_an_old_tab_offers_to_reload_once_all_is_saved(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{server.url}nb/forms/probation-follow-up/")
    form = FormPage(page)
    expect(page.locator("[data-update]")).to_be_hidden()
    renew(context)
    # The draft is written after a moment; here that moment lasts until all has been looked at.
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=2))
    page.locator("textarea").first.fill("Noe")
    come_back(page)
    expect(page.locator("[data-update-later]")).to_be_visible()
    expect(page.locator("[data-update-reload]")).to_be_hidden()
    page.clock.resume()
    form.wait_for_draft()
    expect(page.locator("[data-update-later]")).to_be_hidden()
    page.locator("[data-update-reload]").click()
    expect(page.locator("textarea").first).to_have_value("Noe")


def test_a_tab_whose_engine_is_gone_says_that_it_is_old(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    context.route("**/worker.js", lambda route: route.fulfill(status=404, content_type="text/html", body="<p>"))
    page.goto(f"{server.url}nb/forms/probation-follow-up/")
    renew(context)
    page.locator("textarea").first.fill("Noe")
    FormPage(page).wait_for_engine("failed")
    expect(page.locator("[data-engine-failed]")).to_be_visible()
    expect(page.locator("[data-update]")).to_be_visible()


def test_the_same_version_says_nothing(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(f"{server.url}nb/")
    with page.expect_response("**/version.json"):
        come_back(page)
    expect(page.locator("[data-update]")).to_be_hidden()


def test_opened_as_a_file_a_page_is_read_and_says_why_no_more(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    context.unroute_all()
    page.goto((site / "en" / "forms" / "probation-follow-up" / "index.html").as_uri())
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("[data-as-file]:visible")).to_have_count(2)
    expect(page.locator("[data-action]:visible, .md-search:visible, .sf-if-draft:visible")).to_have_count(0)
    # A link leads to the page, not to a list of files.
    page.locator(".md-content a[href$='/']").first.click()
    expect(page).to_have_url((site / "en" / "guides" / "probation" / "index.html").as_uri())
