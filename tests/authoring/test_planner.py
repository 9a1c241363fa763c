"""The planner's content: mistakes are named with their line, and every step is a place."""

import re
from pathlib import Path

import pytest

from forms.authoring.catalogue import CONTENT
from forms.authoring.planner import planner_of
from tests.content.examples import EDITIONS, PAGES, catalogue

FILE = CONTENT / "planner.yml"
TEXT = FILE.read_text(encoding="utf-8")
COMPLETE = dict.fromkeys(EDITIONS, "complete")

# name: (what stands there, what an editor writes, words of the message)
MISTAKES = {
    "a shared deadline": ("        calendar: own\n        remind: [28, 14, 2]", "        calendar: shared\n", "own"),
    "a deadline that moves": (
        "        rule: probation_end\n",
        "        rule: probation_end\n        moves: true\n",
        "not move",
    ),
    "a fact that is not there": ("dk: dk-absence-report", "dk: dk-absence-reports", "no fact 'dk-absence-reports'"),
    "a start that is not there": (
        "from: nav_meeting\n        before",
        "from: nav\n        before",
        "'from' names 'nav'",
    ),
    "an end that is not there": ("until: probation-end", "until: end", "'until' names 'end'"),
    "a step that is no place": ("step: guides/probation/#before", "step: probation.md", "no place in a guide"),
    "a name in a title": ("Opfølgningssamtale {number}", "Samtale med {name}", "holds nothing but {number}"),
    "an id twice": ("- id: absence-report", "- id: absence-meeting", "stands here twice"),
    "an occasion that nobody can choose": (
        "  - id: new-employee\n    dates",
        "  - id: newcomer\n    dates",
        "newcomer",
    ),
}


def problems(text: str, folder: Path) -> list[str]:
    file = folder / "planner.yml"
    file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in planner_of(file, catalogue().content.facts, COMPLETE)[1]]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    before, after, message = MISTAKES[name]
    assert before in TEXT
    found = problems(TEXT.replace(before, after, 1), tmp_path)
    assert found
    assert message in found[0]
    assert re.match(r".*planner\.yml:\d+", found[0])


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    found = problems(TEXT.replace('      en: "Probation ends"\n', "", 1), tmp_path)
    assert ["the text for 'en' is missing" in told for told in found] == [True]


def test_the_content_has_no_mistake(tmp_path: Path) -> None:
    assert problems(TEXT, tmp_path) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_step_is_a_place_in_a_guide(edition: str) -> None:
    for step in re.findall(r"step: (\S+)", TEXT):
        page, anchor = step.split("/#")
        text = (PAGES / edition / f"{page}.md").read_text(encoding="utf-8")
        assert re.search(rf"\{{ #{anchor}[ }}]", text), step
