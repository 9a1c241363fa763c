"""The step chooser on a page."""

from macros.edition import Edition
from macros.form import app_folder, to_root
from macros.markup import render as fill
from macros.steps import documents

# What an advice says of its step (E12).
ROWS = ("formal", "summons", "document", "hearing", "companion", "hr")


def render(edition: Edition, page_url: str) -> str:
    """The chooser of the edition's country, or of all that it tells of."""
    steps = {step.id: step for listed in edition.catalogue.steps.values() for step in listed}
    return fill(
        "chooser.html",
        edition=edition,
        app=to_root(page_url) + app_folder(),
        countries=[(country, edition.catalogue.chooser[country]) for country in edition.countries()],
        steps=steps,
        rows=ROWS,
        documents={id: documents(edition, step, page_url) for id, step in steps.items()},
    )
