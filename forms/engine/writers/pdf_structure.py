"""The structure tree of a PDF: which drawn text is a heading, a paragraph, a header cell.

Screen readers read it instead of the page (ISO 32000-1, 14.7 and 14.8). fpdf2 writes a tree
for pictures only; ``Tree`` takes the place of its builder and answers what its output asks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from forms.engine.writers.pdf_library import FPDF, Name, PDFArray, PDFObject, PDFPage, StructTreeRoot

HEADER_OF = {"column": "<</O /Table /Scope /Column>>", "row": "<</O /Table /Scope /Row>>"}


class Element(PDFObject):
    """An element of the tree."""

    def __init__(self, kind: str, parent: PDFObject, header_of: str = "") -> None:
        super().__init__()
        self.type = Name("StructElem")
        self.s = Name(kind)
        self.p = parent
        self.k = PDFArray()
        self.a = HEADER_OF.get(header_of)
        self.pg: PDFPage | None = None
        self._first_page = 1

    def page_number(self) -> int:
        """The page it begins on; fpdf2 asks for it."""
        return self._first_page

    def serialize(self, obj_dict: dict[str, object] | None = None, _security_handler: object = None) -> str:
        """What the file says of it. Of each element fpdf2 would ask Python for all attributes."""
        said: dict[str, object] = {
            "/A": self.a,
            "/K": self.k.serialize(),
            "/P": self.p.ref,
            "/Pg": self.pg and self.pg.ref,
            "/S": self.s.serialize(),
            "/Type": self.type.serialize(),
        }
        return super().serialize(obj_dict or {key: value for key, value in said.items() if value})

    def hold(self, part: "Mark", page: int) -> None:
        """Take a piece of a page as content."""
        self._first_page = self._first_page if self.k else page
        self.k.append(part)


class Mark:
    """A marked piece of a page's content, as an element refers to it."""

    def __init__(self, page: PDFPage, number: int) -> None:
        self.page, self.number = page, number

    def serialize(self, **_: object) -> str:
        """The reference; the page has its object number only when the file is written."""
        return f"<</Type /MCR /Pg {self.page.ref} /MCID {self.number}>>"


class Tree:
    """The tree of a document that is being drawn."""

    def __init__(self, pdf: FPDF) -> None:
        self.pdf = pdf
        self.root = StructTreeRoot()
        self.doc_struct_elem = Element("Document", self.root)
        self.root.k.append(self.doc_struct_elem)
        self.elements: list[Element] = [self.doc_struct_elem]

    def add(self, kind: str, parent: Element | None = None, header_of: str = "") -> Element:
        """A new element at the end of its parent."""
        above = parent or self.doc_struct_elem
        made = Element(kind, above, header_of)
        above.k.append(made)
        self.elements.append(made)
        return made

    @contextmanager
    def content(self, element: Element | None) -> Iterator[None]:
        """What is drawn meanwhile belongs to an element, or is decoration."""
        self._write("/Artifact BMC" if element is None else f"/{element.s} <</MCID {self._mark(element)}>> BDC")
        yield
        self._write("EMC")

    def _mark(self, element: Element) -> int:
        page = self.pdf.pages[self.pdf.page]
        page.struct_parents = self.pdf.page - 1
        marked = self.root.parent_tree.nums[page.struct_parents]
        element.hold(Mark(page, len(marked)), self.pdf.page)
        marked.append(element)
        return len(marked) - 1

    def _write(self, operator: str) -> None:
        # A stream only once the file is written.
        contents = cast(bytearray, self.pdf.pages[self.pdf.page].contents)
        contents += f"{operator}\n".encode()

    def empty(self) -> bool:
        """Say whether there is nothing to write; fpdf2 asks."""
        return False

    def __iter__(self) -> Iterator[PDFObject]:
        """All objects, the root first; fpdf2 writes them."""
        yield self.root
        yield self.root.parent_tree
        yield from self.elements
