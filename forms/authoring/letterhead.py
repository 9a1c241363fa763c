"""Reads an organisation's own Word file at build time: its styles, headers, footers and page.

The text of the file is left out. What could run, reach out or surprise a reader is refused
with a remedy; what only Word's own editing needs is dropped.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from forms.authoring.errors import ContentError, Place, Problem
from forms.authoring.letterhead_styles import merged
from forms.authoring.ooxml import (
    COMPATIBILITY,
    IGNORED,
    PACKAGE_RELS,
    PREFIXES,
    RELATIONSHIPS,
    R,
    W,
    name_of,
    parsed,
    w,
    written,
)
from forms.engine.letterhead import Letterhead, Relation

LARGEST = 5_000_000
BODY = "word/document.xml"
PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
}
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
# Fields that show something of the document itself; all others reach out or run.
FIELDS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE"}
# Elements that hold programs, other files or controls.
REFUSED = {"object", "OLEObject", "control", "altChunk", "subDoc", "contentPart", "attachedTemplate"}
# Elements without meaning on a letterhead.
DROPPED = {"proofErr", "bookmarkStart", "bookmarkEnd", "lang", "permStart", "permEnd", "numPr", "sdtPr", "sdtEndPr"}
DROPPED |= {"commentRangeStart", "commentRangeEnd", "commentReference", "del", "moveFrom", "lastRenderedPageBreak"}
# Elements whose inside stays: content controls, accepted changes, smart tags.
UNWRAPPED = {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"}
SCHEMES = ("http://", "https://", "mailto:", "tel:")
PAGE = {"w": 11906, "left": 1304, "right": 1304, "gutter": 0}


def read(file: Path) -> Letterhead:
    """The letterhead of a Word file.

    Raises ContentError, with what to change in Word.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise Refused("the file is too large", f"use smaller pictures: at most {LARGEST // 1_000_000} MB")
        with ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return _Reader(parts).letterhead()
    except Refused as error:
        raise ContentError([Problem(Place(file, 1), *error.args)]) from error
    except OSError as error:
        problem = Problem(
            Place(file, 1), "the letterhead cannot be read", "put the Word file there, or correct its name"
        )
        raise ContentError([problem]) from error
    except (BadZipFile, KeyError, ElementTree.ParseError) as error:
        problem = Problem(Place(file, 1), "this is no Word file (.docx)", "save it anew in Word as a document (.docx)")
        raise ContentError([problem]) from error


class Refused(Exception):
    """What a letterhead may not hold, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)


@dataclass
class _Reader:
    """Collects the parts of one file."""

    files: dict[str, bytes]

    def letterhead(self) -> Letterhead:
        """The parts that documents take over."""
        if any("vba" in name.lower() for name in self.files):
            raise Refused("the file holds macros", "save it in Word as a document without macros (.docx)")
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.pictures: dict[str, int] = {}
        self.relations: list[Relation] = []
        self.styles = merged(parsed(self.files["word/styles.xml"]))
        sections = list(parsed(self.files[BODY]).iter(w("sectPr")))
        references = self._references(sections)
        section, width = _geometry(sections[-1] if sections else Element(w("sectPr")))
        kinds = {kind for kind, _ in references}
        self._theme()
        self.parts["word/styles.xml"] = self.styles.written(width, keep_footer="footer" in kinds)
        return Letterhead(
            parts=self.parts,
            types=self.types,
            extensions=self._extensions(),
            relations=tuple(self.relations),
            section="".join((*(_reference(*key, id) for key, id in references.items()), *section)),
            width=width,
            header="header" in kinds,
            footer="footer" in kinds,
            even_pages=self._even_pages(),
        )

    def _references(self, sections: list[Element]) -> dict[tuple[str, str], str]:
        """The id of each header and footer; a later section's takes the place of an earlier one's."""
        found: dict[tuple[str, str], str] = {}
        targets = self._targets(BODY)
        for section in sections:
            for kind in ("header", "footer"):
                for reference in section.iterfind(w(f"{kind}Reference")):
                    found[kind, reference.get(w("type"), "default")] = targets[reference.get(f"{{{R}}}id", "")].target
        return {key: self._page_part(key[0], target) for key, target in found.items()}

    def _page_part(self, kind: str, source: str) -> str:
        """Take over a header or footer with its pictures, and say its relationship's id."""
        number = len(self.relations) + 1
        name, id = f"word/letterhead{number}.xml", f"letterhead{number}"
        root = self.styles.renamed(_sanitised(parsed(self.files[source])))
        self.parts[name] = written(root)
        self.types[name] = TYPE.format(kind)
        if relations := list(self._taken(source, root)):
            self.parts[f"word/_rels/letterhead{number}.xml.rels"] = _rels(relations)
        self.relations.append(Relation(id, f"{RELATIONSHIPS}/{kind}", posixpath.basename(name)))
        return id

    def _taken(self, source: str, root: Element) -> Iterator[Element]:
        """The relationships that a header or footer uses: pictures of the file, and links."""
        used = {value for e in root.iter() for key, value in e.attrib.items() if key.startswith(f"{{{R}}}")}
        for id, relation in self._targets(source).items():
            if id not in used:
                continue
            made = Element("Relationship", {"Id": id, "Type": relation.type, "Target": relation.target})
            if relation.external:
                made.set("TargetMode", "External")
            else:
                made.set("Target", self._picture(relation.target))
            yield made

    def _picture(self, source: str) -> str:
        extension = source.rpartition(".")[2].lower()
        if extension not in PICTURES or source not in self.files:
            raise Refused(f"a header or footer uses {source}", "use pictures only: PNG, JPEG, SVG or EMF")
        number = self.pictures.setdefault(source, len(self.pictures) + 1)
        name = f"media/letterhead{number}.{extension}"
        self.parts[f"word/{name}"] = self.files[source]
        return name

    def _theme(self) -> None:
        """The theme, since styles take fonts and colours from it; without what it relates to."""
        themes = [r.target for r in self._targets(BODY).values() if r.type == f"{RELATIONSHIPS}/theme"]
        for source in themes[:1]:
            root = parsed(self.files[source])
            if any(key.startswith(f"{{{R}}}") for element in root.iter() for key in element.attrib):
                raise Refused("the theme holds pictures", "choose a theme without background pictures in Word")
            self.parts["word/theme/letterhead.xml"] = written(root)
            self.types["word/theme/letterhead.xml"] = THEME_TYPE
            self.relations.append(Relation("letterheadTheme", f"{RELATIONSHIPS}/theme", "theme/letterhead.xml"))

    def _targets(self, part: str) -> dict[str, "_Target"]:
        """The relationships of a part by id; those to the outside only as links."""
        folder, name = posixpath.split(part)
        rels = self.files.get(f"{folder}/_rels/{name}.rels")
        found = parsed(rels).iter(f"{{{PACKAGE_RELS}}}Relationship") if rels else ()
        return {element.get("Id", ""): _target(element, folder, part) for element in found}

    def _extensions(self) -> dict[str, str]:
        used = {name.rpartition(".")[2] for name in self.parts if "/media/" in name}
        return {extension: PICTURES[extension] for extension in sorted(used)}

    def _even_pages(self) -> bool:
        settings = self.files.get("word/settings.xml")
        return bool(settings) and parsed(settings or b"").find(w("evenAndOddHeaders")) is not None


