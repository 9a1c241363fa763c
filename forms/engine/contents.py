"""What a document of a form draws on: only that can keep it back."""

from collections.abc import Iterable

from forms.engine.conditions import fields_of
from forms.engine.model import DocumentSpec, Field, Form, Piece
from forms.engine.printed import names_in


def contents(form: Form, spec: DocumentSpec) -> frozenset[str]:
    """The ids of the fields that a document tells, or that decide what it tells (A16: messages go alone)."""
    whole = {section.id: section.fields for section in form.sections}
    if not spec.layout:
        return _ids(field for id in spec.sections or whole for field in whole[id])
    decide = [*fields_of(spec.when), *(name for piece in spec.layout for name in fields_of(piece.when))]
    return frozenset(decide).union(*(_piece(piece, whole) for piece in spec.layout))


def _piece(piece: Piece, whole: dict[str, tuple[Field, ...]]) -> frozenset[str]:
    texts = (piece.text, piece.heading, piece.address, piece.dateline, piece.sender)
    named = [name for text in texts for words in (text or {}).values() for name in names_in(words)]
    return _ids(whole.get(piece.section or "", ())) | {*named, *filter(None, [piece.field])}


def _ids(fields: Iterable[Field]) -> frozenset[str]:
    return frozenset(field.id for field in fields)
