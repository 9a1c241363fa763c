"""The steps of a corrective course: as a table, and one property at a time."""

from dataclasses import fields

from markupsafe import escape

from forms.authoring.steps import Step
from forms.engine.model import Country
from macros.addresses import form_address
from macros.edition import Edition
from macros.lookup import found
from macros.markup import render as fill

# The rows of the overview (E12), in its order.
ROWS = ("formal", "purpose", "sanction", "used_when", "summons", "document", "hearing", "companion", "hr")


def word_of(property: str) -> str:
    """The id of the word that names a property."""
    return f"pages-steps-{property.replace('_', '-')}"


def steps_of(edition: Edition, country: Country) -> tuple[Step, ...]:
    """The steps of a country, the mildest first."""
    steps = {str(known): listed for known, listed in edition.catalogue.steps.items()}
    return found(steps, country, "country with steps")


def documents(edition: Edition, step: Step, page_url: str) -> list[tuple[str, str]]:
    """Title and address of each form that belongs to a step."""
    forms = [found(edition.catalogue.forms, id, "form") for id in step.forms]
    return [(edition.say(form.title), form_address(edition, form.id, None, page_url)) for form in forms]


def table(edition: Edition, country: Country | None, page_url: str) -> str:
    """All steps side by side, of one country or of all that the edition tells of."""
    return " ".join(_table(edition, one, page_url) for one in ([country] if country else edition.countries()))


def _table(edition: Edition, country: Country, page_url: str) -> str:
    steps = steps_of(edition, country)
    rows = [(edition.word(word_of(row)), [edition.say(getattr(step, row)) for step in steps]) for row in ROWS]
    return fill(
        "steps.html",
        edition=edition,
        country=country,
        steps=steps,
        rows=rows,
        documents=[documents(edition, step, page_url) for step in steps],
    )


def property_of(edition: Edition, id: str, property: str, page_url: str) -> str:
    """One property of a step, for running text; ``forms`` gives links to its documents."""
    steps = {step.id: step for listed in edition.catalogue.steps.values() for step in listed}
    step = found(steps, id, "step")
    if property == "forms":
        return fill("documents.html", documents=documents(edition, step, page_url))
    texts = {field.name: getattr(step, field.name) for field in fields(step) if field.name in (*ROWS, "name")}
    return str(escape(edition.say(found(texts, property, "property of steps"))))
