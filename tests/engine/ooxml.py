"""Checks a .docx file against the rules of ECMA-376 that Word is strict about.

The tables hold the sequences of the standard, as far as our parts need them: an
element that is not listed is an error, so a new one has to be looked up first.
"""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"

# CT_PPr: 17.3.1.26
P_PR = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""

# EG_RPrBase: 17.3.2.28
R_PR = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish
oMath rPrChange"""

# CT_TblPr: 17.4.59 and 17.4.60
TBL_PR = """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize
tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
tblDescription tblPrChange"""

# CT_TcPr: 17.4.69
TC_PR = """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection
tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"""

# CT_SectPr: 17.6.17; header and footer references come first, in any order.
SECT_PR = """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
rtlGutter docGrid printerSettings sectPrChange"""

# CT_Settings: 17.15.1.78
SETTINGS = """writeProtection view zoom removePersonalInformation removeDateAndTime
doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts
saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate
linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView
trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit
hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle
defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin
drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter
noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml
ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly
useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields
hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema
themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures
forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults
doNotEmbedSmartTags decimalSymbol listSeparator"""

# CT_Style: 17.7.4.17
STYLE = """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr
trPr tcPr tblStylePr"""

# Parent -> its children in the order of the standard.
SEQUENCES = {
    name: tuple(children.split())
    for name, children in {
        "document": "background body",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "rPrDefault": "rPr",
        "pPrDefault": "pPr",
        "settings": SETTINGS,
        "style": STYLE,
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "pPr": P_PR,
        "rPr": R_PR,
        "tblPr": TBL_PR,
        "tcPr": TC_PR,
        "sectPr": SECT_PR,
        "tbl": "tblPr tblGrid tr",
        "tblGrid": "gridCol",
        "tr": "tblPrEx trPr tc",
        "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
        "tblBorders": "top start left bottom end right insideH insideV",
        "tblCellMar": "top start left bottom end right",
        "pBdr": "top left bottom right between bar",
        "fonts": "font",
        "font": "altName panose1 charset family notTrueType pitch sig",
        "compat": "compatSetting",
        "tabs": "tab",
        "numPr": "ilvl numId ins",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
    }.items()
}

# Parent -> its first child if there is one, and the others in any order.
CHOICES = {
    "body": (None, {"p", "tbl", "sectPr"}),
    "hdr": (None, {"p", "tbl"}),
    "ftr": (None, {"p", "tbl"}),
    "tc": ("tcPr", {"p", "tbl"}),
    "p": ("pPr", {"r"}),
    "r": ("rPr", {"t", "br", "tab", "fldChar", "instrText"}),
    "trPr": (None, {"cantSplit", "trHeight", "tblHeader"}),
}

REPEATED = {"style", "tblStylePr", "tr", "tc", "gridCol", "font", "compatSetting", "tab", "abstractNum", "num"} | {
    "headerReference",
    "footerReference",
}


def problems(data: bytes) -> list[str]:
    """All that is wrong with a .docx file; empty if it is sound."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {n: ElementTree.fromstring(archive.read(n)) for n in names if n.endswith((".xml", ".rels"))}
    found = ["a part is stored twice"] if len(set(names)) < len(names) else []
    found += [] if names[0] == "[Content_Types].xml" else ["the content types do not come first"]
    found += [*_content_types(parts, names), *_relationships(parts, names), *_references(parts)]
    for name, root in parts.items():
        # A header that Word has written may hold far more than what the tables list.
        if root.tag.startswith(f"{{{W}}}") and "letterhead" not in name:
            found += [f"{name}: {problem}" for element in root.iter() for problem in _element(element)]
    return found


