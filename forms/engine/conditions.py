"""Conditions: data that decides what shows. The browser evaluates the same (conditions.js)."""

from forms.engine.answers import Answers, filled
from forms.engine.model import Condition


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds for these answers; no condition always holds."""
    if condition is None:
        return True
    return all(
        (
            condition.field is None or _field_holds(condition, answers.get(condition.field)),
            all(holds(part, answers) for part in condition.all),
            not condition.any or any(holds(part, answers) for part in condition.any),
            condition.not_ is None or not holds(condition.not_, answers),
        )
    )


def fields_of(condition: Condition | None) -> list[str]:
    """The ids of the fields that a condition looks at."""
    if condition is None:
        return []
    own = [condition.field] if condition.field else []
    parts = (*condition.all, *condition.any, condition.not_)
    return own + [field for part in parts for field in fields_of(part)]


def _field_holds(condition: Condition, value: object) -> bool:
    if condition.filled is not None:
        return filled(value) is condition.filled
    if condition.equals is not None:
        return value == condition.equals
    return value in condition.one_of
