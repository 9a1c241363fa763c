"""Optional blocks: what an organisation has not switched on is left out of its build."""

from dataclasses import replace

from forms.engine.model import Form, OneOf, Section


def without_blocks(form: Form, on: tuple[str, ...]) -> Form:
    """The form without the sections, fields and documents of blocks that are not on."""
    return replace(
        form,
        sections=tuple(_section(s, on) for s in form.sections if _is_on(s.block, on)),
        documents=tuple(d for d in form.documents if _is_on(d.block, on)),
    )


def _section(section: Section, on: tuple[str, ...]) -> Section:
    fields = tuple(field for field in section.fields if _is_on(field.block, on))
    ids = {field.id for field in fields}
    rule = section.one_of
    kept = OneOf(fields=tuple(f for f in rule.fields if f in ids), missing=rule.missing) if rule else None
    return replace(section, fields=fields, one_of=kept)


def _is_on(block: str | None, on: tuple[str, ...]) -> bool:
    return block is None or block in on
