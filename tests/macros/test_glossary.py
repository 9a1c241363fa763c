from dataclasses import replace

from macros import glossary
from macros.edition import Edition
from tests.macros.tags import Tags


def test_every_term_has_an_anchor(edition: Edition) -> None:
    found = Tags(glossary.render_all(edition)).named("dt")
    assert sorted(term["id"] for term in found) == sorted(edition.catalogue.glossary)


def test_every_term_names_the_other_languages(edition: Edition) -> None:
    spans = [span["lang"] for span in Tags(glossary.render_all(edition)).named("span") if "lang" in span]
    assert len(spans) == 2 * len(edition.catalogue.glossary)
    assert not [lang for lang in spans if lang.startswith(edition.id)]


def test_the_alphabet_ends_with_the_danish_letters(edition: Edition) -> None:
    term = next(iter(edition.catalogue.glossary.values()))
    terms = [replace(term, term={"da": name}) for name in ("å", "ø", "Z", "æ", "a")]
    assert [t.term["da"] for t in glossary.alphabetical(terms, "da")] == ["a", "Z", "æ", "ø", "å"]
