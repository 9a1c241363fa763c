"""A fourth language, tried out: a partial edition in Nynorsk from an organisation's own folder."""

from pathlib import Path

import pytest

from macros.site import links
from macros.site.anchors import of_edition
from tests.site.organised import built

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parents[1] / "nynorsk"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory, FOLDER)


def page(site, name):
    return (site / "nn" / name / "index.html").read_text(encoding="utf-8")


def test_the_edition_has_its_pages_beside_the_other(site):
    assert {folder.name for folder in site.iterdir() if folder.is_dir()} == {"nb", "nn", "engine"}
    assert '<html lang="nn"' in page(site, "")
    assert 'data-edition="nn"' in (site / "nb" / "index.html").read_text(encoding="utf-8")
    assert list(links.dead(site)) == []


def test_only_what_it_has_is_on_the_front_page(site):
    assert "Medarbeidaren har vore her nokre månader" in page(site, "")
    assert 'href="guides/probation/"' not in page(site, "")


def test_guide_and_form_speak_nynorsk_and_the_rest_bokmal(site):
    assert "Kva fekk deg til å tenkje" in page(site, "guides/new-employee")
    form = page(site, "forms/notebook")
    assert "Del med leiaren min" in form
    assert "Del med lederen min" not in form
    assert "Ta det med: lagre en fil" in form
    (bundle,) = site.glob("engine/app-*/forms/notebook.json")
    assert "Spørsmåla og observasjonane mine" in bundle.read_text(encoding="utf-8")


def test_its_anchors_are_those_of_the_other_editions(site):
    assert of_edition(site / "nn") <= of_edition(site / "nb")
