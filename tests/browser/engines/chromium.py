"""Chromium, by Playwright."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from tests.browser.engines.tab import PATIENCE, Tab


class Chromium(Tab):
    """Playwright keeps downloads to itself until they are saved."""

    def __init__(self, playwright: Playwright, path: str | None, folder: Path) -> None:
        self.downloads = folder
        self.browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        self.page = self.browser.new_page()

    def open(self, url: str) -> None:
        self.page.goto(url)

    def reload(self) -> None:
        self.page.reload()

    def run(self, function: str, *given: Any) -> Any:
        return self.page.evaluate(f"(given) => ({function})(...given)", list(given))

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.press_sequentially(text)

    def choose(self, selector: str, file: Path) -> None:
        self.page.locator(selector).first.set_input_files(file)

    def download(self, selector: str) -> Path:
        with self.page.expect_download(timeout=PATIENCE * 1000) as started:
            self.press(selector)
        file = self.downloads / started.value.suggested_filename
        started.value.save_as(file)
        return file

    def close(self) -> None:
        self.browser.close()
