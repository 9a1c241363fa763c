import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.writers import text
from forms.engine.writers.html import clipboard, page, write
from tests.engine.sample import HOSTILE, SAMPLE, filled_with, normalised

ANYTHING = st.text(st.integers(0, 0x10FFFF).map(chr) | st.sampled_from("\t\n\r\x00\x0b\u2028\ud800\uffff<>&\"' "))
VOID = {"br", "meta"}


class Reader(HTMLParser):
    """Collects elements with their attributes, and what each link, cell and text says."""

    def __init__(self, source):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []  # open: tags and their places in texts
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.open.append((tag, len(self.texts)))
            self.texts.append("")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open:
            self.texts[self.open[-1][1]] += data

    def named(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def test_the_fragment_states_its_language():
    reader = Reader(write(SAMPLE))
    assert reader.elements[0] == ("article", {"class": "document document-summary", "lang": "nb-NO"})


def test_headings_follow_each_other():
    reader = Reader(write(SAMPLE))
    levels = [int(tag[1]) for tag, _ in reader.elements if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 2
    assert levels.count(2) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_are_accessible():
    reader = Reader(write(SAMPLE, change_label="Endre"))
    assert len(reader.named("table")) == len(reader.named("caption")) == 2
    assert {attrs["scope"] for attrs in reader.named("th")} == {"row", "col"}


def test_a_chosen_check_is_said_in_words():
    written = write(SAMPLE)
    assert '<span class="visually-hidden">Nei</span>' in written
    assert written.count("☒") == 3
    assert written.count("☐") == 9


def test_every_answer_has_a_link_back_to_its_field():
    links = Reader(write(SAMPLE, change_label="Endre")).named("a")
    fields = [link["data-change"] for link in links]
    assert fields[:2] == ["employee_name", "unit"]
    assert {"routines", "goals_notes", "training_assessed", "actions"} <= set(fields)
    assert all(link["href"] == f"#field-{link['data-change']}" for link in links)


def test_a_link_says_what_it_changes():
    assert 'data-change="unit">Endre<span class="visually-hidden"> Enhet</span></a>' in write(SAMPLE, "Endre")


def test_without_a_label_there_are_no_links():
    assert Reader(write(SAMPLE)).named("a") == []


def without_breaks(reader):
    return [tag for tag, _ in reader.elements if tag != "br"]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_hostile_text_adds_no_element(text):
    shown, harmless = (Reader(write(filled_with(value), value)) for value in (text, "x"))
    assert without_breaks(shown) == without_breaks(harmless)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_there_is_never_a_style_or_a_handler(text):
    for _, attrs in Reader(write(filled_with(text), text)).elements:
        assert attrs.keys() <= {"class", "lang", "scope", "href", "data-change", "aria-hidden"}


@given(ANYTHING)
def test_any_text_comes_back_as_it_was_written(text):
    shown = Reader(write(filled_with(text))).texts
    expected = normalised(text)
    if expected:
        assert shown.count(expected) >= 22
        assert f"{expected}\n{expected}" in shown


def test_the_page_is_whole():
    reader = Reader(page(SAMPLE))
    assert reader.elements[0] == ("html", {"lang": "nb-NO"})
    assert SAMPLE.title in reader.texts
    assert reader.named("meta") == [{"charset": "utf-8"}]


def test_the_page_title_is_one_line():
    assert "<title>a b</title>" in page(replace(SAMPLE, title="a\nb"))


def test_what_is_copied_holds_elements_that_mean_something_and_nothing_else():
    copied = clipboard(SAMPLE)
    names = set(re.findall(r"</?([a-z0-9]+)", copied))
    assert names <= {"p", "br", "h1", "h2", "h3", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(re.findall(r' ([a-z-]+)="', copied)) <= {"scope"}


def test_what_is_copied_says_what_the_plain_text_says():
    words = set(re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", clipboard(SAMPLE)))))
    assert words == set(re.findall(r"\w+", text.write(SAMPLE)))


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:16]))
def test_hostile_text_stays_text_when_copied(value):
    assert "<script" not in clipboard(filled_with(value))
    assert "<img" not in clipboard(filled_with(value))
