"""Takes blocks out of paragraphs.

Markdown knows a macro's HTML for a block only at the left margin. In an indented place, such as
a tab, it puts a paragraph around it, and HTML allows no figure and no table in one.
"""

import re

_PARAGRAPH = "p"
# Macros write their HTML on one line.
_WRAPPED = re.compile(rf"<{_PARAGRAPH}>(<(figure|div)\b.*</\2>)</{_PARAGRAPH}>")


def unwrapped(html: str) -> str:
    """A page whose blocks stand by themselves."""
    return _WRAPPED.sub(r"\1", html)
