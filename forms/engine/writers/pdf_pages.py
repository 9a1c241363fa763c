"""Divides a document into pages, before anything is drawn: so the number of pages is known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

# Rounding must not push what fills a page exactly to the next one.
TOLERANCE = 0.01


@dataclass(frozen=True)
class Piece:
    """Something that is drawn on one page, given its top.

    ``gap`` is the space above it, except at the top of a page. With ``keep`` it stays on
    the page of the next piece; with ``apart`` it begins a page. ``header`` is drawn above
    it where it comes first on a page.
    """

    height: float
    draw: Callable[[float], None]
    gap: float = 0
    keep: bool = False
    apart: bool = False
    header: "Piece | None" = None


@dataclass(frozen=True)
class Placed:
    """A piece and where its top is on its page."""

    piece: Piece
    top: float


class _Pages:
    def __init__(self, room: float) -> None:
        self.room = room
        self.done: list[list[Placed]] = [[]]
        self.used = 0.0

    def turn(self) -> None:
        if self.done[-1]:
            self.done.append([])
            self.used = 0.0

    def fits(self, height: float) -> bool:
        return self.used + height <= self.room + TOLERANCE

    def place(self, piece: Piece) -> None:
        if not self.fits(piece.gap + piece.height):
            self.turn()
        if piece.header and not self.done[-1]:
            self._put(piece.header)
        self._put(piece)

    def _put(self, piece: Piece) -> None:
        top = self.used + (piece.gap if self.done[-1] else 0)
        self.done[-1].append(Placed(piece, top))
        self.used = top + piece.height


def paginate(pieces: Iterable[Piece], room: float) -> list[list[Placed]]:
    """The pieces on pages with so much room."""
    pages = _Pages(room)
    for group in _groups(pieces):
        if group[0].apart or not pages.fits(sum(piece.gap + piece.height for piece in group)):
            pages.turn()
        for piece in group:
            pages.place(piece)
    return pages.done


def _groups(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Pieces that should stand on one page; the last of each lets the next one go."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.apart and group:
            yield group
            group = []
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
