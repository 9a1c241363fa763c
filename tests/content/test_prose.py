"""Deadlines and legal numbers stand in the facts, not in the prose of pages, cards and steps."""

from pathlib import Path

import pytest

from forms.authoring.catalogue import CONTENT
from forms.authoring.prose import DOCS
from forms.authoring.source import read
from tests.content.numbers import legal_numbers
from tests.content.prose import EDITIONS, passages

EXCEPTIONS = read(Path(__file__).parent / "numbers.yml")


def page(passage):
    """The page of an edition or the file of the content, by the name that all editions share."""
    file = passage.place.file
    if file.is_relative_to(DOCS):
        return file.relative_to(DOCS / passage.edition).as_posix()
    return file.relative_to(CONTENT).as_posix()


def prose():
    return [p for p in passages() if p.place.file.suffix == ".md" or page(p).startswith(("guides/", "steps.yml"))]


def excused(passage, number):
    """The exceptions whose phrase holds the number and stands in this passage."""
    phrases = [(e["page"], e["phrases"].get(passage.edition)) for e in EXCEPTIONS if e["page"] == page(passage)]
    return {(name, phrase) for name, phrase in phrases if phrase and number in phrase and phrase in passage.text}


def test_pages_name_no_deadline_and_no_legal_number():
    found = [(p, number) for p in prose() for number in legal_numbers(p.text, p.edition)]
    assert [f"{p.place}: {number!r} in: {p.text}" for p, number in found if not excused(p, number)] == []


def test_exceptions_are_needed_and_explained():
    used = {key for p in prose() for number in legal_numbers(p.text, p.edition) for key in excused(p, number)}
    listed = {(entry["page"], phrase) for entry in EXCEPTIONS for phrase in entry["phrases"].values()}
    assert listed - used == set()
    assert [entry for entry in EXCEPTIONS if not entry["reason"].strip()] == []
    assert {edition for entry in EXCEPTIONS for edition in entry["phrases"]} <= set(EDITIONS)


FOUND = {
    "da": [
        "inden fire uger", "14 dage", "efter 120 dages sygdom", "tre måneder", "højst seks til otte uger", "§ 15",
        "stk. 2", "en måned før", "om en uge", "inden én uge", "halvanden måned", "uge 4", "senest den 8. uge",
        "to hele måneder", "et halvt år", "fireugers-samtalen", "7 arbejdsdage", "24 timer", "30 procent", "30 %",
        "1. januar", "fra 2027", "fem hverdage", "den fjerde uge", "inden fire-fem uger", "hvert halvår",
    ],
    "nb": [
        "innen fire uker", "14 dager", "26 ukers fravær", "seks måneder", "sju uker", "§§ 4-6", "ledd 3", "én måned",
        "en uke", "uke 7", "halvannet år", "sjette uke", "to virkedager", "12 prosent", "1. mai", "tolv måneders",
    ],
    "en": [
        "six months", "within four weeks", "a month", "one week", "14 days", "day 30", "section 15", "Article 15",
        "half a year", "a fortnight", "30 per cent", "24 hours", "1 January", "three calendar months", "four-week",
        "twelve consecutive months", "the eighth week", "10%", "per year",
    ],
}  # fmt: skip
LEFT = {
    "da": ["en dag", "en god uge", "det første år", "på ti minutter", "fire emner", "nogle dage før", "én gang"],
    "nb": ["en dag", "en god uke", "det første året", "på ti minutter", "fire temaer", "noen dager", "én gang"],
    "en": ["one day", "a good week", "the first year", "in ten minutes", "four topics", "day to day", "week to week"],
}


@pytest.mark.parametrize(("edition", "text"), [(e, text) for e, texts in FOUND.items() for text in texts])
def test_found(edition, text):
    assert list(legal_numbers(text, edition))


@pytest.mark.parametrize(("edition", "text"), [(e, text) for e, texts in LEFT.items() for text in texts])
def test_left_alone(edition, text):
    assert list(legal_numbers(text, edition)) == []
