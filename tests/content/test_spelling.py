"""Each edition against Debian's dictionary of its language, in one run of hunspell."""

from collections import defaultdict
from functools import cache

import pytest

from tests.content import spelling
from tests.content.examples import catalogue
from tests.content.prose import EDITIONS, passages

# A law is named in its own country's language, in every edition.
LAWS = {"da": "dk", "nb": "no"}

pytestmark = pytest.mark.parametrize("edition", EDITIONS)


@cache
def places(edition: str) -> dict[str, list[str]]:
    """Every word of an edition, with where it stands."""
    found = defaultdict(list)
    for passage in passages():
        if passage.edition == edition:
            for word in spelling.tokens(passage.text):
                found[word].append(str(passage.place))
    for fact in catalogue().content.facts.values():
        if fact.country == LAWS.get(edition):
            for word in spelling.tokens(fact.law):
                found[word].append(f"law of {fact.id}")
    return found


def test_every_word_is_spelt_as_the_dictionary_or_the_project_does(edition):
    found = places(edition)
    assert found
    own = spelling.own_words(edition)
    doubtful = spelling.unknown({word for word in found if not spelling.forms(word) & own}, edition)
    assert {word: found[word][:3] for word in sorted(doubtful)} == {}


def test_the_word_list_holds_no_word_in_vain(edition):
    own = spelling.own_words(edition)
    used = {form for word in places(edition) for form in spelling.forms(word)}
    assert sorted(own - used) == []
    assert sorted(own - spelling.unknown(own, edition)) == []


def test_mistakes_are_found(edition):
    assert spelling.unknown({"samtallen", "medarbeidderr", "converrsation"}, edition) != set()


def test_addresses_and_placeholders_are_not_spelt(edition):
    said = "Skriv til hr@kontoret.example om {unavngivet} på https://kontoret.example/sti – nu"
    assert spelling.tokens(said) == {"Skriv", "til", "om", "på", "nu"}
