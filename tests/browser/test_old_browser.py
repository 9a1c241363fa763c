"""A browser older than the scripts can do with gets the page, the blank form and a message."""

import pytest
from playwright.sync_api import BrowserContext, expect

from macros.site.server import Server
from tests.browser.conftest import OpenForm
from tests.content.examples import catalogue

# What each of them lacked, seen from a browser that has it all.
OLD = {
    "no modules": "delete HTMLScriptElement.prototype.noModule",
    "no DecompressionStream, as Safari 16.3": "delete window.DecompressionStream",
    "no :has(), as Firefox 120": "CSS.supports = () => false",
    "no dialog, as Safari 15.3": "delete window.HTMLDialogElement",
    "no WebAssembly": "delete window.WebAssembly",
}


@pytest.mark.parametrize("lack", OLD.values(), ids=OLD)
def test_it_is_told_and_keeps_the_form(
    context: BrowserContext, open_form: OpenForm, server: Server, mistakes: list[str], lack: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.add_init_script(f"{lack}; window.print = () => {{ document.title = 'printed'; }}")
    form = open_form("nb")
    notice = form.page.locator("[data-old-browser]")
    expect(notice).to_contain_text(catalogue().content.words["form-old-browser"]["nb"])
    expect(form.page.locator("[data-needs-script]:visible")).to_have_count(0)
    # Every field can be written in, also those that a condition would hide.
    form.control("employee_name").fill("Medarbeider Eksempel")
    form.control("training_plan_changes").fill("på papir")
    notice.get_by_role("button").click()
    expect(form.page).to_have_title("printed")
    assert not [url for url in asked if url.endswith(".bin")]
    form.page.goto(f"{server.url}nb/planner/")
    expect(notice).to_be_visible()
    assert mistakes == []


def test_a_browser_of_today_is_told_nothing(open_form: OpenForm) -> None:
    form = open_form()
    expect(form.page.locator("samtale-form:defined")).to_be_attached()
    expect(form.page.locator("[data-old-browser]")).to_be_hidden()
