"""What a guide page weighs beside the same page as stock Material makes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from macros.site import anchors
from tests.bench.server import Line, Server

EDITION = "nb"
SETTLED = 700  # milliseconds


def guides(edition: Path) -> Iterator[str]:
    """The addresses of the guides in a built edition."""
    for page in sorted((edition / "guides").rglob("index.html")):
        yield anchors.address(page, edition)


def of_page(browser: Browser, server: Server, address: str) -> dict[str, int]:
    """Bytes and answers for a page in an empty browser, until nothing more comes."""
    before = server.meter.sent, server.meter.answers
    with browser.new_context() as context:
        page, seen = context.new_page(), -1
        page.goto(f"{server.url}/{address}", wait_until="networkidle")
        # On a busy machine the search's worker may begin when the page has been idle for long.
        while seen != server.meter.answers:
            seen = server.meter.answers
            page.wait_for_timeout(SETTLED)
    return {"bytes": server.meter.sent - before[0], "requests": server.meter.answers - before[1]}


def weigh(browser: Browser, site: Path, stock: Path) -> dict[str, dict[str, Any]]:
    """Every guide of an edition: ours, and as stock Material makes it."""
    found = {}
    with Server({"ours": site, "stock": stock.parent}, Line("as fast as it can")) as server:
        for address in guides(stock):
            sides = {side: of_page(browser, server, f"{side}/{EDITION}/{address}") for side in ("ours", "stock")}
            found[address] = sides
        server.shutdown()
    return found
