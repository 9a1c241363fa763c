import pytest

from forms.engine.conditions import fields_of, holds
from forms.engine.load import build
from forms.engine.model import Condition
from tests.cases import table


@pytest.mark.parametrize("case", table("conditions"), ids=lambda case: case["name"])
def test_a_condition_holds_as_in_the_table(case):
    assert holds(build(Condition, case["when"]), case["answers"]) is case["holds"]


def test_no_condition_always_holds():
    assert holds(None, {})


def test_a_condition_names_the_fields_it_looks_at():
    condition = build(Condition, {"any": [{"field": "a", "equals": "x"}, {"not": {"field": "b", "filled": True}}]})
    assert fields_of(condition) == ["a", "b"]
