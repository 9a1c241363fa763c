"""Old links, after an anchor was renamed and a page moved."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.authoring import catalogue
from macros.site import anchors, redirects
from macros.site.paths import EDITIONS
from macros.site.redirects import Redirects
from macros.site.server import Served, Server
from tests.browser.links.reader import GUIDE, HOST, STEP, becomes, in_view, watched


@pytest.fixture(scope="module")
def renamed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site a year later: an anchor has another name, and a page another address."""
    later = tmp_path_factory.mktemp("later") / "site"
    shutil.copytree(site, later, ignore=shutil.ignore_patterns("*.bin", "app-*"))
    for page in later.glob(f"*/{GUIDE}index.html"):
        html = page.read_text(encoding="utf-8").replace('"prepare"', '"ready"').replace('#prepare"', '#ready"')
        page.write_text(html, encoding="utf-8")
    moves = {
        f"{GUIDE}#prepare": f"{GUIDE}#ready",
        "guides/trial/": GUIDE,
        "guides/trial/#dates": f"{GUIDE}#{STEP}",
    }
    places = {edition: anchors.places(later / edition) for edition in EDITIONS}
    redirects.write(later, catalogue.load(), Redirects(moves), places)
    with Server(Served.of(later), port=0, prefix="/hr/") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


OLD_LINKS = {
    f"{GUIDE}#prepare": f"{GUIDE}#ready",
    "guides/trial/": GUIDE,
    "guides/trial/#dates": f"{GUIDE}#{STEP}",
    f"guides/trial/#{STEP}": f"{GUIDE}#{STEP}",
    "guides/trial/#prepare": f"{GUIDE}#ready",
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("host", ["127.0.0.1", HOST])
def test_old_links_lead_to_the_new_place(
    chromium: Browser, renamed: Server, mistakes: list[str], edition: str, host: str
) -> None:
    root = renamed.url.replace("127.0.0.1", host) + edition
    with chromium.new_context() as context:
        page = watched(context, mistakes)
        for old, new in OLD_LINKS.items():
            page.goto("about:blank")
            page.goto(f"{root}/{old}")
            expect(page).to_have_url(f"{root}/{new}")
            step = page.locator(f"#{new.partition('#')[2] or 'probation'}")
            expect(step).to_be_visible()
            assert becomes(page, in_view(step))
    assert mistakes == []


def test_an_old_link_within_the_page(page: Page, server: Server, renamed: Server) -> None:
    page.context.unroute_all()
    page.goto(f"{renamed.url}nb/{GUIDE}")
    page.evaluate("location.hash = 'prepare'")
    expect(page).to_have_url(f"{renamed.url}nb/{GUIDE}#ready")
    expect(page.locator("#ready")).to_have_attribute("data-arrived", "")


def test_a_moved_page_without_scripts(chromium: Browser, renamed: Server) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{renamed.url}nb/guides/trial/")
        expect(page).to_have_url(f"{renamed.url}nb/{GUIDE}")
