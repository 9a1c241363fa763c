"""Texts that stayed as they were while another edition changed."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from forms.authoring.errors import Place
from forms.authoring.prose import Material

HEADING = re.compile(r"^#{1,6} .*?\{ *#([\w-]+).*?\}\s*$", re.MULTILINE)
Said = dict[str, str]
# What it is (the same in all editions), where each edition stands, and what it says.
Texts = dict[str, tuple[Place, Said]]


def stale(now: Material, then: Material) -> Iterator[tuple[Place, list[str], list[str]]]:
    """Each text that changed in some editions only: where, in which, and in which it did not."""
    before = {**_texts(then), **_steps(then)}
    on = {edition for edition, state in now.editions().items() if state != "off"}
    for name, (at, said) in {**_texts(now), **_steps(now)}.items():
        if name not in before:
            continue
        _, old = before[name]
        both = [edition for edition in said if edition in on and edition in old]
        changed = [edition for edition in both if said[edition] != old[edition]]
        if changed and len(changed) < len(both):
            yield at, changed, [edition for edition in both if edition not in changed]


def _texts(material: Material) -> Texts:
    """The texts of the content, by file and keys."""
    found: Texts = {}
    for file, path, line, text in material.texts():
        name = f"{file.relative_to(material.content).as_posix()} {path}"
        found[name] = Place(file, line, " > ".join(map(str, path))), dict(text)
    return found


def _steps(material: Material) -> Texts:
    """What stands below each heading of the pages; the anchor is the same in all editions."""
    found: Texts = {}
    for edition in material.editions():
        folder = material.docs / edition
        for page in sorted(folder.rglob("*.md")):
            for anchor, line, text in sections(page):
                name = f"{page.relative_to(folder).as_posix()}#{anchor}"
                at, said = found.get(name, (Place(page, line, f"#{anchor}"), {}))
                found[name] = at, {**said, edition: text}
    return found


def sections(page: Path) -> Iterator[tuple[str, int, str]]:
    """The headings of a page: anchor, line, and the Markdown down to the next one."""
    text = page.read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    for heading, following in zip_longest(headings, headings[1:]):
        below = text[heading.start() : following.start() if following else None]
        yield heading[1], text.count("\n", 0, heading.start()) + 1, below.strip()
