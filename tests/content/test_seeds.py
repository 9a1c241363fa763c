"""No sentence of the source documents: no eight words in a row that stand there too."""

import os
from pathlib import Path

import pytest

from forms.authoring.errors import Place
from forms.authoring.prose import Passage
from forms.authoring.sentences import words
from tests.content import seeds
from tests.content.prose import passages


@pytest.fixture
def sources():
    if not list(seeds.SEEDS.glob("*.txt")):
        missing = "the source documents are not beside the checkout, in ../shared/seeds"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    allowed = seeds.titles()
    return {run: name for run, name in seeds.source_runs(seeds.SEEDS).items() if run not in allowed}


def test_no_eight_words_in_a_row_come_from_a_source(sources):
    assert list(seeds.shared(passages(), sources)) == []


def test_nor_on_the_built_pages(sources, site):
    assert list(seeds.shared(seeds.built(site), sources)) == []


def test_a_borrowed_sentence_is_found(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Noget før: én to tre\n fire fem seks syv opgave-\n\nløsning. Efter", encoding="utf-8"
    )
    known = seeds.source_runs(tmp_path)
    place = Place(Path("page.md"), 7)
    borrowed = [Passage("da", place, "Én, to »tre« fire"), Passage("da", place, "Fem seks (syv) opgaveløsning!")]
    (line,) = seeds.shared(borrowed, known)
    assert line == "page.md:7 = a.txt: én to tre fire fem seks syv opgaveløsning"


def test_seven_words_or_another_file_are_no_loan(tmp_path):
    (tmp_path / "a.txt").write_text("en to tre fire fem seks syv otte", encoding="utf-8")
    known = seeds.source_runs(tmp_path)
    apart = [
        Passage("da", Place(Path("page.md"), 1), "en to tre fire"),
        Passage("da", Place(Path("other.md"), 1), "fem seks syv otte"),
    ]
    assert list(seeds.shared(apart, known)) == []


def test_titles_are_long_enough_to_need_an_exception():
    lines = [line for line in seeds.TITLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if len(words(line)) < 8] == []
