from dataclasses import replace

import pytest

from forms.authoring import catalogue
from forms.authoring.catalogue import Catalogue
from macros.site import policy, start


@pytest.fixture(scope="module")
def content() -> Catalogue:
    return catalogue.load()


def with_editions(content: Catalogue, **editions: str) -> Catalogue:
    organisation = replace(content.content.organisation, editions=editions)  # type: ignore[arg-type]
    return replace(content, content=replace(content.content, organisation=organisation))


def test_offers_the_editions_that_are_on(content: Catalogue) -> None:
    page = start.render("start.html", with_editions(content, da="complete", nb="partial", en="off"))
    assert 'href="da/"' in page
    assert 'href="nb/"' in page
    assert 'href="en/"' not in page
    assert "http-equiv" not in page


def test_opens_a_single_edition_at_once(content: Catalogue) -> None:
    page = start.render("start.html", with_editions(content, nb="complete"))
    assert '<meta http-equiv="refresh" content="0; url=nb/">' in page
    assert "<script" not in page


def test_a_wrong_address_is_explained_in_every_language(content: Catalogue) -> None:
    page = start.render("not_found.html", content)
    for edition in start.editions(content):
        assert f'lang="{edition["tag"]}"' in page
        assert edition["in"].word("site-missing-title") in page


def test_a_wrong_address_leads_nowhere_without_script(content: Catalogue) -> None:
    page = start.render("not_found.html", content)
    assert "<a href=" not in page.partition("<script>")[0]
    assert len(policy.inline_scripts(page)) == 1
