"""A tab of each engine, for `make test-all`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import whole_browser
from tests.browser.engines.chromium import Chromium
from tests.browser.engines.firefox import Firefox
from tests.browser.engines.tab import Tab
from tests.browser.engines.webkit import WebKit

ENGINES = ("chromium", "firefox", "webkit")


@pytest.fixture(params=ENGINES)
def tab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tab]:
    """A tab of each engine. One that is missing is a failure, not a skip."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    match request.param:
        case "chromium":
            opened: Tab = Chromium(request.getfixturevalue("playwright"), whole_browser(), folder)
        case "firefox":
            opened = Firefox(shutil.which("firefox-esr") or "firefox", folder)
        case _:
            opened = WebKit(folder)
    yield opened
    opened.close()
