"""axe finds nothing, on any page and in any state of a form, however it is looked at."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from macros.site.server import Server
from tests.browser.accessibility.axe import violations
from tests.browser.accessibility.looks import LOOKS, Look
from tests.browser.accessibility.states import STATES, file_of
from tests.browser.conftest import OpenForm
from tests.content.examples import EDITIONS
from tests.content.examples import pages as form_pages
from tests.site.addresses import addresses

# Every kind of page once; the matrix below has them all.
SAMPLE = ("", "nb/", "en/guides/probation/", "da/guides/difficult-conversations/steps/", "en/planner/", "gone")
SAMPLE_LOOKS = (Look(320, "light"), Look(1280, "dark"))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def wrong(page: Page, looks: Sequence[Look], within: str = "html") -> Iterator[str]:
    """What axe finds in each of the looks, with where it was seen."""
    for look in looks:
        look.show(page)
        for line in violations(page, within=within, colours_only=look.colours_only):
            yield f"[{look.width} {look.colours}] {line}"


def test_the_kinds_of_pages(page: Page, server: Server) -> None:
    for address in SAMPLE:
        page.goto(server.url + address)
        assert list(wrong(page, SAMPLE_LOOKS)) == [], address


def test_paper_is_read_whatever_the_screen_shows(page: Page, server: Server) -> None:
    for look in (Look(1280, "dark"), Look(1280, "forced")):
        for address in SAMPLE:
            page.goto(server.url + address)
            look.show(page)
            page.emulate_media(media="print")
            assert violations(page, colours_only=True) == [], address
            page.emulate_media(media="screen")


def test_a_form_on_the_way(open_form: OpenForm, tmp_path: Path) -> None:
    visit(open_form, file_of("return-to-work", "en", tmp_path), "return-to-work", "en", SAMPLE_LOOKS[:1])


def test_a_mistake_would_be_found(page: Page, server: Server) -> None:
    page.goto(f"{server.url}nb/")
    page.evaluate("document.querySelector('h1').innerHTML = '<button></button>'")
    assert any(line.startswith("button-name") for line in violations(page))


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page(page: Page, server: Server, edition: str) -> None:
    found = []
    for address in [f"{edition}/{address}" for address in addresses(edition)] + ["", "?choose", f"{edition}/gone"]:
        page.goto(server.url + address)
        found += [f"{address} {line}" for line in wrong(page, LOOKS)]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(("form", "edition"), form_pages())
def test_every_state_of_every_form(open_form: OpenForm, tmp_path: Path, form: str, edition: str) -> None:
    visit(open_form, file_of(form, edition, tmp_path), form, edition, LOOKS)


def visit(open_form: OpenForm, file: Path, form: str, edition: str, looks: Sequence[Look]) -> None:
    """Go through the states of a form, and look at each; what is around it stays as it was at the first look."""
    tab = open_form(edition, form)
    found = []
    for name, reach in STATES.items():
        LOOKS[0].show(tab.page)
        reach(tab, file)
        found += [f"{name} {line}" for line in wrong(tab.page, looks[:1])]
        found += [f"{name} {line}" for line in wrong(tab.page, looks[1:], "samtale-form")]
    assert found == []
