"""The finished site, whatever its content."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from macros.site import links, policy, walls
from macros.site.anchors import PASSING
from macros.site.paths import EDITIONS


class Tags(HTMLParser):
    """All tags of a page with their attributes."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_edition_is_there(site: Path) -> None:
    for edition in EDITIONS:
        assert (site / edition / "index.html").is_file()
        assert (site / edition / "search" / "search_index.json").is_file()


def test_nothing_undefined_is_left(site: Path) -> None:
    left = re.compile(r"\[#|\bUndefined\b")
    assert [path for path in pages(site) if left.search(path.read_text(encoding="utf-8"))] == []


def test_no_dead_link_or_anchor(site: Path) -> None:
    assert list(links.dead(site)) == []


def anchors(folder: Path) -> dict[str, set[str]]:
    """The anchors of an edition's pages; Material numbers its own."""
    own = re.compile(r"^(__|tabbed)")
    return {path: {a for a in page.anchors if not own.match(a)} for path, page in links.Site(folder).pages.items()}


# The Norwegian page says what holds there instead of a Danish hearing letter, and has no form.
NATIONAL = {"forms/hearing-letter/index.html"}


def guide_anchors(folder: Path) -> dict[str, set[str]]:
    """Anchors that must agree: not those of facts, fields and pages of one country."""
    found = {page: ids for page, ids in anchors(folder).items() if page not in NATIONAL}
    return {page: {anchor for anchor in ids if not PASSING.match(anchor)} for page, ids in found.items()}


def test_editions_have_the_same_pages(site: Path) -> None:
    first, *others = [set(anchors(site / edition)) for edition in EDITIONS]
    assert all(other == first for other in others)


def test_the_navigation_leads_to_every_page(site: Path) -> None:
    for edition in EDITIONS:
        start = site / edition / "index.html"
        led = {(start.parent / a["href"].split("#")[0]).resolve() for t, a in Tags(start).found if "href" in a}
        every = {page.parent.resolve() for page in (site / edition).rglob("index.html")}
        assert every - {path.parent if path.suffix else path for path in led} == set()


def test_editions_have_the_same_anchors(site: Path) -> None:
    first, *others = [guide_anchors(site / edition) for edition in EDITIONS]
    for other in others:
        assert {page: found ^ other[page] for page, found in first.items() if found != other[page]} == {}


def test_the_walls_have_no_breach(site: Path) -> None:
    assert list(walls.breaches(site)) == []


def test_our_scripts_name_no_address(site: Path) -> None:
    ours = [*site.glob("engine/app-*/**/*.js"), *site.glob("*/assets/javascripts/language.js")]
    assert ours
    for path in ours:
        assert "://" not in path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")


def test_all_links_are_relative(site: Path) -> None:
    for path in pages(site):
        absolute = [link for link in links.read(path).links if re.match(r"/(?!/)", link)]
        assert absolute == [], path


def test_the_policy_lists_every_inline_script(site: Path) -> None:
    allowed = policy.headers(site)["Content-Security-Policy"]
    scripts = [s for path in pages(site) for s in policy.inline_scripts(path.read_text("utf-8"))]
    assert scripts
    assert all(policy.hash_of(script) in allowed for script in scripts)


def test_only_types_that_every_server_knows(site: Path) -> None:
    # The unpacked module is taken only from servers that send it as they should.
    kinds = {path.suffix for path in site.rglob("*") if path.is_file() and path.name != "pyodide.unpacked.wasm"}
    assert kinds <= {".html", ".css", ".js", ".json", ".svg", ".png", ".bin", ".map"}


def test_forms_find_their_files(site: Path) -> None:
    (app,) = site.glob("engine/app-*")
    engine = json.loads((app / "engine.json").read_text(encoding="utf-8"))
    for packed in engine["files"].values():
        sent = app / engine["runtime"] / packed["file"]
        assert sent.stat().st_size == packed["bytes"]
    for page in site.rglob("index.html"):
        for tag, attributes in Tags(page).found:
            if tag == "samtale-form":
                folder = (page.parent / attributes["data-base"]).resolve()
                assert folder == app.resolve()
                assert (folder / "forms" / f"{attributes['form-id']}.json").is_file()


def test_a_language_menu_on_every_page(site: Path) -> None:
    for edition in EDITIONS:
        for path in (site / edition).rglob("index.html"):
            menu = [a for tag, a in Tags(path).found if tag == "a" and "data-edition" in a]
            goals = {(path.parent / a["href"]).resolve().relative_to(site) for a in menu}
            here = path.parent.relative_to(site / edition)
            assert goals == {Path(other) / here for other in EDITIONS}


def test_the_script_for_old_browsers_is_in_their_language(site):
    (script,) = site.glob("engine/app-*/old-browser.js")
    text = script.read_text(encoding="utf-8")
    assert "noModule" in text
    assert not re.search(r"=>|\b(let|const)\b|\?\.|\?\?|`", text)


def test_laws_are_in_the_language_of_their_country(site: Path) -> None:
    # WCAG 3.1.2: a screen reader changes its voice for them.
    spoken: dict[str, set[str]] = {}
    for edition in EDITIONS:
        for path in (site / edition).rglob("*.html"):
            sources = re.findall(r'class="fact__source">\(<a ([^>]*)>', path.read_text(encoding="utf-8"))
            assert all("lang=" in source for source in sources), path
            spoken.setdefault(edition, set()).update(re.findall(r'lang="([^"]*)"', " ".join(sources)))
    assert spoken["en"] == {"da-DK", "nb-NO"}


def test_the_search_finds_what_one_reads_and_no_messages(site: Path) -> None:
    for edition in EDITIONS:
        found = json.loads((site / edition / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
        assert [entry["location"] for entry in found if "#sf-" in entry["location"]] == []
        twice = [entry["title"] for entry in found if re.fullmatch(r"(.{3,})\1", entry["title"])]
        assert twice == []
