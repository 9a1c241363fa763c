import shutil
from pathlib import Path

import pytest

from forms.authoring import catalogue
from macros.site import anchors
from macros.site.paths import EDITIONS
from macros.site.redirects import Redirects
from tests.authoring.test_own_texts import SECOND

PAGE = """
<nav><h2 id="menu">Menu</h2></nav>
<article><h1 id="probation">P</h1><h2 id="before">B</h2><p id="before-must"></p>
<ul><li id="first-question">?</li></ul><span id="dk-rule"></span><h3 id="dk-steps">D</h3>
<section id="goals"><h2 id="heading-goals">G</h2><input id="field-a"></section>
<dl><dt id="term">T</dt></dl><h2 id="__tabbed_1">x</h2></article><h2 id="foot">F</h2>
"""
LASTING = {"probation", "before", "first-question", "goals", "term"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Small editions."""
    for edition in EDITIONS:
        folder = tmp_path / edition / "guides" / "probation"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / edition / "index.html").write_text('<article><h1 id="start">', encoding="utf-8")
    return tmp_path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "anchors.txt"


def places(built: Path) -> dict[str, set[str]]:
    return {edition: anchors.places(built / edition) for edition in EDITIONS}


def lose(built: Path, edition: str, anchor: str = "before") -> None:
    path = built / edition / "guides" / "probation" / "index.html"
    path.write_text(PAGE.replace(f'id="{anchor}"', 'id="renamed"'), encoding="utf-8")


def test_headings_sections_questions_and_terms_last() -> None:
    assert anchors.lasting(PAGE) == LASTING


def test_addresses_are_the_same_in_all_editions(built: Path) -> None:
    expected = {f"guides/probation/#{id}" for id in LASTING} | {"#start"}
    assert anchors.of_edition(built / "da") == anchors.of_edition(built / "nb") == expected


def test_pages_and_ids_of_any_kind_are_places(built: Path) -> None:
    assert {"", "#start", "guides/probation/", "guides/probation/#field-a"} <= anchors.places(built / "da")


def test_recording_adds_and_sorts(built: Path, ledger: Path) -> None:
    ledger.write_text("zone/#kept-for-ever\n", encoding="utf-8")
    new = anchors.record(built, EDITIONS, ledger)
    assert "guides/probation/#before" in new
    assert "zone/#kept-for-ever" not in new
    assert ledger.read_text(encoding="utf-8").splitlines() == sorted([*new, "zone/#kept-for-ever"])
    assert anchors.record(built, EDITIONS, ledger) == []


def test_what_some_editions_lack_is_recorded_for_the_others(built: Path, ledger: Path) -> None:
    for edition in ("da", "nb"):
        lose(built, edition)
    assert "guides/probation/#before en" in anchors.record(built, EDITIONS, ledger)
    assert list(anchors.gone(places(built), Redirects(), ledger)) == []
    lose(built, "en")
    (problem,) = anchors.gone(places(built), Redirects(), ledger)
    assert problem.message == "guides/probation/#before is gone from en"


def test_what_comes_to_all_editions_is_recorded_for_all(built: Path, ledger: Path) -> None:
    ledger.write_text("guides/probation/#before da nb\n", encoding="utf-8")
    assert "guides/probation/#before" in anchors.record(built, EDITIONS, ledger)
    assert anchors.read(ledger)["guides/probation/#before"] == set(EDITIONS)


def test_a_lost_anchor_is_named_with_its_line_and_editions(built: Path, ledger: Path) -> None:
    anchors.record(built, EDITIONS, ledger)
    lose(built, "nb")
    (problem,) = anchors.gone(places(built), Redirects(), ledger)
    assert problem.place.line == 1 + list(anchors.read(ledger)).index("guides/probation/#before")
    assert problem.message == "guides/probation/#before is gone from nb"
    assert "guides/probation/#before: " in problem.remedy


def test_a_redirect_saves_a_lost_anchor(built: Path, ledger: Path) -> None:
    anchors.record(built, EDITIONS, ledger)
    for edition in EDITIONS:
        lose(built, edition)
    moved = Redirects({"guides/probation/#before": "guides/probation/#renamed"})
    astray = Redirects({"guides/probation/#before": "guides/probation/#nowhere"})
    assert list(anchors.gone(places(built), moved, ledger)) == []
    assert len(list(anchors.gone(places(built), astray, ledger))) == 1


def test_a_moved_page_takes_only_the_anchors_that_it_still_has(built: Path, ledger: Path) -> None:
    ledger.write_text("guides/old/#before\nguides/old/#dropped\n", encoding="utf-8")
    (problem,) = anchors.gone(places(built), Redirects({"guides/old/": "guides/probation/"}), ledger)
    assert problem.message.startswith("guides/old/#dropped is gone")


def test_what_an_organisation_has_switched_off_or_left_out_is_not_missed() -> None:
    assert anchors.switched_off(catalogue.load()) == set()
    off = anchors.switched_off(catalogue.load(own=SECOND))
    assert {"forms/hearing-letter/", "forms/hearing-letter/#about", "forms/hearing-letter/#warning"} <= off
    assert "forms/probation-follow-up/#goals-mutual" in off
    assert "guides/probation/#goals-mutual" in off
    assert "guides/probation/#goals" not in off


def test_every_anchor_of_the_site_is_recorded(site: Path, ledger: Path) -> None:
    shutil.copy(anchors.LEDGER, ledger)
    assert anchors.record(site, EDITIONS, ledger) == [], "run `make anchors` and commit docs/anchors.txt"


def test_the_ledger_is_sorted_and_without_doubles() -> None:
    lines = anchors.LEDGER.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(anchors.read())
