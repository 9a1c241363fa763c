"""The four fields of the conversation after sick leave (D2), named as the form names them."""

from dataclasses import dataclass

from forms.engine.model import Country
from macros.edition import Edition
from macros.lookup import found
from macros.pictures.drawing import LINE, TITLE, WIDTH, Drawing, Label, listed, wrapped

FORM = "return-to-work"
FIELDS = ("frame", "status", "options", "agreements")
GAP = 24
SIDE = (WIDTH - GAP) // 2
HEIGHT = 92
# Clockwise from the top left.
CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))


@dataclass(frozen=True)
class Box:
    """One field; its texts are centred."""

    number: int
    x: float
    y: float
    width: float
    height: float
    title: Label


def draw(edition: Edition, _countries: tuple[Country, ...]) -> list[Drawing]:
    """One picture, the same in both countries."""
    form = found(edition.catalogue.forms, FORM, "form")
    sections = {section.id: section for section in form.sections}
    titles = [edition.say(found(sections, id, "section").title) for id in FIELDS]
    told = listed([f"{number}. {title}" for number, title in enumerate(titles, 1)])
    return [
        Drawing(
            name="four-fields",
            id="picture-four-fields",
            title=edition.word("picture-four-fields"),
            described=edition.word("picture-four-fields-described", items=told),
            height=2 * HEIGHT + GAP,
            parts=tuple(_box(index, title) for index, title in enumerate(titles)),
        )
    ]


def _box(index: int, title: str) -> Box:
    column, row = CORNERS[index]
    x, y = column * (SIDE + GAP), row * (HEIGHT + GAP)
    label = wrapped(title, x + SIDE / 2, y + 54, SIDE - 12, size=TITLE)
    raised = Label(label.x, label.y - (len(label.lines) - 2) * LINE / 2, label.lines)
    return Box(index + 1, x, y, SIDE, HEIGHT, raised)
