"""Two ways to the site: 127.0.0.1, which browsers treat as https, and a plain-http name as intranets have."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from macros.site.server import Server
from tests.browser.conftest import NAMES
from tests.browser.links.reader import HOST, watched


@pytest.fixture(scope="module")
def intranet(chromium: Browser) -> Iterator[Browser]:
    """A browser that finds the site under an intranet's name."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    rules = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    browser = chromium.browser_type.launch(executable_path=path, args=["--no-sandbox", rules])
    yield browser
    browser.close()


@pytest.fixture(params=["127.0.0.1", HOST])
def root(request: pytest.FixtureRequest, server: Server) -> str:
    """The site's address, in a secure context and outside one."""
    return server.url.replace("127.0.0.1", request.param)


@pytest.fixture
def tab(intranet: Browser, root: str, mistakes: list[str]) -> Iterator[Page]:
    """A new tab that may use the clipboard wherever the browser has one."""
    with intranet.new_context(viewport={"width": 1280, "height": 900}) as context:
        if HOST not in root:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield watched(context, mistakes)


@pytest.fixture
def page(context: BrowserContext, mistakes: list[str]) -> Page:
    return watched(context, mistakes)
