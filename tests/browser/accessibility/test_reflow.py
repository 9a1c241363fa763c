"""Narrow, magnified, with text spread out, without motion: nothing is cut and nothing overlaps."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from macros.site.server import Server
from tests.content.examples import EDITIONS
from tests.site.addresses import addresses

HERE = Path(__file__)
SPACING = HERE.with_name("spacing.js").read_text(encoding="utf-8")
CUT = HERE.with_name("cut.js").read_text(encoding="utf-8")
# 1280 x 1024 px at 400 %.
MAGNIFIED: ViewportSize = {"width": 320, "height": 256}
SAMPLE = ("forms/return-to-work/", "guides/difficult-conversations/steps/", "planner/")
ANIMATIONS = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length"


def cut(page: Page, address: str) -> list[str]:
    """What does not fit, as it is and with the spacing that readers may set."""
    page.set_viewport_size(MAGNIFIED)
    page.goto(address)
    found = [f"{address}: {line}" for line in page.evaluate(CUT)]
    page.evaluate(SPACING)
    return found + [f"{address}, spaced: {line}" for line in page.evaluate(CUT)]


def test_magnified_and_spaced(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    assert [line for address in SAMPLE for line in cut(page, f"{server.url}nb/{address}")] == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_magnified_and_spaced(context: BrowserContext, server: Server, edition: str) -> None:
    page = context.new_page()
    assert [line for one in addresses(edition) for line in cut(page, f"{server.url}{edition}/{one}")] == []


def test_nothing_moves_for_those_who_asked(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.url}nb/guides/probation/#goals")
    assert page.evaluate(ANIMATIONS) == 0
    page.locator("[data-drawer]").click()
    assert page.evaluate(ANIMATIONS) == 0
