"""
The states of a form's page that a reader can bring about. A new one is a function here with
`@state`: it starts where the one before it has ended, so the order is that of a visit.
"""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.form import FormPage

State = Callable[[FormPage, dict[str, Any]], None]
STATES: dict[str, State] = {}


def state(reach: State) -> State:
    """Add a state to the visit."""
    STATES[reach.__name__] = reach
    return reach


@state
def empty(form: FormPage, answers: dict[str, Any]) -> None:
    expect(form.page.locator("samtale-form:defined")).to_be_attached()


@state
def unfolded(form: FormPage, answers: dict[str, Any]) -> None:
    """Everything that folds is open."""
    form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@state
def errors(form: FormPage, answers: dict[str, Any]) -> None:
    form.click("preview")
    expect(form.page.locator("[data-errors]")).to_be_visible(timeout=60_000)


@state
def filled(form: FormPage, answers: dict[str, Any]) -> None:
    choose_country(form.page)
    form.fill(answers)
    form.wait_for_draft()


@state
def previewed(form: FormPage, answers: dict[str, Any]) -> None:
    form.click("preview")
    expect(form.page.locator("[data-preview]")).not_to_be_empty(timeout=60_000)


@state
def row_removed(form: FormPage, answers: dict[str, Any]) -> None:
    """Where there are rows: one is gone, and can be had back."""
    remove = form.page.locator('[data-action="remove-row"]:visible')
    if remove.count():
        remove.first.click()


@state
def asked(form: FormPage, answers: dict[str, Any]) -> None:
    """The question before something drastic."""
    form.click("clear-draft")
    expect(form.page.locator("[data-dialog]")).to_be_visible()


def choose_country(page: Page) -> None:
    """Where an edition serves both countries."""
    country = page.locator('[name="country"]')
    if country.count():
        country.last.check()
