import pytest

from macros import steps
from macros.edition import Edition
from tests.macros.tags import Tags


def test_the_table_names_its_rows_and_columns(edition: Edition) -> None:
    for country in edition.countries():
        tags = Tags(steps.table(edition, country, ""))
        scopes = [th["scope"] for th in tags.named("th")]
        assert scopes.count("col") == len(edition.catalogue.steps[country])
        assert scopes.count("rowgroup") == len(steps.ROWS) + 1
        (region,) = [tag for tag in tags.named("div") if tag.get("role") == "region"]
        assert region["tabindex"] == "0"
        assert region["aria-labelledby"] == tags.named("caption")[0]["id"]


def test_the_table_links_to_the_forms_of_each_step(edition: Edition) -> None:
    for country in edition.countries():
        wanted = [f"../forms/{form}/" for step in edition.catalogue.steps[country] for form in step.forms]
        links = Tags(steps.table(edition, country, "guides/")).named("a")
        assert [link["href"] for link in links] == wanted


def test_each_edition_shows_its_own_countries(edition: Edition) -> None:
    own = {"da": 1, "nb": 1, "en": 2}[edition.id]
    assert steps.table(edition, None, "").count("<table") == own


def test_one_property_of_a_step(edition: Edition) -> None:
    for step in (step for listed in edition.catalogue.steps.values() for step in listed):
        for row in steps.ROWS:
            assert steps.property_of(edition, step.id, row, "")
            assert edition.word(steps.word_of(row))
        links = Tags(steps.property_of(edition, step.id, "forms", "")).named("a")
        assert [link["href"] for link in links] == [f"forms/{form}/" for form in step.forms]


def test_what_is_not_there_is_named_with_what_is(edition: Edition) -> None:
    with pytest.raises(LookupError, match="no step called"):
        steps.property_of(edition, "step-9", "purpose", "")
    with pytest.raises(LookupError, match="Use one of these: companion"):
        steps.property_of(edition, "step-1", "companions", "")
