"""F16, by keyboard alone: everything is reached, and where one is always shows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.site.server import Server
from tests.browser.accessibility.states import choose_country
from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.content.examples import EDITIONS
from tests.content.examples import pages as form_pages
from tests.site.addresses import addresses

FOCUS = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
# A phone, a laptop, and 1280 px at 400 % (WCAG 1.4.10).
WINDOWS = ((320, 640), (1280, 800), (320, 256))
DRAWN = "() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))"
MANY = 700
# One has the focus, and the one before it lies within the window, where the header is.
BELOW_THE_HEADER = """() => {
  const stops = [...document.querySelectorAll(".md-content :is(a, button)")].filter((one) => one.checkVisibility());
  const [before, after] = stops.slice(stops.findIndex((one) => one.getBoundingClientRect().top > innerHeight));
  after.focus({ preventScroll: true });
  scrollBy(0, before.getBoundingClientRect().top - 10);
}"""
Focus = dict[str, Any]


def where(page: Page) -> Focus | None:
    """Where the focus is. A mistake counts if it is in the picture, too: until then browsers scroll."""
    focus: Focus | None = page.evaluate(FOCUS)
    if focus and focus["wrong"]:
        page.evaluate(DRAWN)
        focus = page.evaluate(FOCUS)
    return focus


def stops(page: Page, key: str = "Tab") -> Iterator[Focus]:
    """Press Tab until it has been everywhere, and say where it was."""
    for _ in range(MANY):
        page.keyboard.press(key)
        focus = where(page)
        if focus is None:
            return
        yield focus
    raise AssertionError(f"{MANY} stops, and no end")


def go(page: Page, wanted: Callable[[Focus], bool], key: str = "Tab") -> Focus:
    """Press Tab until something has the focus."""
    for focus in stops(page, key):
        assert focus["wrong"] == [], focus
        if wanted(focus):
            return focus
    raise AssertionError("the keyboard never came there")


def badly_shown(page: Page) -> list[str]:
    return [f"{focus['told']}: {', '.join(focus['wrong'])}" for focus in stops(page) if focus["wrong"]]


def action(name: str) -> Callable[[Focus], bool]:
    return lambda focus: focus["action"] == name


def field(name: str) -> Callable[[Focus], bool]:
    return lambda focus: focus["name"] == name


def test_from_a_step_link_to_the_file(context: BrowserContext, server: Server, tmp_path: Path) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.url}nb/guides/probation/#goals")
    expect(page.locator("[data-arrived]")).to_be_visible()
    go(page, lambda focus: "forms/probation-follow-up/" in focus["href"])
    page.keyboard.press("Enter")
    form = FormPage(page)
    expect(page.locator("samtale-form:defined")).to_be_attached()
    go(page, action("preview"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-errors]")).to_be_focused(timeout=START)
    # Each error leads to its field; there it is put right.
    go(page, lambda focus: focus["href"] == "#field-employee_name")
    page.keyboard.press("Enter")
    assert form.focused("name") == "employee_name"
    page.keyboard.type("Medarbeider Eksempel")
    for name, text in {"manager_name": "Leder Eksempel", "start_date": "1.9.2026"}.items():
        go(page, field(name))
        page.keyboard.type(text)
    expect(form.control("probation_end")).to_have_value("1.3.2027", timeout=START)
    for name, text in {"meeting_number": "3", "meeting_date": "18.11.2026"}.items():
        go(page, field(name))
        page.keyboard.type(text)
    for name in ("told_routines", "authorisation_checked"):
        go(page, field(name))
        page.keyboard.press("Space")
    for topic in ("goals", "tasks", "culture", "practical"):
        if topic == "tasks":
            go(page, field("training_plan_status"))
            page.keyboard.press("ArrowDown")
        go(page, field(f"{topic}_nothing_to_note"))
        page.keyboard.press("Space")
    go(page, action("add-row"))
    page.keyboard.press("Enter")
    assert form.focused("name") == "actions.1.what"
    go(page, field("signing_method"))
    page.keyboard.press("Space")
    go(page, action("preview"))
    page.keyboard.press("Enter")
    # The reader lands at the beginning of a document that is taller than the window.
    expect(page.locator("[data-preview-part]")).to_be_focused(timeout=START)
    assert 0 < page.locator("[data-preview-part]").evaluate("part => part.getBoundingClientRect().top") < 100
    # The buttons stand before the document.
    go(page, action("download-docx"), "Shift+Tab")
    with page.expect_download(timeout=START) as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".docx")


def test_tab_comes_to_what_an_answer_has_just_shown(open_form: OpenForm) -> None:
    form = open_form("da", "conversation")
    choice = form.page.locator("[name=signing_method][value=sent]")
    choice.focus()
    # A machine so slow that no picture is drawn between two keys.
    form.page.evaluate("() => { window.requestAnimationFrame = () => 1; }")
    form.page.keyboard.press("Space")
    expect(form.control("sent_on")).to_be_hidden()
    form.page.keyboard.press("Tab")
    assert form.focused("dataset.action") == "clear-choice"
    form.page.keyboard.press("Tab")
    assert form.focused("name") == "sent_on"


def test_the_drawer_by_keyboard(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.url}da/guides/probation/")
    button = page.locator("[data-drawer]")
    drawer = page.locator(".md-sidebar--primary")
    # Closed, none of its links is in the order of Tab.
    assert not [focus for focus in stops(page) if "md-nav__link" in focus["told"]]
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(drawer).to_be_in_viewport()
    go(page, lambda focus: focus["href"].endswith("glossary/"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}da/glossary/")


def test_the_focus_always_shows(open_form: OpenForm) -> None:
    form = open_form("nb", "return-to-work")
    expect(form.page.locator("samtale-form:defined")).to_be_attached()
    form.page.set_viewport_size({"width": 320, "height": 640})
    # The navigation glides away; until it has, its links are there.
    expect(form.page.locator(".md-sidebar--primary a").first).to_be_hidden()
    assert badly_shown(form.page) == []


def test_what_lies_below_the_header_comes_out(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(f"{server.url}nb/guides/probation/")
    page.evaluate(BELOW_THE_HEADER)
    page.keyboard.press("Shift+Tab")
    focus = page.evaluate(FOCUS)
    assert focus["wrong"] == []


@pytest.mark.slow
@pytest.mark.parametrize(("form", "edition"), form_pages())
def test_the_focus_always_shows_in_every_form(open_form: OpenForm, form: str, edition: str) -> None:
    page = open_form(edition, form).page
    expect(page.locator("samtale-form:defined")).to_be_attached()
    choose_country(page)
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        expect(page.locator("samtale-form:defined")).to_be_attached()
        assert badly_shown(page) == [], (width, height)


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_focus_always_shows_on_every_other_page(context: BrowserContext, server: Server, edition: str) -> None:
    page = context.new_page()
    found = []
    for address in (one for one in addresses(edition) if not one.startswith("forms/")):
        for width, height in WINDOWS[:2]:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{server.url}{edition}/{address}")
            found += [f"{address} {width}: {line}" for line in badly_shown(page)]
    assert found == []
