"""
The states of a form's page that a reader can bring about. A new one is a function here with
`@state`: it starts where the one before it has ended, so the order is that of a visit.
"""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.form import FormPage
from tests.content.examples import saved

State = Callable[[FormPage, Path], None]
STATES: dict[str, State] = {}


def state(reach: State) -> State:
    """Add a state to the visit."""
    STATES[reach.__name__] = reach
    return reach


@state
def empty(form: FormPage, file: Path) -> None:
    expect(form.page.locator("samtale-form:defined")).to_be_attached()
    choose_country(form.page)


@state
def unfolded(form: FormPage, file: Path) -> None:
    """Everything that folds is open."""
    form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@state
def errors(form: FormPage, file: Path) -> None:
    """Too early, except in forms that ask for nothing."""
    form.click("preview")
    shown = form.page.locator("[data-errors]:visible, [data-preview]:not(:empty)")
    expect(shown.first).to_be_visible(timeout=60_000)


@state
def opening(form: FormPage, file: Path) -> None:
    """The example as a file, which is faster than typing; the page may ask what to do with it."""
    form.page.locator("[data-file]").set_input_files(file)
    asks = form.page.locator("[data-opening][open]")
    expect(asks.or_(form.page.locator("[data-message]").filter(has_text=file.name)).first).to_be_visible(timeout=60_000)


@state
def filled(form: FormPage, file: Path) -> None:
    """What the file has brought is shown."""
    way = form.page.locator('[data-opening][open] button[value="continue"]')
    if way.is_visible():
        way.click()
    form.wait_for_draft()


@state
def previewed(form: FormPage, file: Path) -> None:
    form.click("preview")
    expect(form.page.locator("[data-preview]")).not_to_be_empty(timeout=60_000)


@state
def row_removed(form: FormPage, file: Path) -> None:
    """Where there are rows: one is gone, and can be had back."""
    remove = form.page.locator('[data-action="remove-row"]:visible')
    if remove.count():
        remove.first.click()


@state
def asked(form: FormPage, file: Path) -> None:
    """The question before something drastic."""
    form.click("clear-draft")
    expect(form.page.locator("[data-dialog]")).to_be_visible()


def choose_country(page: Page) -> None:
    """Where an edition serves both countries."""
    country = page.locator('[name="country"]')
    if country.count():
        country.first.check()


def file_of(form: str, edition: str, folder: Path) -> Path:
    """The example of a form, as the file that a reader would open."""
    file = folder / "example.samtale.json"
    file.write_text(saved(form, edition), encoding="utf-8")
    return file
