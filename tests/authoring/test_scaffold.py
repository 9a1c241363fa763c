"""A new guide and a new form build at once."""

import shutil
from datetime import date

import pytest

from forms.authoring import scaffold
from forms.authoring.catalogue import CONTENT, load
from forms.authoring.errors import ContentError
from forms.authoring.source import read
from forms.engine.check import check
from forms.engine.setting import Setting
from forms.engine.words import Words
from macros.site.anchors import LEDGER
from macros.site.paths import ROOT

TODAY = date(2026, 11, 25)
NAMES = scaffold.Names("team-change", {"da": "Nyt team: sådan", "nb": "Nytt team", "en": "A “new” team's *start* & C#"})


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what the commands touch, with a new guide and a form of it."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(CONTENT, root / "forms" / "content")
    (root / "docs").mkdir()
    shutil.copy(LEDGER, root / "docs")
    for name in scaffold.CONFIGURATIONS.values():
        shutil.copy(ROOT / name, root)
    scaffold.new_guide(root, NAMES, TODAY)
    scaffold.new_form(root, NAMES, "team-change")
    return root


@pytest.fixture(scope="module")
def content(checkout):
    return load(checkout / "forms" / "content")


def test_they_load_in_all_editions(content):
    assert content.guides["team-change"].title == NAMES.titles
    assert content.forms["team-change"].title == NAMES.titles
    assert content.forms["team-change"].guide == "team-change"
    assert content.guides["team-change"].forms == ("team-change",)


@pytest.mark.parametrize("edition", scaffold.EDITIONS)
def test_the_example_answers_fit_the_form(checkout, content, edition):
    answers = read(checkout / "tests" / "content" / "answers" / f"team-change.{edition}.yml")
    setting = Setting("dk", Words(content.content, edition), TODAY)
    assert check(content.forms["team-change"], answers, setting).errors == ()


@pytest.mark.parametrize("edition", scaffold.EDITIONS)
def test_pages_are_written_and_named_in_the_navigation(checkout, edition):
    nav = str(read(checkout / scaffold.CONFIGURATIONS[edition])["nav"])
    for page in ("guides/team-change.md", "guides/team-change/employee.md", "forms/team-change.md"):
        assert f"'{page}'" in nav
        text = (checkout / "docs" / edition / page).read_text(encoding="utf-8")
        assert text.startswith("---\ntitle: ")
    assert NAMES.titles[edition] in nav
    form = (checkout / "docs" / edition / "forms" / "team-change.md").read_text(encoding="utf-8")
    assert '{{ form("team-change") }}' in form
    assert "{ #about }" in form


def test_what_was_there_stays_as_it_was(checkout):
    for name in scaffold.CONFIGURATIONS.values():
        before = (ROOT / name).read_text(encoding="utf-8").splitlines()
        after = (checkout / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in after if line in before] == before
    ledger = (checkout / "docs" / "anchors.txt").read_text(encoding="utf-8").splitlines()
    assert set(LEDGER.read_text(encoding="utf-8").splitlines()) <= set(ledger)
    assert "guides/team-change/#before" in ledger
    assert ledger == sorted(ledger, key=lambda line: line.split()[0])


@pytest.mark.parametrize("id", ["Team", "team change", "-team", "nyt-møde", ""])
def test_an_id_that_cannot_be_used_is_refused(id):
    with pytest.raises(scaffold.UnusableNameError, match="small letters"):
        scaffold.Names(id, NAMES.titles)


@pytest.mark.parametrize("title", ["", " ", "<b>", "{{ x }}", "a\nb"])
def test_a_title_that_cannot_be_used_is_refused(title):
    with pytest.raises(scaffold.UnusableNameError, match="no title"):
        scaffold.Names("team", NAMES.titles | {"nb": title})


def test_what_is_there_already_is_left_alone(checkout):
    with pytest.raises(ContentError, match="there already"):
        scaffold.new_guide(checkout, scaffold.Names("probation", NAMES.titles), TODAY)


def test_titles_stand_as_they_are_written(checkout):
    page = (checkout / "docs" / "en" / "forms" / "team-change.md").read_text(encoding="utf-8")
    assert 'title: "A “new” team\'s *start* & C#"' in page
    assert "# A “new” team's \\*start\\* & C\\# { #about }" in page
