"""Writes the texts to approve as Word files: ``python -m forms.authoring.review_docx``."""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from forms.authoring import organisation
from forms.authoring.catalogue import load
from forms.authoring.errors import ContentError
from forms.authoring.prose import Material
from forms.authoring.review import Group, Row, Sheet, Shelf, sheets
from forms.authoring.since import ROOT, UnknownCommitError, last_release, material_at
from forms.engine.words import Words

FOLDER = ROOT / "build" / "review"
PAGE = (29.7, 21.0)
MARGIN = 1.5
ID_WIDTH = 4.5
NEW, GONE, QUIET = RGBColor(0x00, 0x5A, 0x2B), RGBColor(0xA0, 0x1C, 0x1C), RGBColor(0x55, 0x55, 0x55)
SHADE = "E8EEEE"
PIECES = re.compile(r"\s+|[^\s]+")


def write_all(folder: Path, since: str | None) -> list[Path]:
    """Write a file for each guide and form, and say where.

    Raises ContentError if the content cannot be read.
    """
    own = organisation.chosen()
    catalogue = load(own=own)
    editions = [id for id, state in catalogue.content.organisation.editions.items() if state != "off"]
    words = Words(catalogue.content, editions[0])
    with ExitStack() as stack:
        base, then = _before(since, own, stack)
        now = Shelf(Material(own=own))
        folder.mkdir(parents=True, exist_ok=True)
        return [_Writer(words, editions, base).write(sheet, folder) for sheet in sheets(now, then)]


def _before(since: str | None, own: Path | None, stack: ExitStack) -> tuple[str, Shelf | None]:
    """What to compare with; without a release there is nothing, unless a commit was named."""
    try:
        base = since or last_release()
    except UnknownCommitError:
        return "", None
    # With the organisation's own texts as they are now, so that what the product changed is marked.
    return base, Shelf(replace(stack.enter_context(material_at(base)), own=own))


class _Writer:
    """Writes sheets in the language of an organisation's first edition."""

    def __init__(self, words: Words, editions: list[str], since: str) -> None:
        self._words = words
        self._editions = editions
        self._since = since

    def write(self, sheet: Sheet, folder: Path) -> Path:
        document = _landscape()
        document.core_properties.title = self._title(sheet)
        document.core_properties.author = ""
        self._top(document, sheet)
        for group in sheet.groups:
            document.add_heading(self._words.say(group.title) or self._words.word("review-other"), 1)
            self._table(document, group)
        if sheet.facts:
            document.add_heading(self._words.word("review-facts"), 1)
            self._table(document, Group({}, tuple(self._fact(fact) for fact in sheet.facts)))
        file = folder / f"{sheet.name}.docx"
        document.save(str(file))
        return file

    def _title(self, sheet: Sheet) -> str:
        return self._words.word("review-title", title=self._words.say(sheet.title))

    def _top(self, document: Any, sheet: Sheet) -> None:
        word = self._words.word
        document.add_heading(self._title(sheet), 0)
        document.add_paragraph(word("review-lead"))
        if not self._since:
            document.add_paragraph(word("review-no-since"))
            return
        told = [word("review-since", since=self._since)]
        told.append(word("review-count", changed=len(sheet.changed()), all=sheet.rows()))
        document.add_paragraph(" ".join(told))

    def _fact(self, fact: dict[str, Any]) -> Row:
        about = self._words.word(f"review-{fact['status']}", **{key: fact[key] for key in ("checked", "law", "source")})
        said = {edition: f"{text}\n{about}" for edition, text in fact["text"].items()}
        return Row(fact["id"], said)

    def _table(self, document: Any, group: Group) -> None:
        width = (PAGE[0] - 2 * MARGIN - ID_WIDTH) / len(self._editions)
        widths = [ID_WIDTH, *[width] * len(self._editions)]
        names = [self._words.word("review-id"), *map(self._edition, self._editions)]
        table = document.add_table(rows=1, cols=len(widths), style="Table Grid")
        table.autofit = False
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
            _shade(cell)
        _repeat(table.rows[0])
        for row in group.rows:
            self._fill(table.add_row(), row)
        # Word goes by the cells, LibreOffice by the columns.
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Cm(wide)
        for line in table.rows:
            for cell, wide in zip(line.cells, widths, strict=True):
                cell.width = Cm(wide)

    def _edition(self, id: str) -> str:
        return self._words.content.words["site-language"].get(id, id)

    def _fill(self, target: Any, row: Row) -> None:
        name = target.cells[0].paragraphs[0]
        run = name.add_run(row.id)
        run.font.size, run.font.color.rgb = Pt(8), QUIET
        if row.state:
            name.add_run(f"\n{self._words.word(f'review-{row.state}')}").bold = True
        for cell, edition in zip(target.cells[1:], self._editions, strict=True):
            _say(cell.paragraphs[0], row, edition)


def _say(paragraph: Any, row: Row, edition: str) -> None:
    said = row.said.get(edition, "").strip()
    if row.before is None:
        paragraph.add_run(said)
        return
    for kind, text in difference(row.before.get(edition, "").strip(), said):
        run = paragraph.add_run(text)
        if kind == "new":
            run.underline, run.font.color.rgb = True, NEW
        elif kind == "gone":
            run.font.strike, run.font.color.rgb = True, GONE


def difference(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The pieces of a changed text: ``same``, ``gone`` or ``new``."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[a:b])
            continue
        if a < b:
            yield "gone", "".join(old[a:b])
        if c < d:
            yield "new", "".join(new[c:d])


def _landscape() -> Any:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(PAGE[0]), Cm(PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    style.paragraph_format.space_after = Pt(4)
    return document


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat(row: Any) -> None:
    """The heading of a table stands on each of its pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def main(arguments: list[str] | None = None) -> int:
    """Write the files."""
    parser = argparse.ArgumentParser(prog="make review", description=__doc__)
    parser.add_argument("--since", metavar="COMMIT", help="what to compare with (default: the last release)")
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        files = write_all(options.to, options.since)
    except (ContentError, UnknownCommitError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(files)} files in {options.to}")
    if not options.since:
        _say_without_release()
    return 0


def _say_without_release() -> None:
    try:
        last_release()
    except UnknownCommitError as error:
        print(f"No changes are marked in them: {error}")


if __name__ == "__main__":
    sys.exit(main())
