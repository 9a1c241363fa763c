"""Composes a document from a form and its answers. Empty answers leave nothing behind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from forms.engine import document as blocks
from forms.engine.answers import Answers, chosen, filled, rows, shared_row, text
from forms.engine.calendar import of_form
from forms.engine.choices import FIXED_OPTIONS
from forms.engine.conditions import holds
from forms.engine.dates import spoken
from forms.engine.document import Block, Document
from forms.engine.event import Event
from forms.engine.model import DocumentSpec, Field, Form, Piece
from forms.engine.printed import filled_in, names_in, printed_option, printed_value
from forms.engine.setting import Setting
from forms.engine.visible import Part, row_fields, visible

# Neighbouring fields of one kind share a block.
KINDS = {
    "text": "fact",
    "date": "fact",
    "time": "fact",
    "number": "fact",
    "choice": "fact",
    "light": "fact",
    "several": "listed",
    "pick": "listed",
    "check": "check",
    "long": "notes",
    "tick": "tick",
    "rows": "rows",
    "signatures": "signatures",
}


def compose(form: Form, spec: DocumentSpec, answers: Answers, setting: Setting) -> Document:
    """The document ``spec`` of a form; its small print names the setting's day."""
    words = setting.words
    seen = visible(form, answers, setting.country)
    known = _dated(seen.answers, setting)
    composer = _Composer(form, spec, setting, known, {p.section.id: p for p in seen.parts})
    written = spoken(setting.today, words)
    return Document(
        title=words.say(spec.title),
        organisation=words.say(words.content.organisation.name),
        tag=words.word("language-tag"),
        created=setting.today.isoformat(),
        blocks=tuple(_changed_once(_joined(composer.all()))),
        small_print=words.word("small-print", form=form.id, version=form.version, date=written),
        page_words=(words.word("page"), words.word("page-of")),
        kind=spec.kind,
        events=tuple(composer.events()),
    )


def offered(form: Form, answers: Answers, setting: Setting) -> list[DocumentSpec]:
    """The documents that these answers lead to."""
    known = _dated(visible(form, answers, setting.country).answers, setting)
    return [spec for spec in form.documents if holds(spec.when, known)]


def spec_of(form: Form, document: str | None, answers: Answers, setting: Setting) -> DocumentSpec:
    """A document that is on offer by its id; the first one if none is named.

    Raises KeyError if these answers lead to no such document.
    """
    specs = {spec.id: spec for spec in offered(form, answers, setting)}
    return specs[document or next(iter(specs), "")]


def _dated(counted: Answers, setting: Setting) -> Answers:
    """The answers that count, with the day for conditions that look at it."""
    return {**counted, "today": setting.today.isoformat()}


