"""Leaves out of a style sheet what no page and no script of the site uses.

Material styles twelve kinds of admonitions, twenty colours, blogs and code: most of it is never
seen here. Only selectors that ask for a class or a colour are judged; when in doubt they stay.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# A block of a minified style sheet begins or ends; braces and semicolons in strings and addresses do not count.
MARK = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|url\([^"\')]*\)|[{};]')
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
COLOUR = re.compile(r"\[(data-md-color-\w+)=\"?([\w-]+)\"?\]")
LIST = re.compile(r",(?![^(\[]*[)\]])")
VARIABLE = re.compile(r"var\((--[\w-]+)")
WORD = re.compile(r"[\w-]+")
# Two patterns that begin with what they look for: as one, it is tried at every character of every page.
CLASSES = re.compile(r'class="([^"]*)"')
COLOURS = re.compile(r'(data-md-color-\w+)="([\w-]+)"')


@dataclass(frozen=True)
class Used:
    """The classes and words that pages and scripts know, and the colours that pages have."""

    words: frozenset[str]
    colours: frozenset[tuple[str, str]]

    @classmethod
    def by(cls, pages: Iterable[str], scripts: Iterable[str]) -> "Used":
        """What some pages and scripts use."""
        classes: set[str] = set()
        colours: set[tuple[str, str]] = set()
        for page in pages:
            classes.update(CLASSES.findall(page))
            colours.update(COLOURS.findall(page))
        words = {word for listed in classes for word in listed.split()}
        words |= {word for script in scripts for word in WORD.findall(script)}
        return cls(frozenset(words), frozenset(colours))

    def knows(self, name: str) -> bool:
        """Whether a class may be on a page. A script may put together what stands behind two hyphens."""
        base = name.partition("--")[0]
        return not self.words.isdisjoint({name, base, f"{base}--"})

    def wants(self, selector: str) -> bool:
        """Whether a selector may find anything. What it only excludes is not looked at."""
        asked = re.sub(r":(?:not|is|where)\((?:[^()]|\([^()]*\))*\)", "", selector)
        colours = set(COLOUR.findall(asked))
        return all(map(self.knows, CLASS.findall(asked))) and colours <= self.colours


def trimmed(css: str, used: Used) -> str:
    """A minified style sheet without what is not used."""
    return without_variables("".join(rules(css, used)))


def rules(css: str, used: Used) -> Iterator[str]:
    """The rules of a style sheet that are used, those in conditions too."""
    for head, body in blocks(css):
        if body is None:
            yield head
        elif head.startswith(("@media", "@supports")):
            if inner := "".join(rules(body, used)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [selector for selector in LIST.split(head) if used.wants(selector)]:
            yield f"{','.join(kept)}{{{body}}}"


def blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """The outer blocks of a style sheet: what stands before the brace, and within. Statements have no block."""
    start, opened, depth = 0, 0, 0
    for match in MARK.finditer(css):
        mark = match.group()
        if mark == "{":
            depth += 1
            opened = match.start() if depth == 1 else opened
        elif mark == "}":
            depth -= 1
            if not depth:
                yield css[start:opened].strip(), css[opened + 1 : match.start()]
                start = match.end()
        elif mark == ";" and not depth:
            yield css[start : match.end()], None
            start = match.end()
    if rest := css[start:].strip():
        yield rest, None


def without_variables(css: str) -> str:
    """A style sheet without the pictures that are given a name and not used by it."""
    used = set(VARIABLE.findall(css))
    return "".join(_declarations(css, used))


def _declarations(css: str, used: set[str]) -> Iterator[str]:
    start = 0
    for match in re.finditer(r"(--[\w-]+):url\((?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[^\"')]*)\);?", css):
        if match[1] not in used:
            yield css[start : match.start()]
            start = match.end()
    yield css[start:]
