"""Guides and single steps on paper."""

from playwright.sync_api import Page, expect

from macros.site.server import Server
from tests.browser.links.reader import GUIDE, choose, control, word
from tests.browser.paper import flat, printed


def test_a_guide_on_paper(page: Page, server: Server) -> None:
    page.goto(f"{server.url}en/{GUIDE}")
    hidden = page.locator(".questions__more li .questions__text").last.text_content() or ""
    tab = page.locator(".tabbed-block:nth-child(2) .fact").first.evaluate("fact => fact.firstChild.textContent.trim()")
    navigation = page.locator(".md-sidebar--secondary .md-nav__title").text_content() or ""
    sheets = printed(page)
    text = flat(" ".join(sheets))
    assert flat(hidden) in text
    assert flat(tab) in text
    assert flat(navigation) not in text
    assert flat(f"{word('en', 'links-printed-from')} {server.url}en/{GUIDE}") in flat(sheets[-1])
    assert flat(f"{server.url}en/forms/probation-follow-up/") in text
    # The ways from the questions to the form are not on paper, so their addresses would lead nowhere.
    assert flat(f"{server.url}en/forms/probation-follow-up/#goals") not in text
    assert flat(word("en", "links-printed-links")) in text
    expect(page.locator(".printed__number")).to_have_count(0)


def test_a_single_step_on_paper(page: Page, server: Server) -> None:
    page.add_init_script("window.print = () => { window.asked = true; };")
    page.goto(f"{server.url}nb/{GUIDE}")
    control(page, "before").click()
    choose(page, "print-step")
    assert page.evaluate("window.asked")
    # It belongs to the button, which stands pages further down while the rest is hidden.
    expect(page.get_by_role("tooltip")).to_be_visible()
    inside, outside = (page.locator(f"#{anchor}").text_content() or "" for anchor in ("checks", "during"))
    sheets = printed(page)
    assert all(map(flat, sheets))
    text = flat(" ".join(sheets))
    assert flat(word("nb", "links-open-short")) not in text
    assert flat(page.locator("h1").text_content() or "") in text
    assert flat(inside) in text
    assert flat(outside) not in text
    assert flat(f"{server.url}nb/{GUIDE}#before") in text
    expect(page.locator(".not-printed")).to_have_count(0)
    expect(control(page, "before")).to_be_focused()


def test_paper_is_white(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{server.url}da/{GUIDE}")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    for place in ("h1", "h2", "h3", ".md-content__inner p"):
        expect(page.locator(place).first).to_have_css("color", "rgb(0, 0, 0)")
