"""Sending a link: what the control beside each step, section and question offers."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.site.paths import EDITIONS
from macros.site.server import Server
from tests.browser.links.reader import GUIDE, QUESTION, STEP, choose, control, pasted, word


@pytest.mark.parametrize("edition", EDITIONS)
def test_copying_a_link(tab: Page, root: str, edition: str, mistakes: list[str]) -> None:
    tab.goto(f"{root}{edition}/{GUIDE}?h=x#purpose")
    control(tab, STEP).click()
    choose(tab, "copy")
    expect(tab.locator("[data-link-status]")).to_have_text(word(edition, "links-copied"))
    assert pasted(tab)["text/plain"] == f"{root}{edition}/{GUIDE}#{STEP}"
    assert mistakes == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_copying_a_link_with_its_title(tab: Page, root: str, edition: str, mistakes: list[str]) -> None:
    link = f"{root}{edition}/{GUIDE}#{STEP}"
    tab.goto(f"{root}{edition}/{GUIDE}")
    heading, title = (tab.locator(place).inner_text().strip() for place in (f"#{STEP}", "h1"))
    control(tab, STEP).click()
    choose(tab, "copy-text")
    expect(tab.locator("[data-link-status]")).not_to_be_empty()
    got = pasted(tab)
    assert got["text/plain"].splitlines() == [f"{heading} – {title}", link]
    assert f'<a href="{link}">{heading} – {title}</a>' in got["text/html"]
    assert mistakes == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_mail_with_the_link(tab: Page, root: str, edition: str) -> None:
    tab.goto(f"{root}{edition}/{GUIDE}")
    question = tab.locator(QUESTION)
    title = f"{question.locator('.questions__text').inner_text()} – {tab.locator('h1').inner_text()}"
    link = f"{root}{edition}/{GUIDE}#{question.get_attribute('id')}"
    question.hover()
    question.locator(".link-control").click()
    mail = urlsplit(tab.locator("[data-link=mail]").get_attribute("href") or "")
    sent = parse_qs(mail.query)
    assert (mail.scheme, mail.path, sent["subject"]) == ("mailto", "", [title])
    assert sent["body"] == [word(edition, "links-mail-body", title=title, link=link).replace("\n", "\r\n")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_way_from_a_question_to_the_form(page: Page, server: Server, edition: str) -> None:
    page.goto(f"{server.url}{edition}/{GUIDE}")
    control(page, STEP).click()
    expect(page.locator("[data-link=answer]")).to_be_hidden()
    question = page.locator(".questions__more li").first
    asked, anchor = question.locator(".questions__text").text_content() or "", question.get_attribute("id")
    page.locator(".questions__more summary").first.click()
    question.locator(".link-control").click()
    choose(page, "answer")
    expect(page).to_have_url(f"{server.url}{edition}/forms/probation-follow-up/#{anchor}")
    expect(page.locator(f"samtale-form #{anchor}")).to_have_text(asked)
    expect(page.locator(f"samtale-form #{anchor}")).to_be_visible()


def test_copying_by_hand_when_the_browser_will_not(page: Page, server: Server) -> None:
    page.add_init_script("document.execCommand = () => false; delete Navigator.prototype.clipboard;")
    page.goto(f"{server.url}da/{GUIDE}")
    control(page, STEP).click()
    choose(page, "copy")
    field = page.locator("[data-link-by-hand] textarea")
    expect(field).to_have_value(f"{server.url}da/{GUIDE}#{STEP}")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.selectionEnd") == len(field.input_value())


def test_the_menu_by_keyboard(page: Page, server: Server, mistakes: list[str]) -> None:
    page.goto(f"{server.url}nb/{GUIDE}")
    button = control(page, STEP)
    title = page.locator(f"#{STEP}").inner_text()
    expect(button).to_have_accessible_name(word("nb", "links-open", title=title))
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-link=copy]")).to_be_focused()
    for name in ("copy-text", "mail", "print-step"):
        page.keyboard.press("Tab")
        expect(page.locator(f"[data-link={name}]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".link-menu")).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".link-menu")).to_have_count(0)
    assert mistakes == []


def test_one_menu_at_a_time(page: Page, server: Server) -> None:
    page.goto(f"{server.url}en/{GUIDE}")
    control(page, "purpose").click()
    control(page, "five-goals").click()
    expect(page.locator(".link-menu")).to_have_count(1)
    expect(control(page, "purpose")).to_have_attribute("aria-expanded", "false")
    page.locator("p:visible").last.click()
    expect(page.locator(".link-menu")).to_have_count(0)


def test_every_step_section_and_question_has_a_control(page: Page, server: Server) -> None:
    page.goto(f"{server.url}en/{GUIDE}")
    places = page.locator(".md-content__inner :is(h1, h2, h3, h4)[id], .questions li[id]").count()
    expect(page.locator(".link-control")).to_have_count(places)
    page.goto(f"{server.url}en/forms/probation-follow-up/")
    expect(page.locator("samtale-form .link-control")).to_have_count(
        page.locator("samtale-form section[data-section]").count()
    )
    page.locator("section#goals .link-control").click()
    assert "probation-follow-up%2F%23goals" in (page.locator("[data-link=mail]").get_attribute("href") or "")


def test_plain_links_without_scripts(chromium: Browser, server: Server) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server.url}nb/{GUIDE}")
        assert page.locator(f"#{STEP} .headerlink").get_attribute("href") == f"#{STEP}"
        question = page.locator(QUESTION)
        assert question.locator(".headerlink").get_attribute("href") == f"#{question.get_attribute('id')}"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_menu_stays_on_the_page(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server.url}da/{GUIDE}#prepare")
    for place in (control(page, STEP), page.locator(QUESTION).locator(".link-control")):
        place.click()
        box = page.locator(".link-menu").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
