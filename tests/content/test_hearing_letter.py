"""The draft of a warning stays a draft for HR until the employee has been heard."""

from datetime import date

import pytest

from forms.engine.compose import compose, offered
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.content.examples import catalogue, example

FORM = "hearing-letter"
DEADLINE = date(2027, 1, 12)


def documents(country="dk", today=DEADLINE, **changes):
    form = catalogue().forms[FORM]
    setting = Setting(country, Words(catalogue().content, "da"), today)
    answers = {**example(FORM, "da"), "remarks_deadline": DEADLINE.isoformat(), **changes}
    made = {spec.id: compose(form, spec, answers, setting) for spec in offered(form, answers, setting)}
    return {id: FORMATS["text"].write(document).content.decode() for id, document in made.items()}


def test_there_is_no_draft_before_it_is_asked_for():
    assert list(documents(draft_now=False)) == ["hearing-letter"]


@pytest.mark.parametrize(
    ("received", "today", "document"),
    [
        ("", date(2027, 3, 1), "draft-warning"),
        ("not-yet", date(2027, 3, 1), "draft-warning"),
        ("passed", DEADLINE, "draft-warning"),
        ("passed", date(2027, 1, 13), "warning"),
        ("received", date(2027, 1, 2), "warning"),
    ],
)
def test_the_warning_is_a_draft_until_the_employee_is_heard(received, today, document):
    made = documents(today=today, remarks_received=received)
    assert list(made) == ["hearing-letter", document]
    assert ("UDKAST til HR" in made[document]) is (document == "draft-warning")


def test_norway_has_no_such_letter():
    assert documents(country="no") == {}
