"""What the browser decides too: the same tables of cases, read by the engine."""

import pytest

from forms.engine.dates import parse_time
from forms.engine.load import build
from forms.engine.model import Form
from forms.engine.savefile import for_other
from tests.cases import table
from tests.engine.examples import text


def form_with(fields):
    section = {"id": "all", "title": text("All"), "fields": [labelled(field) for field in fields]}
    named = {"id": "sharing", "guide": "sharing", "title": text("Sharing"), "lead": text("Sharing.")}
    return build(Form, named | {"sections": [section], "documents": []})


def labelled(field):
    inner = [labelled(part) for part in field.get("fields", [])]
    return field | {"label": text(field["id"]), "fields": inner}


@pytest.mark.parametrize("case", table("sharing"), ids=lambda case: case["name"])
def test_what_the_other_party_gets(case):
    assert for_other(form_with(case["fields"]), case["answers"]) == case["told"]


@pytest.mark.parametrize("case", table("times"), ids=lambda case: case["typed"])
def test_a_time_as_typed(case):
    assert parse_time(case["typed"]) == case["time"]
