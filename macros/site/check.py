"""The editor's report, on the terminal and as a page: build/report/index.html."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.authoring import organisation, readability
from forms.authoring.errors import ContentError
from forms.authoring.prose import Material, Passage
from forms.authoring.report import Part, part, report
from macros.site import audit, editions
from macros.site.paths import BUILD, OVERRIDES

PAGE = BUILD / "report" / "index.html"
_TEMPLATES = Environment(
    loader=FileSystemLoader(OVERRIDES / "site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def check(since: str | None) -> str:
    """Look at everything, write the page, and return the same as text.

    Raises ContentError if the content cannot be read.
    """
    today = datetime.now(tz=UTC).astimezone().date()
    material = Material(own=organisation.chosen())
    parts = [*report(material, today, since), leads(), *audits()]
    write(parts, readability.of_pages(_pages(material)), today)
    return "\n\n".join([*map(str, parts), f"As a page: {PAGE}"])


def leads() -> Part:
    """Anchors that are gone without a redirect, and links that lead nowhere: both stop the build."""
    title, remedy = "Anchors without a redirect, dead links, and all else that stops the build", "See each line."
    try:
        editions.build(BUILD / "checked")
    except (ContentError, editions.BuildError) as error:
        return part("anchors", title, remedy, str(error).splitlines())
    return part("anchors", title, remedy, ())


def audits() -> Iterator[Part]:
    """What is known of the packages that the product is made with."""
    remedy = "make lock, and look at the changes."
    for id, title, asked in (
        ("pip-audit", "Python packages known to be unsafe", audit.python_packages()),
        ("npm-audit", "npm packages known to be unsafe", audit.node_packages()),
    ):
        yield Part(id, title, remedy, asked.findings, asked.unknown)


def write(parts: list[Part], pages: list[readability.Readability], today: date, file: Path = PAGE) -> None:
    """Write the page of the report."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = _TEMPLATES.get_template("report.html").render(parts=parts, pages=pages, today=today.isoformat())
    file.write_text(made, encoding="utf-8")


def _pages(material: Material) -> Iterator[Passage]:
    for edition in material.editions():
        yield from material.page_passages(edition)
