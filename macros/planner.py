"""The meeting planner on a page."""

from datetime import date

from markupsafe import Markup

from forms.authoring.languages import tag_of
from forms.authoring.planner_markup import asked
from forms.engine.dates import spoken
from forms.engine.model import Fact
from forms.engine.planner import ID
from macros.edition import Edition
from macros.form import app_folder, to_root
from macros.markup import render as fill

CALENDARS = ("shared", "own")
# What the page's own script says, by the name that it uses.
SPOKEN = {
    "keep": "planner-keep",
    "change": "planner-change",
    "updated": "planner-updated",
    "failed": "planner-failed",
    "country-missing": "form-country-missing",
    "pick-date": "form-pick-date",
    "downloaded": "form-downloaded",
    "engine-loading": "form-engine-loading",
    "engine-working": "form-engine-working",
}


def render(edition: Edition, page_url: str) -> str:
    """The planner in the language of an edition, for the page at ``page_url``."""
    planner = edition.catalogue.planner
    words = edition.catalogue.content.words
    return fill(
        "planner.html",
        edition=edition,
        id=ID,
        planner=planner,
        app=to_root(page_url) + app_folder(),
        root="../" * page_url.count("/"),
        country=edition.countries()[0] if len(edition.countries()) == 1 else "",
        # Made by templates that escape.
        fields=Markup(asked(planner, edition.catalogue.content, edition.id)),  # noqa: S704
        calendars=CALENDARS,
        facts=list(_facts(edition)),
        spoken={name: edition.say(words[word]) for name, word in SPOKEN.items()},
    )


def _facts(edition: Edition) -> list[tuple[str, str, list[tuple[Fact, str, str]]]]:
    """For each occasion and country, the facts to read beside a plan, when they were checked, and their language."""
    return [
        (occasion.id, country, [_checked(edition, id) for id in (occasion.facts or {}).get(country, ())])
        for occasion in edition.catalogue.planner.occasions
        for country in edition.countries()
    ]


def _checked(edition: Edition, id: str) -> tuple[Fact, str, str]:
    fact = edition.catalogue.content.facts[id]
    return fact, spoken(date.fromisoformat(fact.checked), edition.words), tag_of(fact.country)
