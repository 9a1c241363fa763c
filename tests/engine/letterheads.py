"""Fictional letterheads, as an organisation would make them in Word."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

# Word in Danish calls its styles so; their names stay English in the file.
DANISH = {"Heading1": "Overskrift1", "Heading2": "Overskrift2", "Title": "Titel", "Header": "Sidehoved"}


def picture():
    """A small PNG in one colour."""
    rows = b"".join(b"\0" + b"\xb4\x1e\x3c" * 24 for _ in range(6))
    header = struct.pack(">IIBBBBB", 24, 6, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def letterhead(file: Path, footer=True, even=False):
    """A letterhead with a logo on the first page, fonts and margins of its own, and text that stays behind."""
    made = docx.Document()
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Heading 1"].font.size = Pt(17)
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x8A, 0x1C, 0x3C)
    section = made.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(4)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Fictional letterhead"
    link(section.header, "https://office.example/")
    section.first_page_header.paragraphs[0].add_run().add_picture(BytesIO(picture()), width=Cm(4))
    if footer:
        section.footer.paragraphs[0].text = "Street 1 · Fictional"
    made.settings.odd_and_even_pages_header_footer = even
    made.add_paragraph("Text that stays behind")
    made.save(str(file))
    return file


def link(part, address):
    """A hyperlink to the outside in a header."""
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), part.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    part.paragraphs[0]._p.append(element)


def changed(file: Path, part: str, old: str, new: str):
    """The same file with a text of one part changed."""
    with ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in contents[part]
    contents[part] = contents[part].replace(old.encode(), new.encode())
    with ZipFile(file, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file


def in_danish(file: Path):
    """The same file with the style ids of a Danish Word."""
    for old, new in DANISH.items():
        for part in ("word/styles.xml", "word/header1.xml"):
            with ZipFile(file) as archive:
                present = f'"{old}"' in archive.read(part).decode()
            if present:
                changed(file, part, f'"{old}"', f'"{new}"')
    return file
