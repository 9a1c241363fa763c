"""docs/sources.yml: every item of the source documents has its place in every edition."""

from functools import cache

import pytest

from forms.authoring.prose import DOCS
from forms.authoring.source import read
from macros.site import links
from tests.content.prose import EDITIONS

ITEMS = {"A": 18, "B": 16, "C": 15, "D": 11, "E": 33}
NUMBERS = [f"{letter}{number}" for letter, last in ITEMS.items() for number in range(1, last + 1)]
SOURCES = read(DOCS / "sources.yml")


def said(number, edition):
    """What the file says of an item in an edition."""
    return SOURCES[number].get(edition, SOURCES[number].get("all"))


def places(entry):
    """The places of an entry, its own or its national counterparts; none if a reason stands there."""
    if isinstance(entry, dict):
        entry = entry.get("counterpart", [])
    return [entry] if isinstance(entry, str) else entry


def test_every_number_is_there_in_order():
    assert list(SOURCES) == NUMBERS


def test_entries_have_the_keys_that_are_known():
    for number, entry in SOURCES.items():
        assert entry["what"].strip(), number
        assert set(entry) <= {"what", "all", *EDITIONS}, number
        for inner in entry.values():
            assert not isinstance(inner, dict) or set(inner) in ({"reason"}, {"counterpart"}), number


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_number_has_a_place_a_counterpart_or_a_reason(edition):
    without = [n for n in SOURCES if not said(n, edition) or not (places(said(n, edition)) or reason(n, edition))]
    assert without == []


def reason(number, edition):
    entry = said(number, edition)
    return entry.get("reason", "").strip() if isinstance(entry, dict) else ""


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_place_exists(site, edition):
    assert [(n, p) for n in SOURCES for p in places(said(n, edition)) if not exists(site / edition, p)] == []


def exists(folder, place):
    page, _, anchor = place.partition("#")
    return bool(anchor) and anchor in anchors(folder / page / "index.html")


@cache
def anchors(file):
    return links.read(file).anchors if file.is_file() else frozenset()
