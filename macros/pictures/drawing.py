"""The paper that pictures are drawn on: narrow, so that a phone shows them in full."""

import textwrap
from dataclasses import dataclass

# In units of the drawing; on a phone of 320 px one unit is a little less than a pixel.
WIDTH = 340
TEXT, TITLE = 14, 15
LINE = 18
# An ordinary letter's width, as a part of its height; bold ones are a little wider.
LETTER = 0.56


@dataclass(frozen=True)
class Label:
    """Lines of text; ``y`` is the base of the first."""

    x: float
    y: float
    lines: tuple[str, ...]

    def y_of(self, index: int) -> float:
        """The base of a line."""
        return self.y + index * LINE

    @property
    def end(self) -> float:
        """The base of the last line."""
        return self.y_of(len(self.lines) - 1)


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One picture: ``id`` begins its anchors, ``described`` says in words what it shows."""

    name: str
    id: str
    title: str
    described: str
    height: float
    parts: tuple[object, ...]
    width: int = WIDTH


def wrapped(text: str, x: float, y: float, width: float, size: int = TEXT) -> Label:
    """A label of as many lines as the width asks for."""
    letters = int(width / (size * LETTER))
    return Label(x, y, tuple(textwrap.wrap(text, letters, break_long_words=False)))


def listed(items: list[str]) -> str:
    """What a picture shows, one after the other, for those who hear it."""
    return "; ".join(item.rstrip(".") for item in items)
