"""The prose of a Markdown page: what its readers see, without the markup around it."""

import re
from collections.abc import Iterator
from html import unescape

Block = tuple[int, str]

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
SHOWN = re.compile(r"^(?:title|description):\s*[\"']?(.*?)[\"']?\s*$")
# What is no prose, however many lines it takes.
UNREAD = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence) *$"
    r"|<!--.*?-->|\[#.*?#\]|\{\{.*?\}\}|\{%.*?%\}|<(?P<tag>script|style|svg)\b.*?</(?P=tag)>|`[^`\n]+`",
    re.DOTALL | re.MULTILINE,
)
ATTRIBUTES = re.compile(r"\{[:#. ][^{}\n]*\}")
TARGET = re.compile(r"\]\([^()]*\)|\]\[[^\]]*\]|^\s*\[[^\]]+\]:\s*\S+")
TAG = re.compile(r"<[/a-zA-Z][^<>]*>")
SAID_BY_TAG = re.compile(r"\b(?:title|alt|aria-label)=\"([^\"]*)\"")
MARKER = re.compile(r"^\s*(?:#{1,6}|[-*+:>]|\d+[.)]|(?:!!!|\?{3}\+?|={3}\+?)(?:\s+[\w -]+?(?=\s*\"|\s*$))?)(?:\s+|$)")
SIGNS = re.compile(r"[*\[\]|!]+|(?<!\w)_+|_+(?!\w)")


def blocks(page: str) -> Iterator[Block]:
    """The paragraphs, headings, list items and cells of a page, each with its first line."""
    body = list(_paragraphs(UNREAD.sub(_blank, FRONT_MATTER.sub(_blank, page)).splitlines()))
    if head := FRONT_MATTER.match(page):
        headings = {text for _, text in body}
        yield from (block for block in _front_matter(head[1]) if block[1] not in headings)
    yield from body


def _front_matter(text: str) -> Iterator[Block]:
    for number, line in enumerate(text.splitlines(), start=2):
        if found := SHOWN.match(line):
            yield number, found[1]


def _blank(found: re.Match[str]) -> str:
    """Nothing, in as many lines."""
    return "\n" * found[0].count("\n") or " "


def _paragraphs(lines: list[str]) -> Iterator[Block]:
    first, held = 0, ""
    for number, line in enumerate([*lines, ""], start=1):
        if held and (not line.strip() or _starts_anew(line)):
            yield first, held
            held = ""
        if line.lstrip().startswith("|"):
            yield from ((number, cell) for cell in map(_plain, line.split("|")) if cell)
        elif text := _plain(line):
            first, held = (first, f"{held} {text}") if held else (number, text)


def _starts_anew(line: str) -> bool:
    return bool(MARKER.match(line)) or line.lstrip().startswith("|")


def _plain(line: str) -> str:
    text = TARGET.sub("]", ATTRIBUTES.sub(" ", MARKER.sub("", line)))
    text = SIGNS.sub("", TAG.sub(lambda tag: f" {' '.join(SAID_BY_TAG.findall(tag[0]))} ", text))
    text = " ".join(unescape(text).split())
    return text if re.search(r"\w", text) else ""
