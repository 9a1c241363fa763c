"""A new employee's first months: notebook, conversation and probation (A1, A5)."""

from dataclasses import dataclass

from forms.engine.model import Country
from macros.edition import Edition
from macros.lookup import found
from macros.pictures.drawing import LINE, WIDTH, Drawing, Label, listed, wrapped

# The conversation is held between these months (A1).
FIRST, LAST = 3, 6
PROBATION: dict[Country, str] = {"dk": "dk-salaried-trial", "no": "no-probation-maximum"}
MARGIN = 8
BAR = 14


@dataclass(frozen=True)
class Bar:
    """Some months under their label; after ``sure`` it may have ended already."""

    kind: str
    label: Label
    start: float
    sure: float
    end: float
    y: float


@dataclass(frozen=True)
class Axis:
    """The months below the bars."""

    y: float
    ticks: tuple[tuple[int, float], ...]
    label: Label


def draw(edition: Edition, countries: tuple[Country, ...]) -> list[Drawing]:
    """One picture, with the probation of each country."""
    rows = _rows(edition, countries)
    months = max(end for _, _, _, _, end in rows)
    bars: list[Bar] = []
    y = 0.0
    for kind, text, start, sure, end in rows:
        label = wrapped(text, MARGIN, y + LINE, WIDTH - 2 * MARGIN)
        bars.append(Bar(kind, label, _x(start, months), _x(sure, months), _x(end, months), label.end + 6))
        y = bars[-1].y + BAR + 8
    ticks = tuple((month, _x(month, months)) for month in range(months + 1))
    label = wrapped(edition.word("picture-first-months-axis"), MARGIN, y + 2 * LINE + 6, WIDTH)
    axis = Axis(y + 4, ticks, label)
    told = listed([text for _, text, *_ in rows])
    return [
        Drawing(
            name="first-months",
            id="picture-first-months",
            title=edition.word("picture-first-months"),
            described=edition.word("picture-first-months-described", items=told),
            height=axis.label.end + 6,
            parts=(bars, axis),
        )
    ]


def _rows(edition: Edition, countries: tuple[Country, ...]) -> list[tuple[str, str, int, int, int]]:
    """What each bar is: kind, words, and the months where it starts, may end and ends."""
    conversation = edition.word("picture-first-months-conversation", first=FIRST, last=LAST)
    return [
        ("notebook", edition.word("picture-first-months-notebook"), 0, FIRST, LAST),
        ("conversation", conversation, FIRST, LAST, LAST),
        *[_probation(edition, country) for country in countries],
    ]


def _probation(edition: Edition, country: Country) -> tuple[str, str, int, int, int]:
    fact = found(edition.catalogue.content.facts, PROBATION[country], "fact")
    text = edition.word(f"picture-first-months-probation-{country}", months=fact.months)
    return "probation", text, 0, fact.months, fact.months


def _x(month: int, months: int) -> float:
    return MARGIN + round(month * (WIDTH - 2 * MARGIN) / months, 1)
