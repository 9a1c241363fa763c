"""Mails that the pages prepare: the invitation in a guide, and the comment at the foot."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.site.paths import EDITIONS
from macros.site.server import Server


def mail(page: Page, selector: str) -> dict[str, str]:
    """Subject and body of a mail link."""
    link = urlsplit(page.locator(selector).get_attribute("href") or "")
    return {name: values[0] for name, values in parse_qs(link.query).items()}


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(params=EDITIONS)
def address(server: Server, request: pytest.FixtureRequest) -> str:
    """The address of a guide with an invitation, in each edition."""
    return f"{server.url}{request.param}/guides/occasions/"


def test_the_invitation_holds_the_whole_address(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-invitation-page]")).to_have_text(f"{address}employee/")
    body = mail(page, "[data-mail]")["body"]
    assert f"{address}employee/" in body
    assert "{" not in body


def test_the_invitation_can_be_copied(context: BrowserContext, page: Page, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.locator("[data-copy-text]").click()
    expect(page.locator("[data-invitation] [role=status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{address}employee/" in copied
    assert "\n\n" in copied


def test_the_invitation_can_be_copied_without_a_clipboard(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address)
    page.locator("[data-copy-text]").click()
    status = page.locator("[data-invitation] [role=status]")
    expect(status).to_have_text(status.get_attribute("data-copied") or "")


def test_a_comment_names_the_page_and_the_step(page: Page, address: str) -> None:
    page.goto(f"{address}#prepare")
    comment = mail(page, "[data-comment]")
    assert comment["body"].endswith(f"{address}#prepare")
    assert page.locator("#prepare").inner_text().strip("¶ \n") in comment["subject"]


def test_a_comment_follows_the_reader(page: Page, address: str) -> None:
    page.goto(address)
    comment = page.locator("[data-comment]")
    expect(comment).to_have_attribute("href", re.compile(r"%2Foccasions%2F$"))
    page.goto(f"{address}#after")
    expect(comment).to_have_attribute("href", re.compile(r"%23after$"))
