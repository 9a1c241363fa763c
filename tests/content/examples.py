"""Realistic answers for each form and edition, and save files made of them."""

from functools import cache
from pathlib import Path

from forms.authoring.catalogue import Catalogue, load
from forms.authoring.source import read
from forms.engine.answers import Answers
from forms.engine.model import Country
from forms.engine.savefile import SaveFile, asked, dump
from forms.engine.words import Words

ANSWERS = Path(__file__).parent / "answers"
COUNTRY: dict[str, Country] = {"da": "dk", "nb": "no", "en": "no"}
EDITIONS = tuple(COUNTRY)


@cache
def catalogue() -> Catalogue:
    """The project's own content."""
    return load()


def examples() -> list[tuple[str, str]]:
    """Every form with every edition."""
    return [(form, edition) for form in catalogue().forms for edition in EDITIONS]


def example(form: str, edition: str) -> Answers:
    """Complete answers for a form, as a reader of an edition would write them."""
    answers: Answers = read(ANSWERS / f"{form}.{edition}.yml")
    return answers


def saved(form: str, edition: str) -> str:
    """The save file of an example."""
    definition = catalogue().forms[form]
    return dump(
        SaveFile(
            document_id="example",
            revision=1,
            form=form,
            form_version=definition.version,
            language=edition,
            country=COUNTRY[edition],
            role="manager",
            audience="own",
            saved_at="2026-11-22T12:00:00Z",
            answers=example(form, edition),
            questions=asked(definition, Words(catalogue().content, edition)),
        )
    )
