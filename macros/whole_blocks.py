"""Keeps the HTML of whole forms away from Markdown, which reads every tag of it, twice, and changes none.

That is a quarter of the work on a page with a form. Where this is not there, or the block stands
indented, the pages come out the same.
"""

import re

from markdown.core import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# What the templates of forms, planner and check write; macros put it on one line.
WHOLE = re.compile(r'<(\w+) class="samtale">.*</\1>')
# Behind fenced code, which has been put away by then, and ahead of all that reads HTML.
PRIORITY = 22


class _Keeper(Preprocessor):
    """Puts each block away, as Markdown does itself with the HTML that it finds."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._stash = md.htmlStash

    def run(self, lines: list[str]) -> list[str]:
        return [part for line, after in zip(lines, [*lines[1:], ""], strict=True) for part in self._kept(line, after)]

    def _kept(self, line: str, after: str) -> list[str]:
        return ["", self._stash.store(f"{line}\n")] if WHOLE.fullmatch(line) and not after else [line]


class WholeBlocks(Extension):
    """What Markdown is told of."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Take part in reading a page."""
        md.preprocessors.register(_Keeper(md), "whole_blocks", PRIORITY)


# As mkdocs.yml would name it; there, MkDocs could not find it unless it is told where Python should look.
NAME = f"{__name__}:{WholeBlocks.__name__}"