def texts(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph of a part in reading order, as Word shows it."""
    with ZipFile(BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    return ["".join(_characters(paragraph)) for paragraph in root.iter(f"{{{W}}}p")]


def _characters(paragraph: Element) -> Iterator[str]:
    shown = {"t": lambda e: e.text or "", "br": lambda _: "\n", "tab": lambda _: "\t"}
    for run in paragraph.iterfind(f"{{{W}}}r"):
        for element in run:
            yield shown.get(_name(element), lambda _: "")(element)


def _name(element: Element) -> str:
    return element.tag.removeprefix(f"{{{W}}}")


def _element(element: Element) -> Iterator[str]:
    name, children = _name(element), [_name(child) for child in element]
    if name in SEQUENCES:
        yield from _in_sequence(name, children)
    elif name in CHOICES:
        yield from _in_choice(name, children)
    elif children:
        yield f"{name} may not hold {children}"
    yield from _shape(element, name, children)


def _in_sequence(name: str, children: list[str]) -> Iterator[str]:
    order = SEQUENCES[name]
    unknown = [child for child in children if child not in order]
    if unknown:
        yield f"{name} may not hold {unknown}"
        return
    together = {"footerReference": "headerReference"}
    ranks = [order.index(together.get(child, child)) for child in children]
    if sorted(ranks) != ranks:
        yield f"{name} has its children in the wrong order: {children}"
    once = [child for child in children if child not in REPEATED]
    if len(set(once)) < len(once):
        yield f"{name} repeats a child: {children}"


def _in_choice(name: str, children: list[str]) -> Iterator[str]:
    first, others = CHOICES[name]
    rest = children[1:] if children[:1] == [first] else children
    if not set(rest) <= others:
        yield f"{name} may not hold {sorted(set(rest) - others)} there"


def _shape(element: Element, name: str, children: list[str]) -> Iterator[str]:
    if name in ("tc", "hdr", "ftr") and children[-1:] != ["p"]:
        yield f"{name} does not end with a paragraph"
    if name == "body" and (children.count("sectPr") != 1 or children[-2:] != ["p", "sectPr"]):
        yield "body does not end with a paragraph and the section's properties"
    if name in ("body", "tc") and any(a == b == "tbl" for a, b in pairwise(children)):
        yield f"{name} holds tables that would grow together"
    if name == "tbl":
        yield from _table(element, children)
    if name == "t" and element.text != (element.text or "").strip() and _space(element) != "preserve":
        yield "a text would lose its outer spaces"


def _space(element: Element) -> str | None:
    return element.get("{http://www.w3.org/XML/1998/namespace}space")


def _table(table: Element, children: list[str]) -> Iterator[str]:
    if children[:2] != ["tblPr", "tblGrid"] or "tr" not in children:
        yield "tbl lacks its properties, its grid or its rows"
    columns = len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
    for row in table.iterfind(f"{{{W}}}tr"):
        cells = len(row.findall(f"{{{W}}}tc"))
        if not columns or cells != columns:
            yield f"a row has {cells} cells for {columns} columns"


def _content_types(parts: dict[str, Element], names: list[str]) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    overrides = {e.get("PartName") for e in types.iter(f"{{{PACKAGE}/content-types}}Override")}
    defaults = {e.get("Extension") for e in types.iter(f"{{{PACKAGE}/content-types}}Default")}
    for name in set(names) - {"[Content_Types].xml"}:
        extension = name.rpartition(".")[2]
        plain = extension != "xml" and extension in defaults
        if not plain and f"/{name}" not in overrides:
            yield f"{name} has no content type"
    for stated in overrides - {f"/{name}" for name in names}:
        yield f"{stated} has a content type but does not exist"


def _relationships(parts: dict[str, Element], names: list[str]) -> Iterator[str]:
    targets = {target for name in parts if name.endswith(".rels") for target in _targets(name, parts[name])}
    for missing in targets - set(names):
        yield f"a relationship leads to {missing}, which does not exist"
    for orphan in {n for n in names if not n.endswith(".rels")} - targets - {"[Content_Types].xml"}:
        yield f"no relationship leads to {orphan}"


def _targets(name: str, rels: Element) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    for relationship in rels.iter(RELATIONSHIP):
        if relationship.get("TargetMode") == "External":
            if not (relationship.get("Type") or "").endswith("/hyperlink"):
                yield f"the outside ({relationship.get('Target')})"
            continue
        yield posixpath.normpath(posixpath.join(base, relationship.get("Target", "")))


def _references(parts: dict[str, Element]) -> Iterator[str]:
    ids = [e.get("Id") for e in parts["word/_rels/document.xml.rels"].iter(RELATIONSHIP)]
    used = {e.get(f"{{{R}}}id") for e in parts["word/document.xml"].iter()} - {None}
    if len(set(ids)) < len(ids) or not used <= set(ids):
        yield f"relationship ids {ids} do not serve the references {used}"
    yield from _styles(parts)


def _styles(parts: dict[str, Element]) -> Iterator[str]:
    styles = list(parts["word/styles.xml"].iter(f"{{{W}}}style"))
    known = [(style.get(f"{{{W}}}type"), style.get(f"{{{W}}}styleId")) for style in styles]
    if len(set(known)) < len(known):
        yield "a style id is used twice"
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for root in parts.values():
        for element in root.iter():
            if _name(element) in kinds and (kinds[_name(element)], _val(element)) not in known:
                yield f"there is no style {_val(element)}"
    for style in styles:
        for link in (*style.iterfind(f"{{{W}}}basedOn"), *style.iterfind(f"{{{W}}}next")):
            if (style.get(f"{{{W}}}type"), _val(link)) not in known:
                yield f"{style.get(f'{{{W}}}styleId')} leads to {_val(link)}, which does not exist"


def _val(element: Element) -> str | None:
    return element.get(f"{{{W}}}val")
