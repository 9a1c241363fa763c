"""Plans of the project's own planner, for the tests."""

from datetime import date
from typing import Any

from forms.engine.model import Country
from forms.engine.plan import Changes, Entry, plan
from forms.engine.setting import Setting
from forms.engine.words import Words
from tests.content.examples import catalogue

TODAY = date(2026, 11, 22)


def setting(country: Country = "dk", language: str = "da") -> Setting:
    """The setting of a plan."""
    return Setting(country, Words(catalogue().content, language), TODAY)


def planned(country: Country, answers: dict[str, Any], **changes: Any) -> dict[str, Entry]:
    """The entries of a plan by id."""
    made = plan(catalogue().planner, answers, setting(country), Changes(**{"moved": {}, **changes}))
    return {entry.id: entry for entry in made}


def days(entries: dict[str, Entry], start: str) -> list[str]:
    """The days of the entries whose id begins so."""
    return [entry.day.isoformat() for id, entry in entries.items() if id.startswith(start)]
