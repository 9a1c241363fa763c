"""Two ways to the site: 127.0.0.1, which browsers treat as https, and a plain-http name as intranets have."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from macros.site.server import Server
from tests.browser.links.reader import HOST, watched


@pytest.fixture(params=["127.0.0.1", HOST])
def root(request: pytest.FixtureRequest, server: Server) -> str:
    """The site's address, in a secure context and outside one."""
    return server.url.replace("127.0.0.1", request.param)


@pytest.fixture
def tab(chromium: Browser, root: str, mistakes: list[str]) -> Iterator[Page]:
    """A new tab that may use the clipboard wherever the browser has one."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        if HOST not in root:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield watched(context, mistakes)


@pytest.fixture
def page(context: BrowserContext, mistakes: list[str]) -> Page:
    return watched(context, mistakes)
