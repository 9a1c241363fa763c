"""Mistakes in the ways from one form to the next, each told with its remedy."""

from dataclasses import replace
from pathlib import Path

import pytest

from forms.authoring.flows import flow_problems, taking_problems, with_sources
from forms.engine.load import build
from forms.engine.model import Form
from tests.engine.examples import field, option, text
from tests.engine.flowing import MEETING, ROWS

DIARY = {
    "id": "diary",
    "guide": "example",
    "title": text("Diary"),
    "lead": text("A diary."),
    "sections": [
        {
            "id": "days",
            "title": text("Days"),
            "fields": [
                field("writer"),
                field("thoughts", "long", private=True),
                field("secret_day", "date", private=True),
                field("entries", "rows", only_ticked="share", fields=[field("day", "date"), field("share", "tick")]),
                field("promises", "rows", fields=[*ROWS, field("aside", private=True)]),
                field("states", "choice", options=[option("odd")]),
            ],
        }
    ],
    "documents": [{"id": "own", "title": text("Diary"), "audience": "own"}],
}
FORMS = {"diary": build(Form, DIARY)}
TAKES = {"form": "diary"}


def meeting(**changes):
    return build(Form, {**MEETING, "takes_from": [], **changes})


def told(**takes):
    form = meeting(takes_from=[{**TAKES, **takes}])
    return [message for message, _ in taking_problems(form, FORMS)]


def series_problems(**series):
    return [problem.message for problem in flow_problems(meeting(series=series), {}, Path("meeting.yml"))]


def test_a_sound_series_has_no_problems():
    sound = {**MEETING["series"], "keep": ["name", "told", "own_notes"]}
    assert series_problems(**sound) == []


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ({"keep": ["nobody"]}, "'nobody'"),
        ({"keep": ["ending"]}, "'ending'"),
        ({"ask": ["nobody"]}, "'nobody'"),
        ({"count": "name"}, "'name' is no number"),
        ({"move": {"date": "name"}}, "'date' cannot begin with 'name'"),
        ({"move": {"date": "nobody"}}, "'nobody'"),
        ({"becomes": {"outcome": "best"}}, "'best' is no option"),
        ({"rows": [{"from": "name"}]}, "'name' go nowhere"),
        ({"rows": [{"from": "actions", "ask": "state", "open": ["odd"]}]}, "cannot ask"),
        ({"rows": [{"from": "actions", "ask": "mood"}]}, "cannot ask"),
    ],
)
def test_a_mistake_in_a_series_is_told(series, words):
    assert words in " ".join(series_problems(**series))


def test_sound_taking_has_no_problems():
    assert told(fields={"name": "writer", "own_notes": "thoughts"}, told={"date": "secret_day"}) == []
    assert told(fields={"views": "entries"}, columns={"views": ["day"]}) == []
    assert told(rows=[{"from": "promises", "into": "actions", "ask": "state", "open": ["begun"]}]) == []


@pytest.mark.parametrize(
    ("takes", "words"),
    [
        ({"form": "nothing"}, "'nothing'"),
        ({"form": "meeting"}, "'meeting'"),
        ({"fields": {"nobody": "writer"}}, "'nobody'"),
        ({"fields": {"name": "nobody"}}, "'nobody'"),
        ({"fields": {"views": "thoughts"}}, "for own use"),
        ({"told": {"views": "thoughts"}}, "more than a short fact"),
        ({"fields": {"date": "writer"}}, "something else"),
        ({"fields": {"outcome": "states"}}, "something else"),
        ({"fields": {"actions": "entries"}}, "share no column"),
        ({"fields": {"views": "entries"}, "columns": {"views": ["mood"]}}, "do not fit"),
        ({"rows": [{"from": "writer"}]}, "go nowhere"),
    ],
)
def test_a_mistake_in_taking_is_told(takes, words):
    assert words in " ".join(told(**takes))


def test_a_letter_may_not_carry_its_save_file():
    form = meeting(
        series=None, documents=[{"id": "letter", "title": text("Letter"), "kind": "letter", "reopenable": True}]
    )
    assert [problem.message for problem in flow_problems(form, {}, Path("meeting.yml"))] == [
        "the document 'letter' may not carry its save file"
    ]


def test_the_build_writes_out_what_stays_with_its_owner():
    taking = meeting(
        takes_from=[
            {
                **TAKES,
                "fields": {"views": "entries", "own_notes": "thoughts"},
                "rows": [{"from": "promises", "into": "actions"}],
            }
        ]
    )
    known = with_sources(taking, FORMS).takes_from[0]
    assert known.own_use == ("thoughts", "promises.aside")
    assert known.ticks == {"entries": "share"}
    assert with_sources(replace(taking, takes_from=()), FORMS).takes_from == ()
