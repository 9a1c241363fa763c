"""Answers: a flat map from field id to what was filled in.

A value is a string, ``True`` for a tick, a list of strings where several may be chosen,
or a list of rows; a row is itself such a map with an ``id``. Absent, empty and blank mean the same: not answered.
"""

from typing import Any

from forms.engine.model import Field

Answers = dict[str, Any]
Row = dict[str, Any]

# Python strips four control characters too; here they stay, to be removed and counted (clean.py). Written out, since
# to look at each sign takes a browser longer than all else in this module.
_WHITE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def filled(value: Any) -> bool:
    """Whether a value counts as answered."""
    if isinstance(value, str):
        return bool(value.strip(_WHITE))
    if isinstance(value, list):
        return any(row_filled(item) or (isinstance(item, str) and item) for item in value)
    return value is True


def row_filled(row: Any) -> bool:
    """Whether anything but its id is answered in a row."""
    return isinstance(row, dict) and any(filled(value) for key, value in row.items() if key != "id")


def text(value: Any) -> str:
    """The answered text of a value, without blank ends; empty if it is no text."""
    return value.strip(_WHITE) if isinstance(value, str) else ""


def chosen(value: Any) -> list[str]:
    """The option ids of an answer where several may be chosen."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def rows(value: Any) -> list[tuple[int, Row]]:
    """The answered rows of a group with their index in it."""
    listed = value if isinstance(value, list) else []
    return [(index, row) for index, row in enumerate(listed) if row_filled(row)]


def shared_row(group: Field, row: Row) -> bool:
    """Whether a row may reach others: all may, unless the group has a tick for it (A16)."""
    return group.only_ticked is None or row.get(group.only_ticked) is True
