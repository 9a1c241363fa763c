"""What a reader does with links, and sees of them."""

from collections.abc import Callable
from functools import cache

from playwright.sync_api import BrowserContext, Locator, Page

from forms.authoring import catalogue
from macros.edition import Edition

HOST = "intranet.example"
GUIDE = "guides/probation/"
STEP = "plan-the-dates"
QUESTION = ".questions li >> nth=0"


@cache
def edition(id: str) -> Edition:
    """The words of an edition."""
    return Edition(catalogue.load(), id)


def control(page: Page, anchor: str) -> Locator:
    return page.locator(f"#{anchor} + .link-control")


def choose(page: Page, name: str) -> None:
    page.locator(f".link-menu [data-link={name}]").click()


def pasted(page: Page) -> dict[str, str]:
    """What the reader gets when pasting, in a text editor and in a mail."""
    page.evaluate("""() => {
        const field = document.body.appendChild(document.createElement("textarea"));
        field.addEventListener("paste", ({ clipboardData: data }) => {
            window.pasted = Object.fromEntries(["text/plain", "text/html"].map((type) => [type, data.getData(type)]));
        });
        field.focus();
    }""")
    page.keyboard.press("Control+V")
    got: dict[str, str] = page.evaluate("window.pasted")
    return got


def in_view(element: Locator) -> Callable[[], bool]:
    """Whether an element stands below the header and above the fold."""
    return lambda: bool(
        element.evaluate("""element => {
            const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
            const { top, height } = element.getBoundingClientRect();
            return height > 0 && top >= header && top < innerHeight / 2;
        }""")
    )


def becomes(page: Page, told: Callable[[], bool]) -> bool:
    """Wait for something that no locator can say."""
    return any(told() or page.wait_for_timeout(100) for _ in range(30))  # type: ignore[func-returns-value]


def word(language: str, id: str, **values: str) -> str:
    return edition(language).word(id, **values)


def watched(context: BrowserContext, mistakes: list[str]) -> Page:
    tab = context.new_page()
    tab.on("pageerror", lambda error: mistakes.append(str(error)))
    tab.on("console", lambda line: mistakes.append(line.text) if line.type == "error" else None)
    return tab
