import pytest

from macros import addresses
from macros.edition import Edition
from macros.form import form_urls


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
    way = addresses.guide_address(edition, "probation-follow-up", "goals", "forms/x/")
    assert way == "../../guides/probation/#goals"
    assert addresses.guide_address(edition, "probation-follow-up", "gone", "") is None


def test_each_party_is_led_to_its_own_page(edition: Edition) -> None:
    assert addresses.guide_address(edition, "notebook", "notes", "") == "guides/new-employee/employee/#notebook"
    assert addresses.guide_address(edition, "new-employee-summary", "discoveries", "") == (
        "guides/new-employee/#find-discoveries"
    )


def test_answers_go_to_the_section_or_to_where_they_are_picked(edition: Edition) -> None:
    form = "preparation"
    assert addresses.answer_address(edition, form, "clarify", "guides/a/") == f"../../forms/{form}/#clarify"
    assert addresses.answer_address(edition, form, "explore", "guides/a/") == f"../../forms/{form}/#my-questions"


def test_every_question_of_a_guide_leads_to_a_field_and_back(edition: Edition) -> None:
    asking = addresses._asking(edition.docs(), False)
    assert len(asking) > 20
    for form, section in asking:
        goal = addresses.answer_address(edition, form, section, "").partition("#")[2]
        parts = {part.id: part for part in edition.catalogue.forms[form].sections}
        assert parts[goal].fields
        assert addresses.guide_address(edition, form, section, "forms/x/")


@pytest.mark.parametrize(("url", "guide"), [("guides/a/", "a"), ("guides/a/b/", "a"), ("forms/a/", None), ("", None)])
def test_pages_below_a_guide_belong_to_it(url: str, guide: str | None) -> None:
    assert addresses.guide_id(url) == guide


@pytest.mark.parametrize("url", ["", "planner/", "forms/", "forms/notebook/", "guides/probation/employee/"])
def test_the_ways_to_all_forms_are_those_to_each(content, url):
    ways = form_urls(Edition(content, "da"), url)
    assert ways == {id: addresses.relative(f"forms/{id}/", url) for id in content.forms}
