"""Finds what a page names, or tells its editor what there is instead."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")


def found(items: Mapping[str, T], id: str, what: str) -> T:
    """The item; raises LookupError that suggests ids which look alike."""
    if id in items:
        return items[id]
    near = get_close_matches(id, items, n=3, cutoff=0.4) or sorted(items)
    raise LookupError(f"there is no {what} called {id!r}. Use one of these: {', '.join(near)}")
