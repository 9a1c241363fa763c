import re
from pathlib import Path

import pytest

from forms.authoring import catalogue
from forms.authoring.errors import ContentError
from macros.edition import Edition
from macros.site import anchors, links, policy, redirects
from macros.site.redirects import Redirects

THERE = {"", "guides/new/", "guides/new/#start", "guides/new/#end"}
PLACES = {"da": THERE, "nb": THERE}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition(catalogue.load(), "nb")


def of(tmp_path: Path, text: str) -> Redirects:
    file = tmp_path / "redirects.yml"
    file.write_text(text, encoding="utf-8")
    return redirects.read(file)


def problems(tmp_path: Path, text: str) -> list[str]:
    return [str(problem) for problem in redirects.problems(of(tmp_path, text), PLACES)]


def test_our_own_file_can_be_read() -> None:
    assert redirects.read().file.exists()


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file(tmp_path: Path, text: str) -> None:
    assert of(tmp_path, text).moves == {}


@pytest.mark.parametrize(
    "text",
    [
        "guides/old/: guides/new/",
        "guides/old/: guides/new/#start",
        "guides/new/#old: guides/new/#start",
        "guides/old/: guides/new/\nguides/old/#a: guides/new/#start",
        "guides/old/: ''",
    ],
)
def test_good_lines(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("guides/a/: guides/b/\nguides/b/: guides/new/\n", 1, "has moved on itself"),
        ("guides/a/#x: guides/b/#x\nguides/a/: guides/new/\nguides/b/: guides/new/\n", 1, "has moved on itself"),
        ("guides/a/: guides/a/\n", 1, "leads back here"),
        ("guides/a/: guides/b/\nguides/b/: guides/a/\n", 2, "leads back here"),
        ("\nguides/old/: guides/gone/\n", 2, "is not there"),
        ("guides/new/#a: guides/new/#gone\n", 1, "is not there"),
        ("guides/new/: guides/new/#start\n", 1, "is still there (da, nb)"),
        ("guides/new/#end: guides/new/#start\n", 1, "is still there (da, nb)"),
        ("guides/old/#a: guides/new/#start\n", 1, "the page 'guides/old/' is gone"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, text: str, line: int, told: str) -> None:
    assert any(f"redirects.yml:{line} " in found and told in found for found in problems(tmp_path, text))


def test_a_chain_is_told_where_it_ends(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "guides/a/: guides/b/\nguides/b/: guides/new/\n")
    assert "guides/a/: guides/new/" in found


@pytest.mark.parametrize(
    "line",
    [
        "/guides/old/: guides/new/",
        "guides/old: guides/new/",
        "guides/old/: https://x.example/",
        "guides/../a/: guides/new/",
        "guides/old/: 7",
    ],
)
def test_lines_that_are_no_addresses(tmp_path: Path, line: str) -> None:
    with pytest.raises(ContentError, match=r"redirects\.yml:2"):
        of(tmp_path, f"# first\n{line}\n")


def test_a_list_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no list of old and new addresses"):
        of(tmp_path, "- guides/old/\n")


def test_an_old_address_twice(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"redirects\.yml:2: the key 'guides/old/' stands here twice"):
        of(tmp_path, "guides/old/: guides/new/\nguides/old/: ''\n")


def test_goals() -> None:
    moved = Redirects({"old/": "new/", "old/#b": "new/#c", "new/#x": "new/#y", "gone/": "new/#start"})
    assert moved.goal("old/") == "new/"
    assert moved.goal("old/#a") == "new/#a"
    assert moved.goal("old/#b") == "new/#c"
    assert moved.goal("old/#x") == "new/#y"
    assert moved.goal("gone/#a") == "new/#start"
    assert moved.goal("new/#a") == "new/#a"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small edition with what the page for moved addresses needs."""
    new = tmp_path / "nb" / "guides" / "new"
    new.mkdir(parents=True)
    (new / "index.html").write_text('<body><h2 id="start"></h2></body>\n</html>', encoding="utf-8")
    for asset in ("favicon.svg", "stylesheets/start.css", "javascripts/moved-page.js"):
        path = tmp_path / "nb" / "assets" / asset
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    return tmp_path


def test_a_moved_page_leads_on_with_and_without_scripts(built: Path, edition: Edition) -> None:
    moves = {"": "guides/new/", "a": "guides/new/#start"}
    redirects.write_page(built / "nb", edition, "guides/old/", moves)
    html = (built / "nb" / "guides" / "old" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="nb-NO">' in html
    assert '<link rel="canonical" href="../../guides/new/">' in html
    assert '<meta http-equiv="refresh" content="0; url=../../guides/new/">' in html
    assert re.search(r'<a href="../../guides/new/"[^>]*>Gå til den nye siden</a>', html)
    assert '<a data-anchor="a" href="../../guides/new/#start"></a>' in html
    assert policy.inline_scripts(html) == []
    assert list(links.dead(built)) == []


def test_moved_anchors_stand_on_their_page(built: Path, edition: Edition) -> None:
    redirects.write_page(built / "nb", edition, "guides/new/", {"first": "guides/new/#start"})
    html = (built / "nb" / "guides" / "new" / "index.html").read_text(encoding="utf-8")
    assert '<a data-anchor="first" href="../../guides/new/#start"></a>' in html
    assert html.endswith("</template></body>\n</html>")
    assert list(links.dead(built)) == []


def test_an_edition_is_led_only_to_what_it_has(built: Path) -> None:
    moved = Redirects({"guides/old/": "guides/other/", "guides/new/#a": "guides/new/#gone"})
    redirects.write(built, catalogue.load(), moved, {"nb": anchors.places(built / "nb")})
    assert not (built / "nb" / "guides" / "old").exists()
    assert "data-moved" not in (built / "nb" / "guides" / "new" / "index.html").read_text(encoding="utf-8")


def test_a_moved_page_is_no_place_with_anchors(built: Path, edition: Edition) -> None:
    redirects.write_page(built / "nb", edition, "guides/old/", {"": "guides/new/"})
    assert anchors.of_edition(built / "nb") == set()
