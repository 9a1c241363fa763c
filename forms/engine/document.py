r"""A composed document: a title and a list of blocks, the same for every writer.

Texts in blocks are plain strings in the document's language; line breaks in them are
``\n``. ``field`` names the field that a block's text came from, so that a preview can
link back to it.
"""

import dataclasses
from dataclasses import dataclass
from itertools import takewhile

from forms.engine.event import Event


@dataclass(frozen=True)
class Change:
    """An answer inside a running text: where to change it, and what it is called."""

    field: str
    label: str


@dataclass(frozen=True)
class Heading:
    """A section heading; ``level`` 1 stands right below the title, ``apart`` on a new page."""

    text: str
    level: int = 1
    apart: bool = False
    changes: tuple[Change, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str
    field: str = ""
    changes: tuple[Change, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True)
class Address:
    """The lines at the head of a letter: to whom, or from whom and when."""

    text: str
    changes: tuple[Change, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True)
class Dateline:
    """The date of a letter, below its addresses."""

    text: str
    changes: tuple[Change, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True)
class Sender:
    """Who signs a letter: room for a signature, and the name and title below it."""

    text: str
    changes: tuple[Change, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True)
class Fact:
    """One line of a fact list."""

    label: str
    value: str
    field: str


@dataclass(frozen=True)
class FactList:
    """Short answers, label beside value."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Check:
    """One line of a check table; ``chosen`` is the index of the marked column."""

    label: str
    chosen: int | None
    field: str


@dataclass(frozen=True)
class CheckTable:
    """Checks with one column for each possible answer, as on the paper form (B7)."""

    heading: str
    columns: tuple[str, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Table:
    """Rows of answers under a header row, for example the agreed actions.

    ``room`` is how many characters each column must hold when it is filled in by hand.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    field: str
    room: tuple[int, ...] = ()


@dataclass(frozen=True)
class Notes:
    """A longer text under its own small heading; ``paragraphs`` hold line breaks."""

    label: str
    paragraphs: tuple[str, ...]
    field: str


@dataclass(frozen=True)
class SignatureLine:
    """A line to sign on: the role below it, and the printed name if known."""

    label: str
    name: str
    date_label: str


@dataclass(frozen=True)
class Signatures:
    """Signature lines that stay together on one page, with what signing means."""

    statement: str
    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True)
class Lines:
    """Ruled lines to write on by hand, under their label."""

    label: str
    count: int
    field: str = ""


@dataclass(frozen=True)
class Options:
    """Boxes to tick by hand; a single tick has no label of its own."""

    label: str
    options: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True)
class QuestionGroup:
    """Questions that belong together; ``label`` says how much they matter, if it matters."""

    label: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Questions:
    """Questions to talk about; on the blank form with room for ``notes`` beside them."""

    groups: tuple[QuestionGroup, ...]
    notes: tuple[Lines, ...] = ()


Block = (
    Heading
    | Paragraph
    | Address
    | Dateline
    | Sender
    | FactList
    | CheckTable
    | Table
    | Notes
    | Signatures
    | Lines
    | Options
    | Questions
)


@dataclass(frozen=True)
class Document:
    """A document ready to be written in any format.

    ``tag`` is its language (BCP 47: ``da-DK``); ``created`` an ISO date; ``small_print``
    the form's id, version and date; ``page_words`` the words around the page number
    in a footer ("page", "of"). ``kind`` decides the look: ``summary``, ``note``,
    ``letter`` (begins with its addresses and its date), ``minutes``, ``agenda`` (goes
    into a mail, so it names no form) or ``blank`` (has room to write by hand).
    """

    title: str
    organisation: str
    tag: str
    created: str
    blocks: tuple[Block, ...]
    small_print: str
    page_words: tuple[str, str]
    kind: str = "summary"
    events: tuple[Event, ...] = ()

    @property
    def addresses(self) -> tuple[Block, ...]:
        """What stands above the title: the addresses and the date of a letter."""
        return tuple(takewhile(lambda block: isinstance(block, Address | Dateline), self.blocks))

    @property
    def body(self) -> tuple[Block, ...]:
        """What stands below the title."""
        return self.blocks[len(self.addresses) :]
