"""Writes a document as plain text, for pasting into an HR system or a mail."""

from collections.abc import Callable, Iterable
from typing import Any

from forms.engine.clean import clean_document
from forms.engine.document import (
    Address,
    Block,
    Check,
    CheckTable,
    Dateline,
    Document,
    FactList,
    Heading,
    Lines,
    Notes,
    Options,
    Paragraph,
    QuestionGroup,
    Questions,
    Sender,
    SignatureLine,
    Signatures,
    Table,
)

# A line under a heading or to sign on is never longer than a mail's usual line.
LONGEST_RULE = 60
SIGNATURE = "_" * 40
DATE = "_" * 16
BOX = "[ ]"


def write(document: Document) -> str:
    """The document as plain text; parts stand apart by one blank line.

    An agenda goes into a mail, where nobody expects a letterhead.
    """
    cleaned, _ = clean_document(document)
    parts = [
        "" if cleaned.kind == "agenda" else cleaned.organisation,
        *(block_text(block) for block in cleaned.addresses),
        underlined(cleaned.title, "="),
        *(block_text(block) for block in cleaned.body),
        cleaned.small_print,
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def block_text(block: Block) -> str:
    """One block as plain text."""
    return SHOWN[type(block)](block)


def underlined(text: str, rule: str) -> str:
    """A heading with a rule of its length below it."""
    longest = max(len(line) for line in text.split("\n"))
    return f"{text}\n{rule * min(longest, LONGEST_RULE)}" if longest else ""


def introduced(label: str) -> str:
    """A label as it stands before its value: a question keeps its question mark."""
    return label if not label or label.endswith(("?", ":", ".", "!")) else f"{label}:"


def labelled(label: str, value: str) -> str:
    """A label and its value; further lines of the value are indented."""
    return f"{introduced(label)} {value}".strip().replace("\n", "\n  ")


def headed(label: str, parts: Iterable[str]) -> str:
    """Parts under a small heading."""
    return "\n".join(part for part in (introduced(label), *parts) if part)


def indented(text: str, mark: str = "  ") -> str:
    """A text moved to the right, its first line after ``mark``."""
    return mark + text.replace("\n", "\n" + " " * len(mark))


def heading(block: Heading) -> str:
    """A heading of a section; all levels look alike."""
    return underlined(block.text, "-")


def as_it_is(block: Address | Dateline) -> str:
    """The lines at the head of a letter."""
    return block.text


def sender(block: Sender) -> str:
    """Room to sign, and who signs."""
    return f"\n\n{block.text}"


def paragraph(block: Paragraph) -> str:
    """A paragraph is one long line: what it is pasted into will wrap it."""
    return block.text


def fact_list(block: FactList) -> str:
    """One line for each fact."""
    return "\n".join(labelled(fact.label, fact.value) for fact in block.facts)


def check_table(block: CheckTable) -> str:
    """One line for each check."""
    return headed(block.heading, (indented(check_line(check, block)) for check in block.checks))


def check_line(check: Check, table: CheckTable) -> str:
    """The chosen column's name; all columns to tick off as long as none is chosen."""
    if check.chosen is not None:
        return labelled(check.label, table.columns[check.chosen])
    return labelled(check.label, "  ".join(f"{BOX} {column}" for column in table.columns))


def table(block: Table) -> str:
    """An item of a list for each row."""
    return headed(block.caption, (item(block.header, row) for row in block.rows))


def item(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """The cells of a row, each after its column's name; empty ones are left out."""
    cells = [labelled(label, cell) for label, cell in zip(header, row, strict=True) if cell]
    return indented("\n".join(cells), "  - ") if cells else ""


def notes(block: Notes) -> str:
    """Paragraphs below their label."""
    return headed(block.label, ["\n\n".join(block.paragraphs)])


def signatures(block: Signatures) -> str:
    """The statement, and for each signer a line to sign on."""
    return "\n\n".join(part for part in (block.statement, *map(signer, block.lines)) if part)


def signer(line: SignatureLine) -> str:
    """A line to sign on, with whose it is and room for a date."""
    return f"{SIGNATURE}\n{labelled(line.label, line.name)}\n{labelled(line.date_label, DATE)}"


def ruled_lines(block: Lines) -> str:
    """Lines to write on."""
    return headed(block.label, [SIGNATURE] * block.count)


def options(block: Options) -> str:
    """A box for each option."""
    return headed(block.label, (indented(option, f"{BOX} ") for option in block.options))


def questions(block: Questions) -> str:
    """An item of a list for each question; after them the room for notes."""
    parts = [*map(question_group, block.groups), *map(ruled_lines, block.notes)]
    return "\n\n".join(part for part in parts if part)


def question_group(group: QuestionGroup) -> str:
    """The questions under what they have in common."""
    return headed(group.label, (indented(question, "- ") for question in group.questions))


SHOWN: dict[type[Block], Callable[[Any], str]] = {
    Address: as_it_is,
    Dateline: as_it_is,
    Sender: sender,
    Heading: heading,
    Paragraph: paragraph,
    FactList: fact_list,
    CheckTable: check_table,
    Table: table,
    Notes: notes,
    Signatures: signatures,
    Lines: ruled_lines,
    Options: options,
    Questions: questions,
}
