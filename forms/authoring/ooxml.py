"""Names of Word's files (ECMA-376), and reading and writing their XML so that Word keeps understanding it."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = R
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MICROSOFT = "http://schemas.microsoft.com/office/word/2010/"

# `Requires` names namespaces by their prefix, so prefixes have to stay the usual ones.
PREFIXES = {
    "w": W,
    "r": R,
    "mc": COMPATIBILITY,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": f"{MICROSOFT}wordprocessingShape",
    "wpg": f"{MICROSOFT}wordprocessingGroup",
    "wpc": f"{MICROSOFT}wordprocessingCanvas",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
# Namespaces that every reader may ignore, and the attribute that says so.
IGNORED = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "{http://schemas.microsoft.com/office/word/2012/",
    "{http://schemas.microsoft.com/office/word/2015/",
    "{http://schemas.microsoft.com/office/word/2016/",
    "{http://schemas.microsoft.com/office/word/2018/",
    "{http://schemas.microsoft.com/office/word/2020/",
    "{http://schemas.microsoft.com/office/word/2023/",
    f"{{{MICROSOFT}wordprocessingDrawing}}",
    f"{{{COMPATIBILITY}}}Ignorable",
)

for _prefix, _address in PREFIXES.items():
    ElementTree.register_namespace(_prefix, _address)


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def parsed(content: bytes) -> Element:
    """The root of a part; a document type is refused, since entities could grow without end."""
    if b"<!DOCTYPE" in content:
        raise ElementTree.ParseError("a part states a document type")
    return ElementTree.fromstring(content)  # noqa: S314 - entities are refused above


def written(element: Element) -> bytes:
    """An element as XML."""
    return bytes(ElementTree.tostring(element, encoding="utf-8"))