@dataclass(frozen=True)
class _Target:
    type: str
    target: str
    external: bool


def _target(element: Element, folder: str, part: str) -> _Target:
    type, target = element.get("Type", ""), element.get("Target", "")
    if element.get("TargetMode") != "External":
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return _Target(type, inside, external=False)
    if part != BODY and (not type.endswith("/hyperlink") or not target.lower().startswith(SCHEMES)):
        raise Refused(
            f"the file points to {target}", "insert pictures into the file itself, and link only to web pages"
        )
    return _Target(type, target, external=True)


def _sanitised(root: Element) -> Element:
    """A header or footer without what runs, what reaches out and what only editing needs."""
    for element in root.iter():
        if name_of(element) in REFUSED:
            raise Refused(f"a header or footer holds {name_of(element)!r}", "remove embedded objects and controls")
    for code in _codes(root):
        field = code.split()[0] if code.strip() else ""
        if field and field.upper() not in FIELDS:
            raise Refused(f"a header or footer holds the field {field}", f"use only {', '.join(sorted(FIELDS))}")
    _pruned(root)
    return root


def _codes(root: Element) -> Iterator[str]:
    """The codes of all fields, also of fields within fields."""
    begun: list[str] = []
    for element in root.iter():
        if element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif element.tag == w("instrText"):
            begun = [*begun[:-1], "".join(begun[-1:]) + (element.text or "")]
        elif element.get(w("fldCharType")) == "begin":
            begun.append("")
        elif element.get(w("fldCharType")) == "end":
            yield "".join(begun[-1:])
            del begun[-1:]
    yield from begun


def _pruned(element: Element) -> None:
    """Drop and unwrap below an element; editing marks in attributes go too."""
    for key in [key for key in element.attrib if key.startswith(IGNORED) or "}rsid" in key]:
        del element.attrib[key]
    kept: list[Element] = []
    for child in element:
        _pruned(child)
        if child.tag.startswith(f"{{{W}}}") and name_of(child) in UNWRAPPED:
            kept += list(child)
        elif child.tag == f"{{{COMPATIBILITY}}}AlternateContent":
            kept += _understood(child)
        elif not child.tag.startswith(IGNORED) and name_of(child) not in DROPPED:
            kept.append(child)
    element[:] = kept


def _understood(alternatives: Element) -> list[Element]:
    """Alternatives without those for readers of what has been dropped; the last resort if none is left."""
    for choice in alternatives.findall(f"{{{COMPATIBILITY}}}Choice"):
        needed = [f"{{{PREFIXES.get(prefix, prefix)}}}" for prefix in choice.get("Requires", "").split()]
        if not all(any(element.tag.startswith(space) for element in choice.iter()) for space in needed):
            alternatives.remove(choice)
    if alternatives.find(f"{{{COMPATIBILITY}}}Choice") is not None:
        return [alternatives]
    return [child for fallback in alternatives for child in fallback]


def _geometry(section: Element) -> tuple[list[str], int]:
    """The page of a section, as XML, and the width of its text."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    stated = {name_of(e): e for e in section if name_of(e) in ("pgSz", "pgMar", "pgBorders", "titlePg", "docGrid")}
    for element in stated.values():
        _pruned(element)
    width = _measure(size, "w") - _measure(margins, "left") - _measure(margins, "right") - _measure(margins, "gutter")
    columns = Element(w("cols"), {w("space"): "708"})
    order = ("pgSz", "pgMar", "pgBorders", "cols", "titlePg", "docGrid")
    stated["cols"] = columns
    return [written(stated[name]).decode() for name in order if name in stated], width


def _measure(element: Element | None, name: str) -> int:
    value = element.get(w(name), "") if element is not None else ""
    return int(value) if value.lstrip("-").isdecimal() else PAGE[name]


def _reference(kind: str, page: str, id: str) -> str:
    return written(Element(w(f"{kind}Reference"), {w("type"): page, f"{{{R}}}id": id})).decode()


def _rels(relations: list[Element]) -> bytes:
    root = Element("Relationships", {"xmlns": PACKAGE_RELS})
    root.extend(relations)
    return written(root)
