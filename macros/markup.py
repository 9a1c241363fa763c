"""HTML from the templates in overrides/macros."""

import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.site.paths import OVERRIDES

_TEMPLATES = Environment(loader=FileSystemLoader(OVERRIDES / "macros"), autoescape=True, undefined=StrictUndefined)


def lines_in_attribute(text: str) -> Markup:
    """A text of several lines for an attribute, where `one_line` must not join them."""
    return Markup("&#10;").join(escape(line) for line in text.split("\n"))


_TEMPLATES.filters["lines_in_attribute"] = lines_in_attribute


def one_line(html: str) -> str:
    """HTML without line ends, so that it may stand anywhere in Markdown, indented too."""
    return re.sub(r"\s*\n\s*", " ", html).strip()


def render(template: str, **values: object) -> str:
    """Fill in a template."""
    return one_line(_TEMPLATES.get_template(template).render(**values))
