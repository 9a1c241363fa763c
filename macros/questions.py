"""The questions of one section of a form, as a guide shows them."""

from markupsafe import escape

from forms.engine.model import Form, Question, Section
from macros.addresses import answer_address
from macros.edition import Edition
from macros.lookup import found
from macros.markup import render as fill

LEVELS = ("must", "should", "can")


def section_of(form: Form, id: str) -> Section:
    """A section by its id."""
    return found({section.id: section for section in form.sections}, id, "section")


def by_level(section: Section) -> dict[str, list[Question]]:
    """The questions of a section under their levels, the weightiest first."""
    groups = {level: [q for q in section.questions if q.level == level] for level in LEVELS}
    return {level: questions for level, questions in groups.items() if questions}


def render(edition: Edition, form: str, section: str, page_url: str) -> str:
    """The questions, each with an anchor of its own, and the way to where their answers go."""
    chosen = section_of(found(edition.catalogue.forms, form, "form"), section)
    return fill(
        "questions.html",
        edition=edition,
        section=chosen,
        groups=by_level(chosen),
        answers=answer_address(edition, form, section, page_url),
    )


def why(edition: Edition, form: str, section: str) -> str:
    """The reason why a section asks what it asks, for running text; the form tells the same."""
    chosen = section_of(found(edition.catalogue.forms, form, "form"), section)
    if chosen.why is None:
        raise LookupError(f"the section {section!r} of {form!r} says no reason: add 'why'")
    return str(escape(edition.say(chosen.why)))
