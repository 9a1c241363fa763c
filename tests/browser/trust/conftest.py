"""Drafts in hostile circumstances: each test is named after its case of failure."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from macros.site.server import Server
from tests.browser.conftest import OpenForm, whole_browser
from tests.browser.form import FormPage
from tests.browser.links.reader import HOST, watched

# Playwright turns the back/forward cache off.
BFCACHE = ["--disable-back-forward-cache"]
Living = Callable[[], FormPage]


@pytest.fixture
def blank(context: BrowserContext, server: Server) -> Page:
    """A page of the site without a form, from which its storage can be reached."""
    page = context.new_page()
    page.goto(f"{server.url}nb/")
    return page


@pytest.fixture
def written(open_form: OpenForm) -> FormPage:
    """A form with a draft of two revisions."""
    form = open_form()
    for text in ("first", "second"):
        form.control("employee_name").fill(text)
        form.wait_for_draft("unsaved")
        form.wait_for_draft()
    return form


@pytest.fixture
def intranet_form(chromium: Browser, server: Server, mistakes: list[str]) -> Iterator[FormPage]:
    """The form on a plain-http host."""
    with chromium.new_context() as context:
        page = watched(context, mistakes)
        page.goto(f"{server.url.replace('127.0.0.1', HOST)}nb/forms/probation-follow-up/")
        yield FormPage(page)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder of a browser's profile."""
    return tmp_path / "profile"


@pytest.fixture
def living(chromium: Browser, profile: Path, server: Server) -> Iterator[Living]:
    """Opens the form in a browser with a profile on disk; after a kill, opens it again."""
    contexts: list[BrowserContext] = []

    def opened() -> FormPage:
        launch = chromium.browser_type.launch_persistent_context
        contexts.append(
            launch(profile, executable_path=whole_browser(), args=["--no-sandbox"], ignore_default_args=BFCACHE)
        )
        page = contexts[-1].pages[0]
        page.goto(f"{server.url}nb/forms/probation-follow-up/")
        return FormPage(page)

    yield opened
    for context in contexts:
        try:
            context.close()
        except Error:
            continue
