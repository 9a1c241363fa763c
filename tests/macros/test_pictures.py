import re
from dataclasses import replace

import pytest

from forms.authoring.catalogue import Catalogue
from macros import pictures
from macros.edition import Edition
from macros.pictures.drawing import WIDTH, wrapped
from tests.macros.tags import Tags

NAMES = list(pictures.PICTURES)
NATIONAL = {"steps", "return-timeline"}


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_in_words_what_it_shows(edition: Edition, name: str) -> None:
    html = pictures.render(edition, name)
    tags = Tags(html)
    for svg in tags.named("svg"):
        assert svg["role"] == "img"
        for key in ("aria-labelledby", "aria-describedby"):
            assert re.search(rf'<(figcaption|desc) id="{svg[key]}">[^<]{{10,}}<', html)
    assert len(tags.named("svg")) == (len(edition.countries()) if name in NATIONAL else 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_stays_on_its_paper(edition: Edition, name: str) -> None:
    html = pictures.render(edition, name)
    for drawing in html.split("<figure")[1:]:
        height = float(re.findall(r'viewBox="0 0 \d+ ([\d.]+)"', drawing)[0])
        for tag, at in Tags(drawing).found:
            x, y = float(at.get("x", 0)), float(at.get("y", 0))
            assert 0 <= x + float(at.get("width", 0) if tag == "rect" else 0) <= WIDTH
            assert 0 <= y + float(at.get("height", 0) if tag == "rect" else 0) <= height


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_takes_its_looks_from_the_style_sheet(edition: Edition, name: str) -> None:
    for tag, at in Tags(pictures.render(edition, name)).found:
        assert not {"style", "fill", "stroke", "font-size"} & set(at), tag


def test_the_steps_are_those_of_the_content(edition: Edition) -> None:
    for country in edition.countries():
        html = pictures.render(edition, "steps", country)
        assert html.count("<rect") == len(edition.catalogue.steps[country])


def test_periods_come_from_the_facts(content: Catalogue) -> None:
    facts = content.content.facts | {
        "dk-absence-meeting": replace(content.content.facts["dk-absence-meeting"], weeks=3),
        "dk-salaried-trial": replace(content.content.facts["dk-salaried-trial"], months=5),
    }
    changed = Edition(replace(content, content=replace(content.content, facts=facts)), "da")
    assert ">Uge 3<" in pictures.render(changed, "return-timeline")
    assert "5 måneder" in pictures.render(changed, "first-months")


def test_what_is_not_confirmed_says_so(edition: Edition) -> None:
    mark = edition.word("site-fact-to-confirm")
    open_ = [fact for fact in edition.catalogue.content.facts.values() if fact.status == "to-confirm"]
    for country, ids in pictures.return_timeline.FACTS.items():
        html = pictures.render(edition, "return-timeline", country)
        assert (mark in html) == any(fact.id in ids for fact in open_)


def test_long_texts_become_lines_that_fit() -> None:
    label = wrapped("a long text that goes on and on", 0, 10, 100)
    assert len(label.lines) > 2
    assert max(map(len, label.lines)) <= 12
    assert label.end == 10 + 18 * (len(label.lines) - 1)


def test_an_unknown_picture_is_refused(edition: Edition) -> None:
    with pytest.raises(LookupError, match="no picture called"):
        pictures.render(edition, "step")
