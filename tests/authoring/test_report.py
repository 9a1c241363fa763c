"""The editor's report, on a small folder that needs a look in every respect."""

from datetime import date

import pytest

from forms.authoring import report
from forms.authoring.prose import Material
from forms.authoring.since import last_release

TODAY = date(2026, 11, 22)
TWICE = "Denne sætning på mindst otte ord står her."


@pytest.fixture
def material(folder, tmp_path_factory):
    docs = tmp_path_factory.mktemp("docs")
    for edition in ("da", "nb", "en"):
        (docs / edition).mkdir()
        (docs / edition / "index.md").write_text("# Start { #start }\n", encoding="utf-8")
    (docs / "duplicates.yml").write_text("# none\n", encoding="utf-8")
    return Material(folder, docs)


def found(material, title, today=TODAY):
    (part,) = [part for part in report.report(material, today) if part.title.startswith(title)]
    return part.findings


def test_nothing_to_do_is_said_so(material, edit):
    (material.docs / "da" / "index.md").write_text('{{ form("small") }} {{ fact("no-probation") }}', encoding="utf-8")
    parts = {part.id: part for part in report.report(material, TODAY, "HEAD")}
    stale = parts.pop("stale")
    assert "(since HEAD)" in stale.title or stale.unknown
    assert all(str(part).endswith(": none") for part in parts.values())


def test_without_a_release_the_editions_are_not_compared(material, monkeypatch):
    monkeypatch.setattr(report, "last_release", lambda: last_release(material.docs))
    (part,) = [part for part in report.report(material, TODAY) if part.id == "stale"]
    assert part.count == "not checked"
    assert "nothing to compare with" in str(part)


def test_a_fact_past_its_review_date(material):
    assert found(material, "Facts past", date(2027, 6, 1)) == ()
    (line,) = found(material, "Facts past", date(2027, 6, 2))
    assert "norway.yml:8" in line
    assert "no-probation" in line
    assert "2027-06-01" in line


def test_a_fact_to_be_confirmed(material, edit):
    edit("facts/norway.yml", "status: confirmed", "status: to-confirm")
    (line,) = found(material, "Facts to be confirmed")
    assert "norway.yml:9" in line
    assert "Act § 1" in line


def test_a_sentence_in_two_places_of_an_edition(material, edit):
    (material.docs / "da" / "index.md").write_text(f"Før. {TWICE} Efter.\n", encoding="utf-8")
    assert found(material, "Sentences") == ()
    edit("words/engine.yml", "da: Side", f'da: "{TWICE.upper()}"')
    (line,) = found(material, "Sentences")
    assert "index.md:1" in line
    assert "engine.yml:1 (page)" in line


def test_the_same_sentence_in_two_editions_is_no_duplicate(material):
    for edition in ("da", "nb"):
        (material.docs / edition / "index.md").write_text(TWICE, encoding="utf-8")
    assert found(material, "Sentences") == ()


def test_an_explained_sentence_is_not_listed_until_it_is_in_vain(material):
    page, listed = material.docs / "da" / "index.md", material.docs / "duplicates.yml"
    listed.write_text(f'- {{edition: da, sentence: "{TWICE}", reason: Two laws.}}\n', encoding="utf-8")
    page.write_text(f"{TWICE}\n\n- {TWICE}\n", encoding="utf-8")
    assert found(material, "Sentences") == found(material, "Explained") == ()
    page.write_text(TWICE, encoding="utf-8")
    assert found(material, "Explained") == (f"da: {TWICE}",)


def test_what_a_partial_edition_lacks(material, edit):
    edit("words/engine.yml", ", en: Page", "")
    (material.docs / "da" / "more.md").write_text("Mere", encoding="utf-8")
    assert found(material, "Texts missing") == found(material, "Pages missing") == ()
    edit("organisation.yml", "en: complete", "en: partial")
    (text,) = found(material, "Texts missing")
    assert "engine.yml:1 (page): no text for 'en'" in text
    assert found(material, "Pages missing") == ("docs/en/more.md",)
