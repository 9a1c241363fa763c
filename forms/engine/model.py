"""The content model: what a form is, as frozen dataclasses.

The same classes are validated against YAML at build time and filled from JSON in
the browser, so they hold plain data only. A ``Text`` maps an edition (``da``,
``nb``, ``en``) to words.
"""

from dataclasses import dataclass
from typing import Literal, NewType, TypeVar, dataclass_transform

Text = dict[str, str]
# A type of its own, so that a map of fields is not taken for a text.
FieldId = NewType("FieldId", str)
Country = Literal["dk", "no"]
Role = Literal["manager", "employee"]
Author = Literal["employee", "manager", "both"]
Level = Literal["must", "should", "can"]
FieldType = Literal[
    "text",
    "long",
    "date",
    "time",
    "number",
    "choice",
    "several",
    "light",
    "check",
    "tick",
    "pick",
    "rows",
    "note",
    "signatures",
]
SuggestRule = Literal["probation_end", "next_meeting", "period", "days"]
WarnRule = Literal["before_field", "in_the_past", "short_hearing", "weekend"]


T = TypeVar("T")


def key_of(name: str) -> str:
    """The YAML and JSON key of an attribute: ``not_`` is written ``not``."""
    return name.rstrip("_")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def model(cls: type[T]) -> type[T]:
    """Make a frozen, keyword-only dataclass that refuses unknown keys when validated."""
    config = {"extra": "forbid", "alias_generator": key_of, "validate_by_name": False}
    cls.__pydantic_config__ = config  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(cls)


@model
class Condition:
    """When something shows: a field test, or a combination of conditions.

    A field test names ``field`` and one of ``equals``, ``one_of``, ``filled`` and ``past``
    (of a date: whether it lies before today; in documents only, since a form that hides
    what was written as time goes by would frighten people). The name ``country`` stands
    for the country of the form.
    """

    field: str | None = None
    equals: str | None = None
    one_of: tuple[str, ...] = ()
    filled: bool | None = None
    past: bool | None = None
    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()
    not_: "Condition | None" = None


@model
class Option:
    """One possible answer of a choice; ``id`` is what is stored."""

    id: str
    label: Text


@model
class DaysBy:
    """A number of days that depends on the answer to a choice (D7)."""

    field: str
    days: dict[str, int]


@model
class Suggest:
    """A value the engine proposes: ``rule`` applied to the field ``start``.

    ``fact`` names, for each country, the fact that holds the period; ``days`` or ``by``
    say how many days to add. Without any, the organisation's meeting interval counts.
    """

    rule: SuggestRule
    start: str
    fact: dict[Country, str] | None = None
    days: int = 0
    by: DaysBy | None = None
    note: Text | None = None


@model
class Warn:
    """A warning that informs and never blocks; ``other`` is the field compared with."""

    rule: WarnRule
    text: Text
    other: str | None = None


@model
class Signer:
    """One signature line: whose it is, and the field that holds the printed name."""

    label: Text
    name: str


@model
class Field:
    """One thing to fill in. ``id`` is the control's name and the key in the answers.

    ``required`` holds for the final document only. ``private`` fields never reach a
    shared document or a file meant for the other party. ``block`` names an optional
    block that the organisation switches on. ``hint_from`` is the field that shows the
    hint when a field set repeats it. ``printed`` is false for what only steers the
    form. Of ``signatures`` the hint is printed: it says what signing means. A ``pick``
    offers the questions of ``questions_of``, sections of this form or of
    ``questions_form``; the build turns them into its options. ``only_ticked`` names the
    tick that lets a row into what others see (A16). A ``note`` asks nothing: it
    shows its texts and the ``facts`` of the country. A date with ``event``, a title without
    personal data, goes into calendar files. ``limit`` is how many characters fit well; more
    are let through with a warning. ``blank_rows`` is how many empty rows the form to write on
    by hand has, if not the usual number.
    """

    id: str
    type: FieldType
    label: Text
    hint: Text | None = None
    hint_from: str | None = None
    missing: Text | None = None
    by: Author = "both"
    private: bool = False
    required: bool = False
    printed: bool = True
    when: Condition | None = None
    block: str | None = None
    options: tuple[Option, ...] = ()
    questions_of: tuple[str, ...] = ()
    questions_form: str | None = None
    facts: dict[Country, tuple[str, ...]] | None = None
    fields: tuple["Field", ...] = ()
    add: Text | None = None
    row: Text | None = None
    only_ticked: str | None = None
    suggest: Suggest | None = None
    warn: tuple[Warn, ...] = ()
    signers: tuple[Signer, ...] = ()
    event: Text | None = None
    limit: int | None = None
    blank_rows: int | None = None


@model
class Question:
    """A question to talk about; it has no answer of its own, the section's notes do."""

    id: str
    level: Level
    text: Text


@model
class OneOf:
    """At least one of these fields must be filled in the final document (B6)."""

    fields: tuple[str, ...]
    missing: Text


@model
class Section:
    """A part of a form: what to ask, and what to fill in; ``why`` is the reason, for the guide too."""

    id: str
    title: Text
    intro: Text | None = None
    why: Text | None = None
    questions: tuple[Question, ...] = ()
    fields: tuple[Field, ...] = ()
    one_of: OneOf | None = None
    when: Condition | None = None
    block: str | None = None


