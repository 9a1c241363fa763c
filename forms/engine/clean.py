"""Makes text fit for every file format: one kind of newline, no forbidden characters.

Text pasted from Word or a PDF brings control characters that no XML file can hold; a
document with one of them does not open. What is removed is counted, so
that the reader can be told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from forms.engine.document import Document

# Vertical tab is Word's own line break, form feed its page break.
_NEWLINE = re.compile("\r\n|[\r\v\f\u2028\u2029]")
# The complement of Char in XML 1.0; it includes lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# A text anew, and how many characters of it could not be kept.
Change = Callable[[str], tuple[str, int]]


@dataclass(frozen=True)
class Cleaned:
    """A clean text, and how many characters had to go."""

    text: str
    removed: int


def clean(text: str) -> Cleaned:
    """Make every line end a line feed, and remove what XML 1.0 forbids."""
    kept, removed = _FORBIDDEN.subn("", _NEWLINE.sub("\n", text))
    return Cleaned(kept, removed)


def clean_document(document: Document) -> tuple[Document, int]:
    """A document with every text in it cleaned, and the number of characters removed."""
    return each_text(document, _cleaned)


def _cleaned(text: str) -> tuple[str, int]:
    cleaned = clean(text)
    return cleaned.text, cleaned.removed


def each_text(value: Any, change: Change) -> tuple[Any, int]:
    """A document, or a part of it, with every text changed, and what was counted in all of them."""
    if isinstance(value, str):
        text, count = change(value)
        return text if text != value else value, count
    if isinstance(value, tuple):
        return _each_of(value, change)
    if is_dataclass(value) and not isinstance(value, type):
        return _each_field(value, change)
    return value, 0


# What is in order already, as most documents are, is not built anew.
def _each_of(value: tuple[Any, ...], change: Change) -> tuple[Any, int]:
    changed = [each_text(part, change) for part in value]
    counted = sum(count for _, count in changed)
    if all(new is old for (new, _), old in zip(changed, value, strict=True)):
        return value, counted
    return tuple(new for new, _ in changed), counted


def _each_field(value: Any, change: Change) -> tuple[Any, int]:
    counted, changes = 0, {}
    for name in value.__dataclass_fields__:
        old = getattr(value, name)
        new, count = each_text(old, change)
        counted += count
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value, counted
