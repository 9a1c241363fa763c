"""Composes a document from a form and its answers. Empty answers leave nothing behind."""

from dataclasses import dataclass
from itertools import groupby

from forms.engine import document as blocks
from forms.engine.answers import Answers, filled, rows, text
from forms.engine.check import CHECK_OPTIONS
from forms.engine.dates import parse, spoken
from forms.engine.document import Block, Document
from forms.engine.model import DocumentSpec, Field, Form
from forms.engine.setting import Setting
from forms.engine.visible import Part, row_fields, visible
from forms.engine.words import Words

# Neighbouring fields of one kind share a block.
KINDS = {
    "text": "fact",
    "date": "fact",
    "number": "fact",
    "choice": "fact",
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
    composer = _Composer(words, seen.answers, spec)
    parts = [part for part in seen.parts if not spec.sections or part.section.id in spec.sections]
    return Document(
        title=words.say(spec.title),
        organisation=words.say(words.content.organisation.name),
        tag=words.word("language-tag"),
        created=setting.today.isoformat(),
        blocks=tuple(block for part in parts for block in composer.part(part)),
        small_print=words.word("small-print", form=form.id, version=form.version, date=spoken(setting.today, words)),
        page_words=(words.word("page"), words.word("page-of")),
    )


def spec_of(form: Form, document: str | None) -> DocumentSpec:
    """A document of a form by its id; the first one if none is named.

    Raises KeyError if the form has no such document.
    """
    specs = {spec.id: spec for spec in form.documents}
    return specs[document] if document else form.documents[0]


def printed_value(field: Field, value: object, words: Words) -> str:
    """A short answer as a reader sees it."""
    answer = text(value)
    if field.type == "date":
        day = parse(answer)
        return spoken(day, words) if day else answer
    if field.type == "check" and answer in CHECK_OPTIONS:
        return words.word(f"check-{answer}")
    chosen = {option.id: words.say(option.label) for option in field.options}
    return chosen.get(answer, answer)


@dataclass(frozen=True)
class _Composer:
    words: Words
    answers: Answers
    spec: DocumentSpec

    def part(self, part: Part) -> list[Block]:
        """The blocks of a section under its heading; nothing at all if it is empty."""
        fields = [field for field in part.fields if self._belongs(field)]
        made = [block for _, group in groupby(fields, lambda f: KINDS[f.type]) for block in self._group(list(group))]
        return [blocks.Heading(self.words.say(part.section.title)), *made] if made else []

    def _belongs(self, field: Field) -> bool:
        if not field.printed or (field.private and self.spec.audience == "shared"):
            return False
        return field.type == "signatures" or filled(self.answers.get(field.id))

    def _group(self, fields: list[Field]) -> list[Block]:
        kind = KINDS[fields[0].type]
        if kind == "fact":
            return [blocks.FactList(tuple(self._fact(field) for field in fields))]
        if kind == "check":
            return [self._checks(fields)]
        return [getattr(self, f"_{kind}")(field) for field in fields]

    def _fact(self, field: Field) -> blocks.Fact:
        value = printed_value(field, self.answers[field.id], self.words)
        return blocks.Fact(self.words.say(field.label), value, field.id)

    def _checks(self, fields: list[Field]) -> Block:
        columns = tuple(self.words.word(f"check-{option}") for option in CHECK_OPTIONS)
        lines = tuple(
            blocks.Check(self.words.say(f.label), CHECK_OPTIONS.index(self.answers[f.id]), f.id)
            for f in fields
            if self.answers[f.id] in CHECK_OPTIONS
        )
        return blocks.CheckTable(self.words.word("check-heading"), columns, lines)

    def _notes(self, field: Field) -> Block:
        return blocks.Notes(self.words.say(field.label), paragraphs(self.answers[field.id]), field.id)

    def _tick(self, field: Field) -> Block:
        return blocks.Paragraph(self.words.say(field.label), field.id)

    def _rows(self, group: Field) -> Block:
        listed = [self._row(group, row) for _, row in rows(self.answers[group.id])]
        if len(group.fields) == 1:
            return blocks.Notes(self.words.say(group.label), tuple(cell for row in listed for cell in row), group.id)
        header = tuple(self.words.say(field.label) for field in group.fields)
        return blocks.Table(self.words.say(group.label), header, tuple(listed), group.id)

    def _row(self, group: Field, row: Answers) -> tuple[str, ...]:
        shown = row_fields(group, row, self.answers)
        return tuple(
            printed_value(field, row.get(field.id), self.words) if field in shown else "" for field in group.fields
        )

    def _signatures(self, field: Field) -> Block:
        lines = tuple(
            blocks.SignatureLine(
                self.words.say(signer.label),
                text(self.answers.get(signer.name)),
                self.words.word("signature-date"),
            )
            for signer in field.signers
        )
        return blocks.Signatures(self.words.say(field.hint), lines)


def paragraphs(value: str) -> tuple[str, ...]:
    """A longer text cut at its blank lines; single line breaks stay inside."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    grouped = groupby(lines, lambda line: bool(line.strip()))
    return tuple("\n".join(group) for is_text, group in grouped if is_text)
