"""HTML from the templates in overrides/macros."""

import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.site.paths import OVERRIDES

_TEMPLATES = Environment(loader=FileSystemLoader(OVERRIDES / "macros"), autoescape=True, undefined=StrictUndefined)


def one_line(html: str) -> str:
    """HTML without line ends, so that it may stand anywhere in Markdown, indented too."""
    return re.sub(r"\s*\n\s*", " ", html).strip()


def render(template: str, **values: object) -> str:
    """Fill in a template."""
    return one_line(_TEMPLATES.get_template(template).render(**values))
