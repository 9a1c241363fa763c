"""A Word file that carries its save file (only on the reader's explicit choice).

The save file is a custom XML part (ECMA-376 part 1, 15.2.5), which Word keeps when it
saves the file anew. A Word file comes from anywhere, so reading one parses no XML,
unpacks only what it needs and only so much of it, and uses no name in it as a path.
"""

import hashlib
import re
import struct
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from forms.engine.savefile import LARGEST, SaveFile, SaveFileError, dump, read
from forms.engine.templating import render

LARGEST_FILE = 20_000_000
# Word's own files have some twenty parts, those with many pictures some hundred.
MOST_PARTS = 1000
# A save file of the largest size in base64, with room for the element around it.
LARGEST_ITEM = LARGEST * 4 * 4 // 3 + 10_000
LARGEST_TEXT = 40_000_000
ENCRYPTED = 0x1
HEADER = 30

TEXT = "word/document.xml"
_ITEM = re.compile(r"customXml/item\d{1,4}\.xml")
_SAVED = re.compile(rb'<(?:\w+:)?save-file [^<>]*?\bwords="([0-9a-f]{64})"[^<>]*>([A-Za-z0-9+/=\s]*)</')
_SAID = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>|<w:(?:p|tr)[ >/]|<w:(?:tab|br|cr)\b")


@dataclass(frozen=True)
class Reopened:
    """A save file found in a Word file, and whether the words around it have changed."""

    saved: SaveFile
    changed_by_hand: bool


def embed(word_file: bytes, saved: SaveFile) -> bytes:
    """The Word file with a save file in it; the same input gives the same bytes."""
    buffer = BytesIO()
    with ZipFile(BytesIO(word_file)) as before, ZipFile(buffer, "w") as after:
        parts = {info.filename: (info, before.read(info)) for info in before.infolist()}
        number = next(n for n in range(1, len(parts) + 2) if f"customXml/item{n}.xml" not in parts)
        like = parts[TEXT][0]
        for name, (info, content) in parts.items():
            after.writestr(info, _linked(name, content, number))
        for name, content in _parts(number, saved, fingerprint(parts[TEXT][1])).items():
            after.writestr(_entry(name, like), content)
    return buffer.getvalue()


def extract(word_file: bytes) -> Reopened:
    """The save file in a Word file that may come from anywhere.

    Raises SaveFileError if the file is too large or damaged, or carries none.
    """
    if len(word_file) > LARGEST_FILE or word_file.count(b"PK\x01\x02") > MOST_PARTS:
        raise SaveFileError("open-too-large")
    try:
        return _found(word_file)
    except SaveFileError:
        raise
    except (BadZipFile, struct.error, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise SaveFileError("open-damaged") from error


def fingerprint(document: bytes) -> str:
    """A hash of the words of ``word/document.xml``.

    Word writes the same words with other marks around them whenever it saves, so the
    bytes themselves would tell of changes that nobody made.
    """
    xml = document.decode("utf-8")
    said = "".join(unescape(match[1]) if match[1] is not None else " " for match in _SAID.finditer(xml))
    return hashlib.sha256(" ".join(said.split()).encode()).hexdigest()


def _found(word_file: bytes) -> Reopened:
    with ZipFile(BytesIO(word_file)) as archive:
        parts = {info.filename: info for info in archive.infolist()}
    if TEXT not in parts:
        raise SaveFileError("reopen-no-word-file")
    for name in sorted(filter(_ITEM.fullmatch, parts)):
        if match := _SAVED.search(_content(word_file, parts[name], LARGEST_ITEM)):
            saved = read(b64decode(b"".join(match[2].split()), validate=True).decode("utf-8", "surrogatepass"))
            words = fingerprint(_content(word_file, parts[TEXT], LARGEST_TEXT))
            return Reopened(saved, words != match[1].decode())
    raise SaveFileError("reopen-nothing-inside")


def _content(archive: bytes, info: ZipInfo, most: int) -> bytes:
    """Unpack one part, never more than ``most`` bytes, whatever its header promises."""
    if info.flag_bits & ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(info.filename)
    start = info.header_offset + HEADER
    names, extras = struct.unpack("<HH", archive[start - 4 : start])
    packed = archive[start + names + extras :][: info.compress_size]
    content = packed if info.compress_type == ZIP_STORED else zlib.decompressobj(-15).decompress(packed, most + 1)
    if len(content) > most:
        raise SaveFileError("open-too-large")
    if zlib.crc32(content) != info.CRC:
        raise BadZipFile(info.filename)
    return content


def _linked(name: str, content: bytes, number: int) -> bytes:
    """A part with what makes Word know and keep the save file."""
    if name == "[Content_Types].xml":
        return _before(b"</Types>", content, render("docx/save-file-type.xml", number=number))
    if name == "word/_rels/document.xml.rels":
        return _before(b"</Relationships>", content, render("docx/save-file-rel.xml", number=number))
    return content


def _before(end: bytes, content: bytes, added: str) -> bytes:
    head, found, tail = content.rpartition(end)
    if not found:
        raise ValueError(f"{end!r} is missing")  # a letterhead that Word would not open either
    return head + added.encode() + found + tail


def _parts(number: int, saved: SaveFile, words: str) -> dict[str, bytes]:
    payload = b64encode(dump(saved).encode("utf-8", "surrogatepass")).decode()
    item = f"customXml/item{number}.xml"
    return {
        item: render("docx/save-file.xml", words=words, payload=payload).encode(),
        f"customXml/itemProps{number}.xml": render("docx/save-file-props.xml").encode(),
        f"customXml/_rels/item{number}.xml.rels": render("docx/save-file-rels.xml", number=number).encode(),
    }


def _entry(name: str, like: ZipInfo) -> ZipInfo:
    entry = ZipInfo(name, like.date_time)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = like.create_system
    return entry
