"""What a reader would notice: a page that moves under the eyes."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from macros.site.server import Server
from tests.browser.form import FormPage

WATCH = """
window.seen = { moved: 0, what: [] };
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    seen.moved += value;
    seen.what.push(sources.map(({ node }) => node?.outerHTML?.slice(0, 150) ?? ""));
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_moves_when_the_form_comes_to_life(context: BrowserContext, server: Server, width: int) -> None:
    held: list[Route] = []
    context.route("**/samtale-form.js", lambda route: held.append(route))
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(WATCH)
    page.goto(f"{server.url}nb/forms/probation-follow-up/", wait_until="commit")
    form = FormPage(page)
    expect(form.control("employee_name")).to_be_visible()
    # It has been on the screen for a while; now the element comes to life.
    page.wait_for_timeout(300)
    # What Material moves in its own header until then is not ours.
    page.evaluate("Object.assign(seen, { moved: 0, what: [] })")
    held[0].continue_()
    expect(page.locator("[data-progress-count]")).not_to_be_empty()
    page.wait_for_timeout(200)
    seen: Any = page.evaluate("seen")
    assert seen["moved"] == 0, seen["what"]