@model
class Piece:
    """One piece of a document's own layout; exactly one of its parts is given.

    Texts may hold ``{field_id}`` and ``{today}``. A letter begins with ``address`` and
    ``dateline`` and ends with its ``sender``, who gets room to sign.
    """

    text: Text | None = None
    heading: Text | None = None
    address: Text | None = None
    dateline: Text | None = None
    sender: Text | None = None
    section: str | None = None
    field: str | None = None
    when: Condition | None = None


@model
class DocumentSpec:
    """A document that a form ends in.

    ``sections`` picks sections (all when empty), unless ``layout`` lists its pieces;
    ``audience`` ``own`` may hold private fields; ``name_fields`` are the answers that go
    into the file name. ``reopenable`` offers a Word file that carries its save file. It is
    offered ``when`` a condition holds, and where its ``block`` is switched on.
    """

    id: str
    title: Text
    kind: Literal["summary", "note", "letter", "minutes"] = "summary"
    audience: Literal["shared", "own"] = "shared"
    lead: Text | None = None
    sections: tuple[str, ...] = ()
    layout: tuple[Piece, ...] = ()
    name_fields: tuple[str, ...] = ()
    reopenable: bool = False
    when: Condition | None = None
    block: str | None = None


@model
class OpenRows:
    """Rows that go on until they are settled, such as agreed actions.

    Those of the group ``from`` whose ``ask`` is one of ``open``, or empty, go into the
    group ``into`` (the same one if none is named); how they went is asked anew.
    """

    from_: str
    into: str | None = None
    ask: str | None = None
    open: tuple[str, ...] = ()


@model
class Series:
    """How the next conversation of a series begins, given the last one.

    ``count`` is a number that goes up by one; ``keep`` are facts and checks that stay;
    ``move`` maps a field to the one of last time that it begins with; ``becomes`` gives
    answers that hold from the second conversation on; ``ask`` is asked anew.
    """

    count: str | None = None
    keep: tuple[str, ...] = ()
    move: dict[FieldId, FieldId] | None = None
    becomes: dict[FieldId, str] | None = None
    rows: tuple[OpenRows, ...] = ()
    ask: tuple[str, ...] = ()


@model
class TakesFrom:
    """What a form takes over from another one's save file; ``fields`` maps ours to theirs.

    An own-use answer only goes into an own-use field, except what ``told`` names: short
    facts that the next form exists to tell, such as a meeting's time and place.
    ``columns`` says which columns of their rows make up our text. The build adds what it
    knows of the other form: its ``own_use`` fields, and the tick that each group of rows
    in ``ticks`` needs (``only_ticked``).
    """

    form: str
    fields: dict[FieldId, FieldId] | None = None
    told: dict[FieldId, FieldId] | None = None
    columns: dict[FieldId, tuple[str, ...]] | None = None
    rows: tuple[OpenRows, ...] = ()
    own_use: tuple[str, ...] = ()
    ticks: dict[FieldId, str] | None = None


@model
class Form:
    """A form: ``version`` is the hash of its definition, set by the build.

    It is there with its page where its ``block`` is switched on.
    """

    id: str
    guide: str
    title: Text
    lead: Text
    sections: tuple[Section, ...]
    documents: tuple[DocumentSpec, ...]
    roles: tuple[Role, ...] = ("manager",)
    series: Series | None = None
    takes_from: tuple[TakesFrom, ...] = ()
    draft_days: int = 30
    block: str | None = None
    version: str = ""

    def fields(self) -> list[Field]:
        """All fields in reading order, those inside rows excepted."""
        return [field for section in self.sections for field in section.fields]


@model
class Fact:
    """A deadline, number or legal reference, written once.

    ``months``, ``weeks`` and ``days`` add up to its period, if it has one. ``law`` is the
    reference as printed; ``checked`` and ``review`` are ISO dates.
    """

    id: str
    country: Country
    sector: Literal["all", "private", "public", "state", "municipal"] = "all"
    text: Text
    law: str
    source: str
    checked: str
    review: str
    status: Literal["confirmed", "to-confirm"]
    months: int = 0
    weeks: int = 0
    days: int = 0


@model
class Link:
    """A link to the organisation's own pages."""

    id: str
    label: Text
    url: str


@model
class Organisation:
    """What one organisation decides for itself.

    ``letterhead`` is a Word file beside this one, for every document (empty: our own look).
    ``address`` is where the site lies, for those who open a page from a drive instead.
    ``accessibility_statement`` is the address of the official one (WAS-Tool, uustatus.no).
    """

    name: Text
    logo: str
    colour: Literal[
        "red",
        "pink",
        "purple",
        "deep purple",
        "indigo",
        "blue",
        "light blue",
        "cyan",
        "teal",
        "green",
        "brown",
        "blue grey",
    ]
    contact_name: Text
    contact_mail: str
    retention: Text
    country: Country
    meeting_weeks: int
    editions: dict[str, Literal["complete", "partial", "off"]]
    blocks: tuple[str, ...] = ()
    policies: tuple[Link, ...] = ()
    letterhead: str = ""
    address: str = ""
    contact_phone: str = ""
    accessibility_statement: str = ""


@model
class Content:
    """All that the engine needs to know beside a form, for one organisation."""

    words: dict[str, Text]
    organisation: Organisation
    facts: dict[str, Fact]
