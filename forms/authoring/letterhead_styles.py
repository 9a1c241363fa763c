"""Joins the styles of a letterhead with ours: theirs where both have a name, ours for the rest.

Word translates style ids but not names ("Overskrift1" is named "heading 1"), so styles are
matched by name, and get the ids that our documents use.
"""

import copy
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from forms.authoring.ooxml import IGNORED, name_of, parsed, w, written
from forms.engine.letterhead import NO_LANGUAGE
from forms.engine.writers.docx import Palette, styles

# Elements and attributes that name a style.
NAMING = {"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink"}
AFTER_LANGUAGE = ("eastAsianLayout", "specVanish", "oMath", "rPrChange")
# For a letterhead whose headings have no plain colour.
NEUTRAL = Palette("000000", "262626", "595959", "BFBFBF", "F2F2F2")


@dataclass(frozen=True)
class Merged:
    """The styles of a letterhead, with the new id of each by its old one."""

    root: Element
    ids: dict[str, str]

    def renamed(self, root: Element) -> Element:
        """A part in which every style is named by its new id."""
        for element in root.iter():
            if name_of(element) in NAMING and (old := element.get(w("val"))) in self.ids:
                element.set(w("val"), self.ids[old])
        return root

    def written(self, width: int, keep_footer: bool) -> bytes:
        """The styles as a part; without a footer of its own the letterhead gets ours, with its style."""
        root = copy.deepcopy(self.root)
        ours = parsed(styles(NO_LANGUAGE, _palette(root), width).encode())
        if not keep_footer:
            for style in [s for s in root.iter(w("style")) if s.get(w("styleId")) == "Footer"]:
                root.remove(style)
        known = {(style.get(w("type")), style.get(w("styleId"))) for style in root.iter(w("style"))}
        root.extend(s for s in ours.iter(w("style")) if (s.get(w("type")), s.get(w("styleId"))) not in known)
        return written(root)


def merged(theirs: Element) -> Merged:
    """Their styles under our ids, in no language yet."""
    ours = {_name(style): style.get(w("styleId"), "") for style in _own().iter(w("style"))}
    taken = set(ours.values())
    ids: dict[str, str] = {}
    for style in theirs.iter(w("style")):
        old = style.get(w("styleId"), "")
        ids[old] = ours.get(_name(style)) or (f"{old}-2" if old in taken else old)
    made = Merged(theirs, ids)
    for style in theirs.iter(w("style")):
        style.set(w("styleId"), ids[style.get(w("styleId"), "")])
    _without(theirs, {"lang", "numPr", "latentStyles"})
    made.renamed(theirs)
    _without_language(theirs)
    return made


def _own() -> Element:
    return parsed(styles(NO_LANGUAGE).encode())


def _name(style: Element) -> str:
    element = style.find(w("name"))
    return "" if element is None else element.get(w("val"), "").lower()


def _without(element: Element, names: set[str]) -> None:
    for key in [key for key in element.attrib if key.startswith(IGNORED) or "}rsid" in key]:
        del element.attrib[key]
    element[:] = [child for child in element if name_of(child) not in names and not child.tag.startswith(IGNORED)]
    for child in element:
        _without(child, names)


def _without_language(theirs: Element) -> None:
    """The language of the text is the document's: the mark for it, in its place in the defaults."""
    defaults = _under(theirs, "docDefaults", first=True)
    run = _under(_under(defaults, "rPrDefault", first=True), "rPr", first=True)
    language = Element(w("lang"), {w("val"): NO_LANGUAGE, w("eastAsia"): "en-US", w("bidi"): "ar-SA"})
    later = [index for index, child in enumerate(run) if name_of(child) in AFTER_LANGUAGE]
    run.insert(later[0] if later else len(run), language)


def _under(parent: Element, name: str, first: bool) -> Element:
    found = parent.find(w(name))
    if found is None:
        found = Element(w(name))
        parent.insert(0 if first else len(parent), found)
    return found


def _palette(theirs: Element) -> Palette:
    """Our tables and labels in the colour of their headings, if that is a plain colour."""
    for style in theirs.iter(w("style")):
        colour = style.find(f"{w('rPr')}/{w('color')}")
        if style.get(w("styleId")) == "Heading1" and colour is not None:
            value = colour.get(w("val"), "auto")
            return NEUTRAL._replace(accent=value) if value != "auto" else NEUTRAL
    return NEUTRAL
