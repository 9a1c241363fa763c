"""Turns the questions that a ``pick`` field offers into its options."""

from dataclasses import replace

from forms.engine.model import Field, Form, Option, Section


def dangling(form: Form, forms: dict[str, Form]) -> list[str]:
    """The picks of a form whose sections do not exist, each as a sentence."""
    found = []
    for field in form.fields():
        source = forms.get(field.questions_form or form.id)
        known = {section.id for section in source.sections} if source else set()
        for name in field.questions_of:
            if name not in known:
                found.append(f"the field {field.id!r} picks from {name!r}, which is no section of that form")
    return found


def with_options(form: Form, forms: dict[str, Form]) -> Form:
    """The form with the options of its picks written out, from itself or another form."""
    return replace(form, sections=tuple(_section(section, form, forms) for section in form.sections))


def _section(section: Section, form: Form, forms: dict[str, Form]) -> Section:
    return replace(section, fields=tuple(_field(field, form, forms) for field in section.fields))


def _field(field: Field, form: Form, forms: dict[str, Form]) -> Field:
    if field.type != "pick":
        return field
    source = forms.get(field.questions_form or "", form)
    offered = [section for section in source.sections if section.id in field.questions_of]
    options = (Option(id=q.id, label=q.text) for section in offered for q in section.questions)
    return replace(field, options=tuple(options))
