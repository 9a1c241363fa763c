"""Takes the pictures of the editor's handbook anew: `make pictures`.

The recipes are followed in a copy of the project, and the pictures show what came of it.
"""

import base64
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, sync_playwright

from macros.site.paths import ROOT
from macros.site.server import Served, Server
from tests.browser.conftest import OPTIONS, executable
from tests.handbook import recipes

FOLDER = ROOT / "docs" / "handbook"
WIDTH = 900
_TEMPLATE = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
).get_template("picture.html")


@dataclass(frozen=True)
class Part:
    """One part of a picture: lines of a file, of which some are marked, or a piece of a page."""

    label: str
    place: str
    lines: tuple[str, ...] = ()
    marked: str = ""
    image: str = ""


@dataclass(frozen=True)
class Camera:
    """Looks at the copy: at its files, and at its pages in the browser."""

    copy: Path
    site: str
    page: Page

    def lines(self, file: str, first: str, count: int, marked: str) -> Part:
        """Lines of a file, from the one that holds ``first``."""
        all_lines = (self.copy / file).read_text(encoding="utf-8").splitlines()
        begin = next(number for number, line in enumerate(all_lines) if first in line)
        return Part("In the file", file, tuple(all_lines[begin : begin + count]), marked)

    def piece(self, label: str, address: str, around: str, marked: str = "") -> Part:
        """What a reader sees of a page: the part of it that a selector names, with one element marked."""
        self.page.goto(f"{self.site}{address}")
        self.page.add_style_tag(content=".md-header, .md-top { display: none !important }")
        if marked:
            self.page.locator(marked).first.evaluate("one => { one.style.background = '#ffe082'; }")
        shot = self.page.locator(around).first.screenshot()
        return Part(label, f"/{address}", image=base64.b64encode(shot).decode())

    def take(self, name: str, *parts: Part) -> None:
        """Put the parts below each other, and save the picture."""
        self.page.set_content(_TEMPLATE.render(title=name, parts=parts))
        self.page.screenshot(path=FOLDER / f"{name}.png", full_page=True)


def take_all(camera: Camera) -> None:
    """One picture for each recipe that gains from it."""
    for name, id, lines in (("change-a-question", "goals-important", 6), ("add-a-question", "goals-first-success", 6)):
        file = camera.lines(recipes.FORM, f"- id: {id}", lines, "da:" if name.startswith("change") else "")
        guide = camera.piece("In the guide", f"da/guides/probation/#{id}", f".questions:has(#{id})", f"#{id}")
        form = camera.piece("In the form", f"da/forms/probation-follow-up/#{id}", f"section:has(#{id})", f"#{id}")
        camera.take(name, file, guide, form)
    camera.take("add-a-form", camera.piece("The new form", "en/forms/team-start/", ".md-content"))
    card = "a[href='guides/team-change/']"
    camera.take("add-a-guide", camera.piece("The front page", "en/", f".cards:has({card})", card))


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on a free port."""
    with Server(Served.of(site), port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


def opened(browser: Browser) -> Page:
    """A page as wide as the pictures; the pictures are made in it too, so no policy may hold."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 700}, bypass_csp=True, reduced_motion="reduce")
    return context.new_page()


def main() -> None:
    """Follow the recipes, and take the pictures."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        copy = Path(scratch) / "copy"
        with served(recipes.followed(copy)) as address:
            browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
            take_all(Camera(copy, address, opened(browser)))
            browser.close()


if __name__ == "__main__":
    main()
