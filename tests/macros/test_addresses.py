import pytest

from macros import addresses
from macros.edition import Edition


@pytest.mark.parametrize(
    ("goal", "page", "way"),
    [
        ("forms/a/", "guides/b/", "../../forms/a/"),
        ("forms/a/#c", "", "forms/a/#c"),
        ("guides/b/employee/", "guides/b/", "employee/"),
        ("guides/b/", "guides/b/employee/", "../"),
        ("", "guides/b/", "../../"),
        ("guides/b/#c", "guides/b/", "#c"),
    ],
)
def test_the_way_from_page_to_page(goal: str, page: str, way: str) -> None:
    assert addresses.relative(goal, page) == way


def test_a_form_and_its_sections_have_addresses(edition: Edition) -> None:
    for form in edition.catalogue.forms.values():
        assert addresses.form_address(edition, form.id, None, "") == f"forms/{form.id}/"
        section = form.sections[0].id
        assert addresses.form_address(edition, form.id, section, "") == f"forms/{form.id}/#{section}"


def test_an_address_of_nothing_is_refused(edition: Edition) -> None:
    with pytest.raises(LookupError, match="no form called"):
        addresses.form_address(edition, "gone", None, "")
    with pytest.raises(LookupError, match="no section called"):
        addresses.form_address(edition, "probation-follow-up", "gone", "")


def test_a_question_leads_to_the_guide_that_asks_it(edition: Edition) -> None:
    way = addresses.guide_address(edition, "probation-follow-up", "goals", "goals-expectations", "forms/x/")
    assert way == "../../guides/probation/#goals-expectations"
    assert addresses.guide_address(edition, "probation-follow-up", "gone", "a", "") is None


@pytest.mark.parametrize(("url", "guide"), [("guides/a/", "a"), ("guides/a/b/", "a"), ("forms/a/", None), ("", None)])
def test_pages_below_a_guide_belong_to_it(url: str, guide: str | None) -> None:
    assert addresses.guide_id(url) == guide
