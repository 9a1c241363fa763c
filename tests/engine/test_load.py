from forms.engine.load import build, plain
from forms.engine.model import Condition, Form
from tests.engine.examples import form


def test_a_form_survives_the_way_through_json():
    assert build(Form, plain(form())) == form()


def test_defaults_are_left_out():
    assert set(plain(form())["sections"][0]["fields"][0]) == {
        "id",
        "type",
        "label",
        "required",
        "missing",
    }


def test_not_is_written_without_its_underscore():
    condition = Condition(not_=Condition(field="a", filled=True))
    assert plain(condition) == {"not": {"field": "a", "filled": True}}
    assert build(Condition, plain(condition)) == condition
