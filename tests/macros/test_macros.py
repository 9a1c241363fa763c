"""What pages may call."""

from dataclasses import replace

import pytest

from forms.authoring import catalogue
from macros import facts, form, glossary, markup, policies, questions, theme
from macros.edition import Edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition(catalogue.load(), "nb")


def test_html_stands_on_one_line() -> None:
    assert markup.one_line("<p>\n  a\n\n  b</p>\n") == "<p> a b</p>"


@pytest.mark.parametrize(("url", "up"), [("", "../"), ("guides/probation/", "../../../"), ("about/", "../../")])
def test_the_way_to_the_root(url: str, up: str) -> None:
    assert form.to_root(url) == up


def test_questions_by_level_each_with_an_anchor(edition: Edition) -> None:
    for shown in edition.catalogue.forms.values():
        for section in shown.sections:
            html = questions.render(edition, shown.id, section.id, "")
            assert all(f'<li id="{question.id}">' in html for question in section.questions)
            levels = list(questions.by_level(section))
            assert levels == [level for level in questions.LEVELS if level in levels]


def test_a_reason_is_the_same_in_the_guide_and_in_the_form(edition: Edition) -> None:
    reason = questions.why(edition, "probation-follow-up", "goals")
    assert reason in form.render(edition, "probation-follow-up", "forms/probation-follow-up/")


def test_what_is_not_there_is_named_with_what_is(edition: Edition) -> None:
    with pytest.raises(LookupError, match="no section called 'goal'"):
        questions.render(edition, "probation-follow-up", "goal", "")
    with pytest.raises(LookupError, match="says no reason"):
        questions.why(edition, "probation-follow-up", "facts")
    with pytest.raises(LookupError, match="no form called"):
        form.render(edition, "gone", "")
    with pytest.raises(LookupError, match="no fact called"):
        facts.render(edition, "gone")
    with pytest.raises(LookupError, match="no term called"):
        glossary.render(edition, "gone")


def test_a_fact_names_its_source_and_date(edition: Edition) -> None:
    for id, fact in edition.catalogue.content.facts.items():
        html = facts.render(edition, id)
        assert edition.word("site-fact-checked", date="").strip() in html
        assert f'href="{fact.source.replace("&", "&amp;")}"' in html
        assert ("fact__open" in html) == (fact.status == "to-confirm")


def test_a_term_carries_its_explanation(edition: Edition) -> None:
    for id, term in edition.catalogue.glossary.items():
        assert glossary.render(edition, id).endswith(f">{term.term['nb']}</abbr>")


def test_a_policy_that_the_organisation_lacks_is_left_out(edition: Edition) -> None:
    assert policies.render(edition, "no-such-policy") == ""
    for policy in edition.catalogue.content.organisation.policies:
        assert policy.url in policies.render(edition, policy.id)


def test_colours_follow_the_system_first(edition: Edition) -> None:
    first, light, dark = theme.palette(edition)
    assert first["media"] == "(prefers-color-scheme)"
    assert (light["scheme"], dark["scheme"]) == ("default", "slate")
    assert len({entry["toggle"]["name"] for entry in (first, light, dark)}) == 3


def test_addresses_of_pages() -> None:
    edition = Edition(catalogue.load(), "da")
    assert {"", "guides/probation/", "forms/probation-follow-up/"} <= edition.pages


def test_pages_of_forms_that_are_off_are_left_out(content):
    edition = Edition(replace(content, off=frozenset({"notebook"})), "da")
    assert edition.left_out() == ["forms/notebook.md"]
    assert "forms/notebook/" not in edition.pages
    nav = ["index.md", {"Forms": ["forms/notebook.md", "forms/x.md"]}, {"Last": [{"Notes": "forms/notebook.md"}]}]
    assert theme.navigation(nav, edition.left_out()) == ["index.md", {"Forms": ["forms/x.md"]}]
