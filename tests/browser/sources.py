"""The scripts as they are written, in place of the site's joined ones: they work the same."""

from collections.abc import Callable

from playwright.sync_api import Page, Route

from macros.site.paths import ROOT

FOLDER = ROOT / "forms" / "browser"
# The joined scripts of the site, and a folder beside them that it does not have.
SITE, BESIDE = "**/engine/app-*/*.js", "**/sources/*.js"


def serve(page: Page, at: str = SITE, changed: Callable[[str, str], str] = lambda name, text: text) -> None:
    """Answer a page with our scripts one by one; ``changed`` gets a file's name and text."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        text = (FOLDER / name).read_text(encoding="utf-8")
        route.fulfill(content_type="text/javascript", body=changed(name, text))

    page.route(at, answer)


def replace(page: Page, file: str, old: str, new: str) -> None:
    """Another version of one of our scripts, as far as one tab is concerned."""
    assert old in (FOLDER / file).read_text(encoding="utf-8")
    serve(page, changed=lambda name, text: text.replace(old, new) if name == file else text)
