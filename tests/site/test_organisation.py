"""A second organisation builds from its own folder, and shows none of the first's words."""

import html
import re
from pathlib import Path

import pytest

from forms.authoring.catalogue import CONTENT
from forms.authoring.source import read
from forms.authoring.texts import is_text
from tests.site.organised import built

pytestmark = pytest.mark.slow
SECOND = Path(__file__).parents[1] / "organisation"
# Words of any organisation, and what is left empty, are no trace of the first.
ANYBODYS = {"teal", "HR", ""}
SHARED = {"country", "meeting_weeks", "editions", "blocks", "logo", "id"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory, SECOND)


def texts(site):
    kinds = {".html", ".json", ".js", ".svg"}
    files = [file for file in site.rglob("*") if file.suffix in kinds and file.is_file()]
    return {file: html.unescape(file.read_text(encoding="utf-8")) for file in files}


def said(data):
    """Every value of organisation.yml that its readers see."""
    if is_text(data):
        yield from (value for key, value in data.items() if key not in SHARED)
    elif isinstance(data, dict):
        for value in (value for key, value in data.items() if key not in SHARED):
            yield from [value] if isinstance(value, str) else said(value)
    elif isinstance(data, list):
        for item in data:
            yield from said(item)


def test_nothing_of_the_first_organisation_is_left(site):
    first = set(said(read(CONTENT / "organisation.yml"))) - ANYBODYS
    assert any("Eksempelby" in value for value in first)
    found = [(file.name, value) for file, text in texts(site).items() for value in first if value in text]
    assert found == []
    assert [file for file, text in texts(site).items() if "eksempelby" in text.casefold()] == []


def test_it_has_its_own_edition_name_colours_and_logo(site):
    assert {folder.name for folder in site.iterdir() if folder.is_dir()} == {"da", "engine"}
    assert "norske" not in (site / "da" / "index.html").read_text(encoding="utf-8")
    page = (site / "da" / "guides" / "probation" / "index.html").read_text(encoding="utf-8")
    assert "Skovlund Maskinfabrik" in page
    assert 'data-md-color-primary="deep-purple"' in page
    assert "data-edition=" not in page
    assert "skovlund.example/haandbog/proevetid" in page
    assert (site / "da" / "assets" / "organisation.svg").read_bytes() == (SECOND / "skovlund.svg").read_bytes()
    assert "mailto:personale@skovlund.example" in page


def test_texts_are_its_own_in_guide_form_and_glossary(site):
    guide = (site / "da" / "guides" / "probation" / "index.html").read_text(encoding="utf-8")
    form = (site / "da" / "forms" / "probation-follow-up" / "index.html").read_text(encoding="utf-8")
    terms = (site / "da" / "glossary" / "index.html").read_text(encoding="utf-8")
    invitation = (site / "da" / "guides" / "occasions" / "index.html").read_text(encoding="utf-8")
    assert "Hvilken maskine er du blevet tryg ved?" in guide
    assert "Hvilken maskine er du blevet tryg ved?" in form
    assert 'id="goals-mutual"' not in guide + form
    assert "Navn på den nye kollega" in form
    assert "Vores samtale i værkstedet" in invitation
    assert "De første måneder på fabrikken" in terms
    (bundle,) = site.glob("engine/app-*/forms/probation-follow-up.json")
    assert "Samtale i prøvetiden på Skovlund" in bundle.read_text(encoding="utf-8")


def test_rules_and_checks_that_are_off_are_not_there(site):
    rights = (site / "da" / "guides" / "difficult-conversations" / "rights" / "index.html").read_text(encoding="utf-8")
    form = (site / "da" / "forms" / "probation-follow-up" / "index.html").read_text(encoding="utf-8")
    assert "forvaltningsloven" not in re.sub(r"<[^>]+>", "", rights).casefold()
    assert "authorisation_checked" not in form


def test_a_form_whose_block_is_off_is_nowhere(site):
    named = [file for file, text in texts(site).items() if "hearing-letter" in text]
    assert named == []
    assert not (site / "da" / "forms" / "hearing-letter").exists()
