import re
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from macros import page_facts
from macros.edition import Edition
from macros.site.paths import ROOT


def facts(edition: Edition, url: str, **meta: Any) -> page_facts.PageFacts:
    return page_facts.of(edition, SimpleNamespace(url=url, title="T", meta=meta))


def test_a_page_of_a_guide_shows_the_facts_of_the_guide(edition: Edition) -> None:
    for id, guide in edition.catalogue.guides.items():
        shown = facts(edition, f"guides/{id}/employee/")
        assert shown.source == edition.say(guide.source_titles)
        assert "2026" in shown.reviewed
        assert shown.owner == edition.organisation()["contact_name"]


def test_a_form_belongs_to_its_guide(edition: Edition) -> None:
    for form in edition.catalogue.forms.values():
        if form.guide in edition.catalogue.guides:
            shown, guide = facts(edition, f"forms/{form.id}/"), facts(edition, f"guides/{form.guide}/")
            assert (shown.owner, shown.reviewed, shown.source) == (guide.owner, guide.reviewed, guide.source)


def test_front_matter_wins(edition: Edition) -> None:
    guide = next(iter(edition.catalogue.guides))
    assert "1999" in facts(edition, f"guides/{guide}/", reviewed="1999-01-02").reviewed


def test_other_pages_have_no_source(edition: Edition) -> None:
    shown = facts(edition, "about/texts/")
    assert shown.source == edition.word("pages-source-none")
    assert shown.reviewed == ""


def test_a_comment_names_the_page(edition: Edition) -> None:
    link = urlsplit(facts(edition, "about/texts/", title="Æ & B").comment)
    said = parse_qs(link.query)
    assert link.path == edition.catalogue.content.organisation.contact_mail
    assert "Æ & B" in said["subject"][0]
    assert "{link}" in said["body"][0]


def test_pages_outside_guides_and_forms_say_when_they_were_reviewed(edition: Edition) -> None:
    folder = ROOT / "docs" / edition.id
    for path in [*folder.glob("*.md"), *folder.glob("about/*.md")]:
        assert re.search(r"^reviewed: \d{4}-\d\d-\d\d$", path.read_text(encoding="utf-8"), re.MULTILINE), path
