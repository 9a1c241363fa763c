"""The two pages outside the editions: the start page, and the one for a wrong address."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.authoring.catalogue import Catalogue
from macros import theme
from macros.edition import Edition
from macros.site.paths import OVERRIDES

FOLDER = OVERRIDES / "site"
_TEMPLATES = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def editions(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The editions that the pages offer, each with its own voice."""
    on = theme.on(catalogue.content.organisation)
    return [{"id": id, "tag": Edition(catalogue, id).tag(), "in": Edition(catalogue, id)} for id in on]


def render(template: str, catalogue: Catalogue) -> str:
    """One of the pages."""
    organisation = catalogue.content.organisation
    return _TEMPLATES.get_template(template).render(editions=editions(catalogue), organisation=organisation)


def write(site: Path, catalogue: Catalogue) -> None:
    """Write both pages; their style and script lie among the files of the first edition."""
    for name, template in (("index.html", "start.html"), ("404.html", "not_found.html")):
        (site / name).write_text(render(template, catalogue), encoding="utf-8")
