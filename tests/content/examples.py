"""Realistic answers for each form and edition, and save files made of them."""

from datetime import date
from functools import cache
from pathlib import Path

from forms.authoring.catalogue import Catalogue, load
from forms.authoring.source import read
from forms.engine.answers import Answers
from forms.engine.compose import offered
from forms.engine.model import Country, DocumentSpec
from forms.engine.savefile import SaveFile, asked, dump
from forms.engine.setting import Setting
from forms.engine.words import Words

PAGES = Path(__file__).parents[2] / "docs"
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


def pages() -> list[tuple[str, str]]:
    """Every form with every edition whose page shows it."""
    shown = (PAGES / edition / "forms" / f"{form}.md" for form, edition in examples())
    return [case for case, page in zip(examples(), shown, strict=True) if "form(" in page.read_text(encoding="utf-8")]


def country_of(form: str, edition: str) -> Country:
    """The country that an example is about: a hearing letter is Danish in every edition."""
    return "dk" if form == "hearing-letter" else COUNTRY[edition]


def example(form: str, edition: str) -> Answers:
    """Complete answers for a form, as a reader of an edition would write them."""
    answers: Answers = read(ANSWERS / f"{form}.{edition}.yml")
    return answers


def led_to(form: str, edition: str, today: date) -> list[DocumentSpec]:
    """The documents that an example leads to."""
    setting = Setting(country_of(form, edition), Words(catalogue().content, edition), today)
    return offered(catalogue().forms[form], example(form, edition), setting)


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
            country=country_of(form, edition),
            role="manager",
            audience="own",
            saved_at="2026-11-22T12:00:00Z",
            answers=example(form, edition),
            questions=asked(definition, Words(catalogue().content, edition)),
        )
    )
