"""What stands around the guides and forms, in a real browser, under the policy."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.site.server import Server


@pytest.fixture
def page(context: BrowserContext, mistakes: list[str]) -> Page:
    tab = context.new_page()
    tab.on("pageerror", lambda error: mistakes.append(str(error)))
    tab.on("console", lambda line: mistakes.append(line.text) if line.type == "error" else None)
    return tab


def test_the_start_page_remembers_the_choice(page: Page, server: Server, mistakes: list[str]) -> None:
    page.goto(server.url)
    page.locator("a[data-edition=nb]").click()
    expect(page).to_have_url(f"{server.url}nb/")
    page.goto(server.url)
    expect(page).to_have_url(f"{server.url}nb/")
    page.goto(f"{server.url}?choose")
    expect(page.locator("a[data-edition]")).to_have_count(3)
    expect(page).to_have_url(f"{server.url}?choose")
    assert mistakes == []


def test_changing_the_language_keeps_page_and_anchor(page: Page, server: Server, mistakes: list[str]) -> None:
    page.goto(f"{server.url}da/guides/probation/#goals")
    page.locator(".md-select button").hover()
    page.locator(".md-select a[data-edition=en]").click()
    expect(page).to_have_url(f"{server.url}en/guides/probation/#goals")
    page.goto(server.url)
    expect(page).to_have_url(f"{server.url}en/")
    assert mistakes == []


@pytest.mark.parametrize(
    ("path", "language", "home"),
    [("nb/gone/deeper/still", "nb-NO", "nb/"), ("gone", "da-DK", "da/"), ("engine/gone.js", "da-DK", "")],
)
def test_a_wrong_address(page: Page, server: Server, path: str, language: str, home: str) -> None:
    page.goto(server.url + path)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1:visible").first).to_be_visible()
    if home:
        page.locator("section:visible a").first.click()
        expect(page).to_have_url(server.url + home)


@pytest.mark.parametrize(("edition", "term"), [("da", "prøvetid"), ("nb", "prøvetid"), ("en", "probation")])
def test_search_finds_pages_of_its_own_edition(
    page: Page, server: Server, mistakes: list[str], edition: str, term: str
) -> None:
    page.goto(f"{server.url}{edition}/")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(term)
    hits = page.locator(".md-search-result__item > a")
    expect(hits.first).to_be_visible()
    # Read at once: the list grows and changes while one types.
    addresses = hits.evaluate_all("links => links.map((link) => link.href)")
    assert [address for address in addresses if f"/{edition}/" not in address] == []
    assert mistakes == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(page: Page, server: Server, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{server.url}da/")
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )


def test_a_visit_asks_nothing_of_other_origins(page: Page, server: Server, foreign: list[str]) -> None:
    for path in ("", "da/", "nb/guides/probation/", "en/forms/probation-follow-up/", "gone"):
        page.goto(server.url + path)
        page.wait_for_load_state("networkidle")
    assert foreign == []


@pytest.mark.parametrize("path", ["?choose", "da/", "nb/guides/probation/", "en/forms/probation-follow-up/"])
def test_no_page_is_wider_than_a_phone(page: Page, server: Server, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
