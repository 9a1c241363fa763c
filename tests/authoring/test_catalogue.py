import json

import pytest

from forms.authoring.bundle import bundle
from forms.authoring.catalogue import load
from forms.engine import service


def test_content_loads_with_norway_as_text(folder):
    catalogue = load(folder)
    assert catalogue.content.facts["no-probation"].country == "no"
    assert catalogue.forms["small"].fields()[1].when.equals == "no"
    assert catalogue.content.facts["no-probation"].checked == "2026-11-22"


def test_a_field_set_is_written_out_in_each_section_that_uses_it(folder):
    goals, tasks = load(folder).forms["small"].sections[1:]
    assert [question.id for question in goals.questions] == ["first", "new-goals-other"]
    assert [field.id for field in goals.fields] == ["new_goals_notes", "new_goals_nothing"]
    assert goals.fields[1].when.not_.field == "new_goals_notes"
    assert tasks.one_of.fields == ("tasks_notes", "tasks_nothing")
    assert tasks.questions[0].text["en"] == "Anything else?"


def test_a_hint_of_a_set_is_shown_once(folder):
    goals, tasks = load(folder).forms["small"].sections[1:]
    assert goals.fields[0].hint_from is None
    assert tasks.fields[0].hint_from == "new_goals_notes"


def test_a_block_that_is_off_is_left_out(folder, edit):
    edit("organisation.yml", "blocks: [health-services]", "blocks: []")
    assert [field.id for field in load(folder).forms["small"].sections[0].fields] == ["name"]


def test_the_version_follows_the_definition(folder, edit):
    before = load(folder).forms["small"].version
    assert load(folder).forms["small"].version == before
    edit("forms/small.yml", "en: Small", "en: Smaller")
    assert load(folder).forms["small"].version != before


def test_the_bundle_carries_the_form_to_the_browser(folder):
    catalogue = load(folder)
    desk = service.load(bundle(catalogue, "small").encode())
    assert desk.form == catalogue.forms["small"]
    assert desk.content.facts == catalogue.content.facts


def test_the_bundle_is_byte_equal_for_equal_content(folder):
    assert bundle(load(folder), "small") == bundle(load(folder), "small")
    assert json.loads(bundle(load(folder), "small"))["form"]["id"] == "small"


def test_an_unknown_form_has_no_bundle(folder):
    with pytest.raises(KeyError):
        bundle(load(folder), "large")
