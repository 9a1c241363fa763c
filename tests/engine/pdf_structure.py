"""Reads the structure tree of a PDF with somebody else's reader, and checks it.

What a screen reader goes by: ISO 32000-1, 14.7 and 14.8; PDF/UA-1 (ISO 14289-1) asks that all
that is shown is in the tree or named as decoration.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

# Element -> where it may stand.
PARENTS = {
    "Document": {""},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Caption": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    **{kind: {"Document"} for kind in ("P", "L", "Table", "H1", "H2", "H3", "H4", "H5", "H6")},
}
SHOWING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "Do"}


@dataclass
class Element:
    """An element of the tree: its kind, what it holds, and its scope if it is a header."""

    kind: str
    scope: str = ""
    held: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.held)

    def all(self, *kinds: str) -> Iterator["Element"]:
        """This element and those in it, of certain kinds."""
        if not kinds or self.kind in kinds:
            yield self
        for part in self.held:
            if isinstance(part, Element):
                yield from part.all(*kinds)


class Pdf:
    """A PDF as its tree tells it."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(BytesIO(data), strict=True)
        self.catalog: Any = self.reader.root_object
        self.found: list[str] = []
        self.marked: dict[tuple[int, int], str] = {}
        for number, page in enumerate(self.reader.pages):
            self._read(number, page)
        root: Any = self.catalog["/StructTreeRoot"]
        self.referred: list[tuple[int, int]] = []
        self.root = self._element(root["/K"][0].get_object(), root)

    @property
    def texts(self) -> list[str]:
        """The texts of all that has no parts, the signs of lists left out."""
        leaves = [e for e in self.root.all() if not any(isinstance(part, Element) for part in e.held)]
        return [leaf.text for leaf in leaves if leaf.kind != "Lbl"]

    def _read(self, number: int, page: Any) -> None:
        """What is shown on a page, by the number of its mark."""
        letters = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
        marks: list[int | None] = []
        font: dict[bytes, str] = {}
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            match operator.decode():
                case "BDC":
                    marks.append(operands[1]["/MCID"])
                    self.marked[number, marks[-1]] = ""  # type: ignore[index]
                case "BMC":
                    marks.append(None)
                case "EMC":
                    marks.pop()
                case "Tf":
                    font = letters[operands[0]]
                case name if name in SHOWING and not marks:
                    self.found.append(f"page {number + 1} shows something outside the tree")
                case "Tj" if marks[-1] is not None:
                    self.marked[number, marks[-1]] += _decoded(operands[0].original_bytes, font)
        self.found += ["a mark is left open"] if marks else []

    def _element(self, data: Any, parent: Any) -> Element:
        if data["/P"].get_object() is not parent.get_object():
            self.found.append("an element names another parent")
        made = Element(data["/S"][1:], data.get("/A", {}).get("/Scope", "")[1:])
        for kid in data["/K"]:
            kid = kid.get_object()
            made.held.append(self._mark(kid, data) if kid["/Type"] == "/MCR" else self._element(kid, data))
        return made

    def _mark(self, reference: Any, owner: Any) -> str:
        page = reference["/Pg"].get_object()
        number, mark = self.reader.get_page_number(page), reference["/MCID"]
        assert number is not None
        self.referred.append((number, mark))
        numbers = self.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        owners = dict(zip(numbers[::2], numbers[1::2], strict=True))[page["/StructParents"]]
        if owners[mark].get_object() is not owner:
            self.found.append(f"the parent tree gives mark {mark} of page {number + 1} to another element")
        return self.marked[number, mark]

    def problems(self) -> list[str]:
        """All that is wrong with the tree."""
        return [
            *self.found,
            *self._catalog(),
            *self._marks(),
            *self._order(self.root, ""),
            *self._levels(),
            *self._tables(),
        ]

    def _catalog(self) -> Iterator[str]:
        if not self.catalog["/MarkInfo"]["/Marked"]:
            yield "the file does not say that it is tagged"
        if not self.catalog.get("/Lang") or not self.catalog["/ViewerPreferences"]["/DisplayDocTitle"]:
            yield "language or title is not stated"
        if "/Metadata" not in self.catalog or "/OutputIntents" not in self.catalog:
            yield "metadata or colour profile is missing"

    def _marks(self) -> Iterator[str]:
        if sorted(self.referred) != sorted(self.marked):
            yield "what is marked and what the tree refers to differ"

    def _order(self, element: Element, parent: str) -> Iterator[str]:
        if parent not in PARENTS[element.kind]:
            yield f"{element.kind} stands in {parent}"
        for part in element.held:
            if isinstance(part, Element):
                yield from self._order(part, element.kind)

    def _levels(self) -> Iterator[str]:
        before = 0
        for heading in self.root.all("H1", "H2", "H3", "H4", "H5", "H6"):
            level = int(heading.kind[1])
            if level > before + 1:
                yield f"{heading.text} skips a level"
            before = level

    def _tables(self) -> Iterator[str]:
        for table in self.root.all("Table"):
            if len({len(row.held) for row in table.all("TR")}) > 1:
                yield "rows of a table have different numbers of cells"
            if not all(header.scope in ("Row", "Column") for header in table.all("TH")) or not list(table.all("TH")):
                yield "a table's headers do not say what they head"


def _letters(font: Any) -> dict[bytes, str]:
    """What the codes of an embedded font mean."""
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert "/FontFile2" in descriptor
    pairs = re.findall(rb"<(\w{4})> <(\w+)>\n", font["/ToUnicode"].get_data().split(b"beginbfchar", 1)[1])
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _decoded(codes: bytes, letters: dict[bytes, str]) -> str:
    return "".join(letters[codes[index : index + 2]] for index in range(0, len(codes), 2))
