"""Answers told to a reader outside a document: side by side, or beside a question."""

from forms.engine.answers import filled, rows
from forms.engine.choices import options
from forms.engine.model import Field
from forms.engine.printed import printed_value
from forms.engine.words import Words

ASKS_NOTHING = ("note", "signatures")
MANY = ("several", "pick")


def told(field: Field, value: object, words: Words) -> str:
    """An answer of any kind in words; rows as one line each."""
    if value is True:
        return words.word("check-yes")
    if field.type == "rows":
        return "\n".join(_row(field, row, words) for _, row in rows(value))
    return printed_value(field, value, words)


def told_plainly(value: object, words: Words) -> str:
    """An answer whose field is not known any more."""
    if value is True:
        return words.word("check-yes")
    if isinstance(value, dict):
        return ", ".join(told_plainly(item, words) for key, item in value.items() if key != "id" and filled(item))
    if isinstance(value, list):
        return "\n".join(told_plainly(item, words) for item in value)
    return value if isinstance(value, str) else ""


def row_name(group: Field, row: dict[str, object], words: Words) -> str:
    """What a reader knows a row by: its first answered column."""
    return next((told(f, row[f.id], words) for f in group.fields if filled(row.get(f.id))), "")


def fits(field: Field, value: object) -> bool:
    """Whether a value is of the kind that a field holds; it may come from another version."""
    if field.type == "rows":
        return isinstance(value, list) and all(isinstance(row, dict) for row in value)
    if field.type in MANY:
        return isinstance(value, list) and all(item in options(field) for item in value)
    if field.type == "tick":
        return value is True
    allowed = options(field) or (value,)
    return isinstance(value, str) and value in allowed and field.type not in ASKS_NOTHING


def _row(group: Field, row: dict[str, object], words: Words) -> str:
    return ", ".join(told(f, row[f.id], words) for f in group.fields if filled(row.get(f.id)))
