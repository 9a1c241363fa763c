"""Makes text fit for every file format: one kind of newline, no forbidden characters.

Text pasted from Word or a PDF brings control characters that no XML file can hold; a
document with one of them does not open. What is removed is counted, so
that the reader can be told.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from forms.engine.document import Document

# Vertical tab is Word's own line break, form feed its page break.
_NEWLINE = re.compile("\r\n|[\r\v\f\u2028\u2029]")
# The complement of Char in XML 1.0; it includes lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    return _cleaned(document)


def _cleaned(value: Any) -> tuple[Any, int]:
    if isinstance(value, str):
        cleaned = clean(value)
        return cleaned.text, cleaned.removed
    if isinstance(value, tuple):
        parts = [_cleaned(part) for part in value]
        return tuple(part for part, _ in parts), sum(removed for _, removed in parts)
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: _cleaned(getattr(value, field.name)) for field in fields(value)}
        changes = {name: part for name, (part, _) in found.items()}
        return replace(value, **changes), sum(removed for _, removed in found.values())
    return value, 0
