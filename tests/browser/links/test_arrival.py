"""Arriving by a link: the step is in view, opened, marked, and offers the way on."""

import pytest
from playwright.sync_api import Page, expect

from macros.site.paths import EDITIONS
from macros.site.server import Server
from tests.browser.links.reader import GUIDE, becomes, in_view, word


def arrive(page: Page, address: str, later: bool) -> None:
    """Follow a link to an anchor: from elsewhere, or later, on the page itself."""
    if later:
        page.evaluate("anchor => { location.hash = anchor; }", address.partition("#")[2])
    else:
        page.goto("about:blank")
        page.goto(address)


@pytest.mark.parametrize("edition", EDITIONS)
def test_arriving_at_a_step(tab: Page, root: str, edition: str, mistakes: list[str]) -> None:
    tab.goto(f"{root}{edition}/{GUIDE}#prepare")
    step = tab.locator("#prepare")
    expect(step).to_have_attribute("data-arrived", "")
    assert becomes(tab, in_view(step))
    expect(tab.locator(".neighbours")).to_have_accessible_name(word(edition, "links-neighbours"))
    expect(tab.locator("[data-neighbour=previous]")).to_have_attribute("href", "#adapt")
    tab.locator("[data-neighbour=next]").click()
    expect(tab.locator("#invite")).to_have_attribute("data-arrived", "")
    expect(tab.locator("[data-neighbour=previous]")).to_have_attribute("href", "#prepare")
    assert becomes(tab, in_view(tab.locator("#invite")))
    assert mistakes == []


def test_the_mark_lasts_a_moment(page: Page, server: Server) -> None:
    page.goto(f"{server.url}da/{GUIDE}#prepare")
    expect(page.locator("[data-arrived]")).to_have_count(1)
    expect(page.locator("[data-arrived]")).to_have_count(0, timeout=8000)


@pytest.mark.parametrize("later", [False, True])
def test_arriving_in_a_closed_panel(page: Page, server: Server, later: bool) -> None:
    page.goto(f"{server.url}da/{GUIDE}")
    question = page.locator(".questions__more li").last
    expect(question).to_be_hidden()
    anchor = question.get_attribute("id")
    arrive(page, f"{server.url}da/{GUIDE}#{anchor}", later)
    expect(question).to_be_visible()
    expect(question).to_have_attribute("data-arrived", "")
    assert becomes(page, in_view(question))


@pytest.mark.parametrize("later", [False, True])
def test_arriving_in_an_inactive_tab(page: Page, server: Server, later: bool) -> None:
    page.goto(f"{server.url}en/{GUIDE}")
    rule = page.locator(".tabbed-block:nth-child(2) .fact[id]").first
    expect(rule).to_be_hidden()
    anchor = rule.get_attribute("id")
    arrive(page, f"{server.url}en/{GUIDE}#{anchor}", later)
    expect(rule).to_be_visible()
    assert becomes(page, in_view(rule))


def test_arriving_again_by_the_same_link(page: Page, server: Server) -> None:
    page.goto(f"{server.url}en/{GUIDE}#trial-length")
    rule = page.locator(".tabbed-block:nth-child(2) .fact[id]").first
    link = f'<a id="again" href="#{rule.get_attribute("id")}">x</a>'
    page.locator("h1").evaluate("(heading, link) => heading.insertAdjacentHTML('afterend', link)", link)
    page.locator("#again").click()
    expect(rule).to_be_visible()
    page.locator(".tabbed-labels label").first.click()
    expect(rule).to_be_hidden()
    page.locator("#again").click()
    expect(rule).to_be_visible()


def test_a_calm_arrival(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server.url}nb/{GUIDE}#prepare")
    step = page.locator("#prepare")
    expect(step).to_have_attribute("data-arrived", "")
    expect(step).to_have_css("animation-name", "none")
    assert step.evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_going_back_returns_to_where_the_reader_was(page: Page, server: Server) -> None:
    page.goto(f"{server.url}nb/{GUIDE}#prepare")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.goto(f"{server.url}nb/")
    page.go_back()
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") < 200
