"""Templates: answers are always data in them, never code, and escaped by default."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = Path(__file__).parent / "templates"


def source(template: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A template's text, read by the loader this module came from, so also out of a zip.

    importlib.resources would do the same, but weighs on the start in the browser.
    """
    path = str(FOLDER.joinpath(*split_template_path(template)))
    try:
        data = __spec__.loader.get_data(path)  # type: ignore[union-attr]
    except OSError:
        return None  # Jinja2 then says which template is missing
    return data.decode("utf-8"), path, lambda: True


@cache
def environment() -> Environment:
    """The one environment of all templates."""
    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"kind": kind, "lines": lines, "one_line": one_line}
    return made


def render(template: str, **values: object) -> str:
    """A template filled with values."""
    return environment().get_template(template).render(values)


def kind(block: object) -> str:
    """The name of a block's class in lower case: the name of the macro that shows it."""
    return type(block).__name__.lower()


def lines(text: str) -> list[str]:
    """The lines of a cleaned text; str.splitlines would know more kinds of line end."""
    return text.split("\n")


def one_line(text: str) -> str:
    """A text where no line breaks are possible: a title property, an attribute."""
    return " ".join(text.split())
