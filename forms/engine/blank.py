"""The blank form to write on by hand: all that may be asked, with room for answers, and no answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from forms.engine import document as blocks
from forms.engine.answers import Answers, filled
from forms.engine.choices import FIXED_OPTIONS, options
from forms.engine.compose import KINDS, untitled
from forms.engine.conditions import decided, fields_of
from forms.engine.dates import spoken
from forms.engine.document import Block, Document
from forms.engine.model import Condition, Field, Form, Section
from forms.engine.printed import printed_option
from forms.engine.questions import by_level
from forms.engine.setting import Setting

LINES = 6
EMPTY_ROWS = 4
EMPTY_LINES = 3
# A question of usual length takes about so many lines in the column beside the notes.
LINES_A_QUESTION = 1.4
# More boxes than this do not fit into the cell of a table, unless its rows are high anyway.
MOST_BOXES = 3
MOST_BOXES_IN_HIGH_ROWS = 4
# What handwriting needs in a column, in printed characters.
ROOM = {"long": 34, "text": 24, "date": 14}
BOX = "☐"


def blank(form: Form, answers: Answers, setting: Setting) -> Document:
    """The blank form for a country.

    Of the answers only those count that decide which sections there are (the occasion of
    a conversation); without them all sections are printed, with what they are for.
    """
    words = setting.words
    sheet = _Sheet(form, setting, {"country": setting.country, **_steering(form, answers)})
    written = spoken(setting.today, words)
    return Document(
        title=words.say(form.title),
        organisation=words.say(words.content.organisation.name),
        tag=words.word("language-tag"),
        created=setting.today.isoformat(),
        blocks=tuple(sheet.all()),
        small_print=words.word("small-print", form=form.id, version=form.version, date=written),
        page_words=(words.word("page"), words.word("page-of")),
        kind="blank",
    )


def _steering(form: Form, answers: Answers) -> Answers:
    """The answers that decide which sections there are."""
    asked = {name for section in form.sections for name in fields_of(section.when)}
    return {name: answers[name] for name in sorted(asked) if filled(answers.get(name))}


@dataclass(frozen=True)
class _Sheet:
    form: Form
    setting: Setting
    known: Answers

    def all(self) -> Iterator[Block]:
        """Every section that may be needed; what is for one's own use comes last, to be taken off."""
        for section in self._sections():
            yield from self._section(section, [f for f in self._fields(section) if not self._apart(f)])
        apart = [(s, [f for f in self._fields(s) if self._apart(f)]) for s in self._sections()]
        if any(fields for _, fields in apart):
            yield blocks.Heading(self.setting.words.word("blank-private"), apart=True)
            yield blocks.Paragraph(self.setting.words.word("blank-private-explained"))
        for _, fields in apart:
            yield from self._asked(fields)

    def _sections(self) -> list[Section]:
        return [section for section in self.form.sections if decided(section.when, self.known) is not False]

    def _fields(self, section: Section) -> list[Field]:
        kinds = set(KINDS) - {"pick"}  # what a pick offers is printed where it is asked
        return [f for f in section.fields if f.type in kinds and decided(f.when, self.known) is not False]

    def _apart(self, field: Field) -> bool:
        """Whether a private field lies on a sheet that others get too."""
        return field.private and any(spec.audience == "shared" for spec in self.form.documents)

    def _section(self, section: Section, fields: list[Field]) -> Iterator[Block]:
        made = [*self._prompts(section, fields), *self._asked([f for f in fields if not _notes(f, section)])]
        if not made:
            return
        yield blocks.Heading(self.setting.words.say(section.title))
        if decided(section.when, self.known) is None and (reason := self._reason(section.when)):
            yield blocks.Paragraph(reason)
        for block in sorted(made, key=lambda block: isinstance(block, blocks.Questions)):
            yield untitled(block, self.setting.words.say(section.title))

    def _prompts(self, section: Section, fields: list[Field]) -> Iterator[Block]:
        """The questions of a section beside the room for its notes."""
        groups = by_level(section.questions, self.setting.words)
        notes = [field for field in fields if _notes(field, section)]
        if groups:
            least = ceil(len(section.questions) * LINES_A_QUESTION / max(1, len(notes)))
            yield blocks.Questions(groups, tuple(self._lines(field, max(LINES, least)) for field in notes))

    def _reason(self, condition: Condition | None) -> str:
        """What a section is for, if it hangs on one choice."""
        field = next((f for f in self.form.fields() if condition and f.id == condition.field), None)
        if not condition or not field or field.type != "choice":
            return ""
        words = self.setting.words
        ids = [condition.equals] if condition.equals else condition.one_of
        answer = words.word("blank-or").join(printed_option(field, id, words) for id in ids)
        return words.word("blank-only-if", label=words.say(field.label), answer=answer)

    def _asked(self, fields: list[Field]) -> list[Block]:
        grouped = groupby(fields, lambda field: _kind(field))
        return [block for kind, group in grouped for block in self._group(kind, list(group))]

    def _group(self, kind: str, fields: list[Field]) -> list[Block]:
        if kind == "fact":
            return [blocks.FactList(tuple(blocks.Fact(self._label(f), "", f.id) for f in fields))]
        if kind == "check":
            return [self._checks(fields)]
        return [getattr(self, f"_{kind}")(field) for field in fields]

    def _checks(self, fields: list[Field]) -> Block:
        words = self.setting.words
        columns = tuple(words.word(f"check-{id}") for id in FIXED_OPTIONS["check"])
        lines = tuple(blocks.Check(self._label(field), None, field.id) for field in fields)
        return blocks.CheckTable(words.word("check-heading"), columns, lines)

    def _options(self, field: Field) -> Block:
        return blocks.Options(self._label(field), self._boxes(field), field.id)

    def _tick(self, field: Field) -> Block:
        return blocks.Options("", (self._label(field),), field.id)

    def _lines(self, field: Field, count: int = LINES) -> blocks.Lines:
        return blocks.Lines(self._label(field), count, field.id)

    def _rows(self, group: Field) -> Block:
        columns = [field for field in group.fields if field.type != "tick" and field.printed]
        if len(columns) == 1:
            return self._lines(group, EMPTY_LINES)
        header = tuple(self.setting.words.say(field.label) for field in columns)
        high = any(field.type == "long" for field in columns)
        row = tuple(self._cell(field, MOST_BOXES_IN_HIGH_ROWS if high else MOST_BOXES) for field in columns)
        room = tuple(ROOM.get(field.type) or 2 + max(map(len, self._boxes(field)), default=0) for field in columns)
        return blocks.Table(self._label(group), header, (row,) * (group.blank_rows or EMPTY_ROWS), group.id, room)

    def _cell(self, field: Field, most: int) -> str:
        boxes = self._boxes(field)
        return "\n".join(f"{BOX} {text}" for text in boxes) if len(boxes) <= most else ""

    def _boxes(self, field: Field) -> tuple[str, ...]:
        return tuple(printed_option(field, id, self.setting.words) for id in options(field))

    def _signatures(self, field: Field) -> Block:
        words = self.setting.words
        date = words.word("signature-date")
        lines = tuple(blocks.SignatureLine(words.say(signer.label), "", date) for signer in field.signers)
        return blocks.Signatures(words.say(field.hint), lines)

    def _label(self, field: Field) -> str:
        """The label, and who writes there if not everybody does."""
        words = self.setting.words
        label = words.say(field.label)
        everybody = {f.by for f in self.form.fields() if f.type in KINDS}
        if field.by == "both" or len(everybody) == 1:
            return label
        return words.word(f"blank-by-{field.by}", label=label)


# How a field is filled in by hand, where that is another way than how it is printed.
BY_HAND = {"choice": "options", "light": "options", "several": "options", "long": "lines"}


def _kind(field: Field) -> str:
    return BY_HAND.get(field.type) or KINDS[field.type]


def _notes(field: Field, section: Section) -> bool:
    """Whether a field is where the answers to the section's questions are noted."""
    return field.type == "long" and bool(section.questions) and field.when is None
