"""The steps of a corrective course as a staircase: the wide, everyday one at the bottom."""

from dataclasses import dataclass

from forms.authoring.steps import Step
from forms.engine.model import Country
from macros.edition import Edition
from macros.pictures.drawing import LINE, TITLE, WIDTH, Drawing, Label, listed, wrapped
from macros.steps import steps_of

INDENT = 22
PAD = 12
NUMBER = 30


@dataclass(frozen=True)
class Stair:
    """One step; ``level`` counts from the bottom."""

    level: int
    number: int | None
    x: float
    y: float
    width: float
    height: float
    name: Label
    when: Label


def draw(edition: Edition, countries: tuple[Country, ...]) -> list[Drawing]:
    """One staircase for each country."""
    return [_staircase(edition, country) for country in countries]


def _staircase(edition: Edition, country: Country) -> Drawing:
    steps = steps_of(edition, country)
    stairs: list[Stair] = []
    y = 0.0
    for level in reversed(range(len(steps))):
        stairs.append(_stair(edition, steps[level], level, y))
        y += stairs[-1].height
    return Drawing(
        name="steps",
        id=f"{country}-picture-steps",
        title=edition.word("picture-steps"),
        described=edition.word("picture-steps-described", items=listed([_told(edition, step) for step in steps])),
        height=y,
        parts=tuple(stairs),
    )


def _stair(edition: Edition, step: Step, level: int, y: float) -> Stair:
    x = level * INDENT
    inside = x + PAD + (NUMBER if step.number is not None else 0)
    name = wrapped(edition.say(step.name), inside, y + PAD + 12, WIDTH - inside - PAD, size=TITLE)
    when = wrapped(edition.say(step.used_when), inside, name.end + LINE, WIDTH - inside - PAD)
    return Stair(level, step.number, x, y, WIDTH - x, when.end + PAD - y, name, when)


def _told(edition: Edition, step: Step) -> str:
    number = "" if step.number is None else edition.word("pages-steps-number", number=step.number) + ", "
    return f"{number}{edition.say(step.name)}: {edition.say(step.used_when)}"
