"""Conditions: data that decides what shows. The browser evaluates the same (conditions.js)."""

from collections.abc import Iterable

from forms.engine.answers import Answers, filled, text
from forms.engine.dates import parse
from forms.engine.model import Condition


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds for these answers; no condition always holds."""
    if condition is None:
        return True
    return all(
        (
            condition.field is None or _field_holds(condition, answers),
            all(holds(part, answers) for part in condition.all),
            not condition.any or any(holds(part, answers) for part in condition.any),
            condition.not_ is None or not holds(condition.not_, answers),
        )
    )


def decided(condition: Condition | None, known: Answers) -> bool | None:
    """Whether a condition holds as far as the known answers tell; None if they leave it open."""
    if condition is None:
        return True
    field = condition.field
    parts = [_field_holds(condition, known) if field in known else None] if field else []
    parts += [decided(part, known) for part in condition.all]
    if condition.any:
        parts.append(_negated(_all(_negated(decided(part, known)) for part in condition.any)))
    if condition.not_:
        parts.append(_negated(decided(condition.not_, known)))
    return _all(parts)


def fields_of(condition: Condition | None) -> list[str]:
    """The ids of the fields that a condition looks at."""
    if condition is None:
        return []
    own = [condition.field] if condition.field else []
    parts = (*condition.all, *condition.any, condition.not_)
    return own + [field for part in parts for field in fields_of(part)]


def looks_at_today(condition: Condition | None) -> bool:
    """Whether a condition may change its mind overnight."""
    if condition is None:
        return False
    parts = (*condition.all, *condition.any, condition.not_)
    return condition.past is not None or any(looks_at_today(part) for part in parts)


def _field_holds(condition: Condition, answers: Answers) -> bool:
    value = answers.get(condition.field or "")
    if condition.filled is not None:
        return filled(value) is condition.filled
    if condition.past is not None:
        return _is_past(value, answers) is condition.past
    if condition.equals is not None:
        return value == condition.equals
    return value in condition.one_of


def _is_past(value: object, answers: Answers) -> bool:
    """Whether a date lies before today, which stands among the answers as the country does."""
    day, today = parse(text(value)), parse(text(answers.get("today")))
    return day is not None and today is not None and day < today


def _all(parts: Iterable[bool | None]) -> bool | None:
    found = set(parts)
    return False if False in found else None if None in found else True


def _negated(part: bool | None) -> bool | None:
    return None if part is None else not part
