"""Every YAML file names a schema that exists, and that says the same as the build."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from forms.authoring import schemas
from forms.authoring.catalogue import CONTENT
from forms.authoring.source import read
from tests.content.examples import catalogue

SECOND = Path(__file__).parents[1] / "organisation"
FILES = sorted([*CONTENT.rglob("*.yml"), *SECOND.rglob("*.yml")])
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    schemas.write(catalogue(), folder)
    return folder


@cache
def validator(file):
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def named(file, written):
    """The schema that a file's first line names, among those just written."""
    first = NAMED.match(file.read_text(encoding="utf-8"))
    assert first, f"{file}: the first line names no schema"
    schema = (file.parent / first[1]).resolve()
    return written / schema.relative_to(schemas.FOLDER)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_names_its_schema_and_fits_it(file, written):
    problems = validator(named(file, written)).iter_errors(read(file))
    assert [f"{list(problem.absolute_path)}: {problem.message}" for problem in problems] == []


# name: (schema, data, words of the complaint)
WRONG = {
    "a key misspelt": ("form.json", {"id": "a", "titel": {}}, "titel"),
    "an unknown type": ("form.json", {"sections": [{"fields": [{"id": "a", "type": "txt"}]}]}, "'txt'"),
    "an unknown edition": ("glossary.json", [{"id": "a", "term": {"dk": "x"}, "text": {}}], "'dk'"),
    "a question without words": (
        "form.json",
        {"sections": [{"questions": [{"id": "a", "level": "can"}]}]},
        "not valid under any",
    ),
    "what the build fills in": ("form.json", {"version": "1"}, "version"),
    "a text that is a number": ("words.json", {"a": {"da": 1}}, "1 is not of type 'string'"),
    "a question that is not there": ("texts-of/probation-follow-up.json", {"questions": {"goals-x": {}}}, "goals-x"),
    "a word that is not there": ("texts.json", {"words": {"site-nme": {}}}, "site-nme"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_marked_while_it_is_typed(written, wrong):
    name, data, words = wrong
    found = list(validator(written / name).iter_errors(data))
    assert any(words in problem.message for problem in found)


def test_a_replaceable_text_shows_its_present_words(written):
    schema = json.loads((written / "texts-of" / "probation-follow-up.json").read_text(encoding="utf-8"))
    asked = schema["properties"]["questions"]["properties"]["goals-important"]
    question = next(
        q
        for section in catalogue().forms["probation-follow-up"].sections
        for q in section.questions
        if q.id == "goals-important"
    )
    assert question.text["nb"] in json.dumps(asked, ensure_ascii=False)


def test_what_has_not_changed_is_not_written_again(written):
    before = {file: file.stat().st_mtime_ns for file in written.rglob("*.json")}
    schemas.write(catalogue(), written)
    assert {file: file.stat().st_mtime_ns for file in written.rglob("*.json")} == before
