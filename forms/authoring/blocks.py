"""Optional blocks: what an organisation has not switched on is left out of its build."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from forms.authoring.guides import Guide
from forms.authoring.steps import Step
from forms.engine.model import Form, OneOf, Section

Item = TypeVar("Item", Guide, Step)


def with_forms(item: Item, there: Collection[str]) -> Item:
    """A guide or a step with those of its forms that are there."""
    return replace(item, forms=tuple(form for form in item.forms if form in there))


def without_blocks(form: Form, on: tuple[str, ...]) -> Form:
    """The form without the sections, fields and documents of blocks that are not on."""
    return replace(
        form,
        sections=tuple(_section(s, on) for s in form.sections if is_on(s.block, on)),
        documents=tuple(d for d in form.documents if is_on(d.block, on)),
    )


def _section(section: Section, on: tuple[str, ...]) -> Section:
    fields = tuple(field for field in section.fields if is_on(field.block, on))
    ids = {field.id for field in fields}
    rule = section.one_of
    kept = OneOf(fields=tuple(f for f in rule.fields if f in ids), missing=rule.missing) if rule else None
    return replace(section, fields=fields, one_of=kept)


def is_on(block: str | None, on: tuple[str, ...]) -> bool:
    """Say whether what belongs to this block, if to any, is there."""
    return block is None or block in on