def paragraphs(value: str) -> tuple[str, ...]:
    """A longer text cut at its blank lines; single line breaks stay inside."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    grouped = groupby(lines, lambda line: bool(line.strip()))
    return tuple("\n".join(group) for is_text, group in grouped if is_text)


def untitled(block: Block, title: str) -> Block:
    """A table without its caption where the heading right above says the same."""
    if isinstance(block, blocks.Table) and block.caption == title:
        return replace(block, caption="")
    return block


def _joined(made: Iterable[Block]) -> Iterator[Block]:
    """Fact lists that follow each other become one."""
    for is_facts, group in groupby(made, lambda block: isinstance(block, blocks.FactList)):
        if is_facts:
            yield blocks.FactList(tuple(f for b in group if isinstance(b, blocks.FactList) for f in b.facts))
        else:
            yield from group


def _changed_once(made: Iterable[Block]) -> Iterator[Block]:
    """Of an answer that a letter tells several times, the first place leads to its field."""
    seen: set[str] = set()
    for block in made:
        if isinstance(block, blocks.Heading | blocks.Paragraph | blocks.Address | blocks.Dateline | blocks.Sender):
            yield replace(block, changes=tuple(c for c in block.changes if c.field not in seen))
            seen |= {change.field for change in block.changes}
        else:
            yield block


@dataclass(frozen=True)
class _Composer:
    form: Form
    spec: DocumentSpec
    setting: Setting
    answers: Answers
    parts: dict[str, Part]

    def all(self) -> Iterator[Block]:
        """The lead, then the layout of the document, or its sections in order."""
        if self.spec.lead:
            yield blocks.Paragraph(self.setting.words.say(self.spec.lead))
        for piece in self.spec.layout:
            if holds(piece.when, self.answers):
                yield from self._piece(piece)
        for id, part in self.parts.items() if not self.spec.layout else ():
            if not self.spec.sections or id in self.spec.sections:
                yield from self._part(part)

    def events(self) -> Iterator[Event]:
        """The dates of the document's sections that belong into a calendar."""
        sections = self.spec.sections or tuple(self.parts)
        parts = [part for id, part in self.parts.items() if id in sections]
        return of_form(parts, self.answers, self.spec.audience == "shared", self.setting)

    def _piece(self, piece: Piece) -> Iterator[Block]:
        say = self.setting.words.say
        if piece.section in self.parts:
            yield from self._part(self.parts[piece.section])
        if piece.field:
            yield from self._fields([f for f in self._shown() if f.id == piece.field])
        for line, block in (
            (piece.heading, blocks.Heading),
            (piece.address, blocks.Address),
            (piece.dateline, blocks.Dateline),
        ):
            if line:
                yield block(self._text(say(line)), changes=self._changes(say(line)))
        told = paragraphs(self._text(say(piece.text)))
        for paragraph in told[:-1]:
            yield blocks.Paragraph(paragraph)
        for paragraph in told[-1:]:
            yield blocks.Paragraph(paragraph, changes=self._changes(say(piece.text)))
        if piece.sender:
            yield blocks.Sender(self._text(say(piece.sender)), changes=self._changes(say(piece.sender)))

    def _changes(self, template: str) -> tuple[blocks.Change, ...]:
        """The way back to each answer that a text tells."""
        told = {field.id: field for field in self._shown() if self._may_tell(field)}
        labels = {name: self.setting.words.say(told[name].label) for name in names_in(template) if name in told}
        return tuple(blocks.Change(name, label) for name, label in labels.items())

    def _text(self, template: str) -> str:
        return filled_in(template, self.form, self._told(), self.setting)

    def _told(self) -> Answers:
        """The answers that this document may tell."""
        return {f.id: self.answers.get(f.id) for f in self._shown() if self._may_tell(f)}

    def _shown(self) -> list[Field]:
        return [field for part in self.parts.values() for field in part.fields]

    def _part(self, part: Part) -> list[Block]:
        """The blocks of a section under its heading; nothing at all if it is empty."""
        title = self.setting.words.say(part.section.title)
        made = [untitled(block, title) for block in self._fields(list(part.fields))]
        return [blocks.Heading(title), *made] if made else []

    def _fields(self, fields: list[Field]) -> list[Block]:
        told = [field for field in fields if self._belongs(field)]
        grouped = groupby(told, lambda field: KINDS[field.type])
        return [block for _, group in grouped for block in self._group(list(group))]

    def _may_tell(self, field: Field) -> bool:
        return not (field.private and self.spec.audience == "shared")

    def _may_tell_row(self, group: Field, row: Answers) -> bool:
        return self.spec.audience == "own" or shared_row(group, row)

    def _belongs(self, field: Field) -> bool:
        if not field.printed or not self._may_tell(field) or field.type not in KINDS:
            return False
        return field.type == "signatures" or filled(self.answers.get(field.id))

    def _group(self, fields: list[Field]) -> list[Block]:
        kind = KINDS[fields[0].type]
        if kind == "fact":
            return [blocks.FactList(tuple(self._fact(field) for field in fields))]
        if kind == "check":
            return [self._checks(fields)]
        if kind == "rows":
            return [block for field in fields for block in self._rows(field)]
        return [getattr(self, f"_{kind}")(field) for field in fields]

    def _fact(self, field: Field) -> blocks.Fact:
        value = printed_value(field, self.answers[field.id], self.setting.words)
        return blocks.Fact(self.setting.words.say(field.label), value, field.id)

    def _checks(self, fields: list[Field]) -> Block:
        words, ids = self.setting.words, FIXED_OPTIONS["check"]
        lines = tuple(
            blocks.Check(words.say(f.label), ids.index(self.answers[f.id]), f.id)
            for f in fields
            if self.answers[f.id] in ids
        )
        columns = tuple(words.word(f"check-{id}") for id in ids)
        return blocks.CheckTable(words.word("check-heading"), columns, lines)

    def _notes(self, field: Field) -> Block:
        label = self.setting.words.say(field.label)
        return blocks.Notes(label, paragraphs(text(self.answers[field.id])), field.id)

    def _listed(self, field: Field) -> Block:
        words = self.setting.words
        picked = tuple(printed_option(field, id, words) for id in chosen(self.answers[field.id]))
        return blocks.Notes(words.say(field.label), picked, field.id)

    def _tick(self, field: Field) -> Block:
        return blocks.Paragraph(self.setting.words.say(field.label), field.id)

    def _rows(self, group: Field) -> list[Block]:
        told = [row for _, row in rows(self.answers[group.id]) if self._may_tell_row(group, row)]
        columns = [field for field in group.fields if field.type != "tick" and self._belongs_in(field)]
        listed = [self._row(group, columns, row) for row in told]
        caption = self.setting.words.say(group.label)
        if not listed:
            return []
        if len(columns) == 1:
            return [blocks.Notes(caption, tuple(cell for row in listed for cell in row), group.id)]
        header = tuple(self.setting.words.say(field.label) for field in columns)
        return [blocks.Table(caption, header, tuple(listed), group.id)]

    def _belongs_in(self, field: Field) -> bool:
        return field.printed and self._may_tell(field)

    def _row(self, group: Field, columns: list[Field], row: Answers) -> tuple[str, ...]:
        shown = row_fields(group, row, self.answers)
        words = self.setting.words
        return tuple(printed_value(f, row.get(f.id), words) if f in shown else "" for f in columns)

    def _signatures(self, field: Field) -> Block:
        words = self.setting.words
        lines = tuple(
            blocks.SignatureLine(
                words.say(signer.label),
                text(self.answers.get(signer.name)),
                words.word("signature-date"),
            )
            for signer in field.signers
        )
        return blocks.Signatures(words.say(field.hint), lines)
