"""Nothing is written twice: what `make check` lists is empty or explained."""

import pytest

from forms.authoring.duplicates import duplicates, explained, unexplained, unused
from forms.authoring.prose import DOCS
from tests.content.prose import passages

EXPLAINED = DOCS / "duplicates.yml"


@pytest.fixture(scope="module")
def found():
    return duplicates(passages())


def test_no_sentence_stands_in_two_places_without_a_reason(found):
    assert [str(duplicate) for duplicate in unexplained(found, explained(EXPLAINED))] == []


def test_no_reason_is_given_in_vain(found):
    assert unused(found, explained(EXPLAINED)) == []


def test_every_reason_says_something():
    assert [entry for entry in explained(EXPLAINED) if len(entry.reason.split()) < 4] == []
