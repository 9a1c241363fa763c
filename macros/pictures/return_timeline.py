"""The dates that the law sets during sick leave, on a line of weeks."""

from dataclasses import dataclass
from math import sqrt

from forms.engine.model import Country, Fact
from macros.edition import Edition
from macros.lookup import found
from macros.pictures.drawing import LINE, WIDTH, Drawing, Label, listed, wrapped

FACTS: dict[Country, tuple[str, ...]] = {
    "dk": ("dk-absence-meeting", "dk-absence-report", "dk-retention-plan"),
    "no": (
        "no-follow-up-plan",
        "no-dialogue-meeting",
        "no-activity-requirement",
        "no-nav-dialogue-meeting",
        "no-sick-pay-end",
    ),
}
TEXT_X = 30
# Long waits are drawn longer, but not as long as they are: 26 weeks would need a page.
GAP, WAIT = 14, 5


@dataclass(frozen=True)
class Stop:
    """One date on the line."""

    when: Label
    what: Label


def draw(edition: Edition, countries: tuple[Country, ...]) -> list[Drawing]:
    """One line for each country: the dates have nothing to do with each other."""
    return [_line(edition, country) for country in countries]


def _line(edition: Edition, country: Country) -> Drawing:
    facts = [found(edition.catalogue.content.facts, id, "fact") for id in FACTS[country]]
    facts.sort(key=lambda fact: fact.weeks)
    stops = [_stop(edition.word("picture-return-timeline-start"), "", LINE)]
    weeks = 0
    for fact in facts:
        y = _end(stops[-1]) + LINE + GAP + round(WAIT * sqrt(fact.weeks - weeks))
        stops.append(_stop(_week(edition, fact), _what(edition, fact), y))
        weeks = fact.weeks
    where = edition.word(f"pages-country-{country}")
    told = listed([f"{_week(edition, fact)}, {_what(edition, fact)}" for fact in facts])
    return Drawing(
        name="return-timeline",
        id=f"{country}-picture-return-timeline",
        title=edition.word("picture-return-timeline-country", country=where),
        described=edition.word("picture-return-timeline-described", items=told),
        height=_end(stops[-1]) + 8,
        parts=tuple(stops),
    )


def _stop(when: str, what: str, y: float) -> Stop:
    width = WIDTH - TEXT_X
    return Stop(wrapped(when, TEXT_X, y, width), wrapped(what, TEXT_X, y + LINE, width))


def _end(stop: Stop) -> float:
    return stop.what.end if stop.what.lines else stop.when.end


def _week(edition: Edition, fact: Fact) -> str:
    return edition.word("picture-return-timeline-week", weeks=fact.weeks)


def _what(edition: Edition, fact: Fact) -> str:
    """The event, marked where nobody has confirmed the date."""
    open_ = f" ({edition.word('site-fact-to-confirm')})" if fact.status == "to-confirm" else ""
    return edition.word(f"picture-return-timeline-{fact.id}") + open_
