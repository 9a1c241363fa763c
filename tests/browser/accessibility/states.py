"""
The states of a form's page that a reader can bring about. A new one is a function here with
`@state`: it starts where the one before it has ended, so the order is that of a visit.
"""

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.form import FormPage
from tests.content.examples import saved

State = Callable[[FormPage, FilePayload], None]
STATES: dict[str, State] = {}


def state(reach: State) -> State:
    """Add a state to the visit."""
    STATES[reach.__name__] = reach
    return reach


@state
def empty(form: FormPage, file: FilePayload) -> None:
    expect(form.page.locator("samtale-form:defined")).to_be_attached()


@state
def unfolded(form: FormPage, file: FilePayload) -> None:
    """Everything that folds is open."""
    form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@state
def errors(form: FormPage, file: FilePayload) -> None:
    form.click("preview")
    expect(form.page.locator("[data-errors]")).to_be_visible(timeout=60_000)


@state
def filled(form: FormPage, file: FilePayload) -> None:
    """From a file: typing it all is tried elsewhere."""
    form.page.locator("[data-file]").set_input_files(file)
    form.wait_for_draft()


@state
def previewed(form: FormPage, file: FilePayload) -> None:
    form.click("preview")
    expect(form.page.locator("[data-preview]")).not_to_be_empty(timeout=60_000)


@state
def row_removed(form: FormPage, file: FilePayload) -> None:
    """Where there are rows: one is gone, and can be had back."""
    remove = form.page.locator('[data-action="remove-row"]:visible')
    if remove.count():
        remove.first.click()


@state
def asked(form: FormPage, file: FilePayload) -> None:
    """The question before something drastic."""
    form.click("clear-draft")
    expect(form.page.locator("[data-dialog]")).to_be_visible()


def choose_country(page: Page) -> None:
    """Where an edition serves both countries."""
    country = page.locator('[name="country"]')
    if country.count():
        country.last.check()


def file_of(form: str, edition: str) -> FilePayload:
    """The example of a form, as the file that a reader would open."""
    return {
        "name": "example.samtale.json",
        "mimeType": "application/json",
        "buffer": saved(form, edition).encode(),
    }
