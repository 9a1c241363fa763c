"""A real Chromium in front of the built site. Nothing may leave the site's own origin."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, Route, sync_playwright

from forms.authoring.bundle import bundle
from forms.authoring.markup import render_form
from macros.site.server import Server
from tests.browser.everything import with_everything
from tests.browser.form import FormPage
from tests.browser.links.reader import HOST

# The shell is Chromium without its own windows, which cost a third of the time of a test.
SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    # No other name leads anywhere. Unlike a route, this costs no test any time and keeps the cache.
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Python lives a few seconds in a test: compiling it once, and only what is used, is a third less work.
    "--js-flags=--liftoff-only --wasm-lazy-compilation",
)
OpenForm = Callable[..., FormPage]


def executable() -> str | None:
    """Debian's Chromium, the smaller one if it is there, or the one that is named."""
    return os.environ.get("CHROMIUM") or shutil.which(SHELL) or whole_browser()


def whole_browser() -> str | None:
    """Chromium with all that a reader's has, such as a profile that outlives it."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, WHOLE)), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Once for each process: it cannot run beside itself."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser without profile; as root it runs without its sandbox."""
    browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
    yield browser
    browser.close()


@pytest.fixture
def foreign() -> list[str]:
    """The addresses outside the site that a page has asked for."""
    return []


@pytest.fixture
def context(chromium: Browser, server: Server, foreign: list[str]) -> Iterator[BrowserContext]:
    """A fresh browser profile, in which requests to other origins fail and are noted."""
    own = urlsplit(server.url).netloc

    def watch(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != own:
            foreign.append(request.url)

    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.on("request", watch)
    yield context
    context.close()


@pytest.fixture
def mistakes() -> list[str]:
    """Exceptions and policy violations on the pages of a test."""
    return []


@pytest.fixture
def open_form(context: BrowserContext, server: Server, mistakes: list[str]) -> OpenForm:
    """Open the form's page of an edition in a new tab."""

    def opened(edition: str = "nb", form: str = "probation-follow-up", *, page: Page | None = None) -> FormPage:
        tab = page or context.new_page()
        tab.on("pageerror", lambda error: mistakes.append(str(error)))
        tab.on("console", lambda line: mistakes.append(line.text) if "Content Security" in line.text else None)
        tab.goto(f"{server.url}{edition}/forms/{form}/")
        return FormPage(tab)

    return opened


@pytest.fixture
def open_everything(context: BrowserContext, open_form: OpenForm, site: Path) -> OpenForm:
    """Open the tests' own form, on a bare page that the site does not have."""
    content = with_everything()
    (app,) = site.glob("engine/app-*")

    def page(route: Route) -> None:
        edition = urlsplit(route.request.url).path.split("/")[-4]
        form = render_form(content, "everything", edition, f"../../../engine/{app.name}")
        route.fulfill(content_type="text/html", body=f'<!doctype html><meta charset="utf-8"><title>Form</title>{form}')

    context.route("**/forms/everything/", page)
    context.route("**/forms/everything.json", lambda route: route.fulfill(body=bundle(content, "everything")))
    return lambda edition="en", **more: open_form(edition, "everything", **more)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make test` takes the first case of each browser test; `make test-all` takes them all."""
    seen: set[str] = set()
    for item in items:
        name = item.nodeid.partition("[")[0]
        if "tests/browser/" in name and name in seen and not item.get_closest_marker("every_case"):
            item.add_marker(pytest.mark.slow)
        seen.add(name)
