"""A form's page as its reader uses it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import sources

START = 30_000


class FormPage:
    """Fills in, checks and downloads, by the names of the outside contract."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("samtale-form")

    def control(self, name: str) -> Locator:
        """The control of a field."""
        return self.page.locator(f'[name="{name}"]')

    def button(self, action: str) -> Locator:
        """The first button that shows for an action."""
        return self.page.locator(f'[data-action="{action}"]:visible').first

    def click(self, action: str) -> None:
        """Click a button by its action; one that is folded away is unfolded first."""
        folded = self.page.locator(f'details:not([open]):has([data-action="{action}"]) > summary')
        if folded.count() and not self.button(action).count():
            folded.first.click()
        self.button(action).click()

    def fill(self, answers: dict[str, Any], prefix: str = "") -> None:
        """Fill in answers as a reader would, field by field."""
        for name, value in answers.items():
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                self._tick(name, value)
            elif isinstance(value, list):
                self._fill_rows(name, value)
            elif name != "id":
                self._fill_one(f"{prefix}{name}", value)

    def _tick(self, name: str, options: list[str]) -> None:
        for option in options:
            self.page.locator(f'[name="{name}"][value="{option}"]').check()

    def _fill_rows(self, group: str, rows: list[dict[str, Any]]) -> None:
        for index, row in enumerate(rows):
            if index:
                self.page.locator(f'[data-action="add-row"][data-rows-of="{group}"]').click()
            self.fill(row, prefix=f"{group}.{index}.")

    def _fill_one(self, name: str, value: Any) -> None:
        kind = self.control(name).first.get_attribute("type")
        if kind == "radio":
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            self.control(name).check()
        else:
            self.control(name).fill(value)

    def wait_for_draft(self, state: str = "saved") -> None:
        """Wait until the draft is in a state."""
        expect(self.element).to_have_attribute("data-draft", state, timeout=START)

    def wait_for_engine(self, state: str = "ready", within: int = START) -> None:
        """Wait until the engine is in a state."""
        expect(self.element).to_have_attribute("data-engine", state, timeout=within)

    def preview(self) -> Locator:
        """Check, and return the preview of a form without errors."""
        self.click("preview")
        part = self.page.locator("[data-preview]")
        expect(part).not_to_be_empty(timeout=START)
        expect(self.page.locator("[data-errors]")).to_be_hidden()
        return part

    def errors(self) -> Locator:
        """Check, and return the summary of a form with errors."""
        self.click("preview")
        summary = self.page.locator("[data-errors]")
        expect(summary).to_be_visible(timeout=START)
        return summary

    def download(self, action: str, folder: Path) -> Path:
        """Download a file by a button."""
        with self.page.expect_download(timeout=START) as started:
            self.click(action)
        target = folder / started.value.suggested_filename
        started.value.save_as(target)
        return target

    def open_file(self, file: Path, way: str = "continue") -> None:
        """Open a save file, and say what to do with it if the page asks."""
        said = self.page.locator("[data-message]")
        said.evaluate("place => place.replaceChildren()")
        self.page.locator("[data-file]").set_input_files(file)
        asks = self.page.locator("[data-opening][open]")
        expect(asks.or_(said.filter(has_text=file.name)).first).to_be_visible(timeout=START)
        if asks.is_visible():
            asks.locator(f'button[value="{way}"]').click()

    def report(self) -> Locator:
        """What an opened file has brought."""
        report = self.page.locator("[data-report]")
        expect(report).to_be_visible(timeout=START)
        return report

    def module(self, name: str, call: str, argument: Any) -> Any:
        """Call a function of one of our modules in the page."""
        sources.serve(self.page, sources.BESIDE)
        base = f"{self.element.get_attribute('data-base')}sources/"
        script = "async ([base, name, call, given]) => (await import(new URL(base + name, location)))[call](...given)"
        return self.page.evaluate(script, [base, name, call, argument])

    def focused(self, ask: str = "id") -> Any:
        """A property of the element that has the focus."""
        reading: Callable[[str], Any] = self.page.evaluate
        return reading(f"document.activeElement.{ask}")
