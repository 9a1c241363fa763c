"""Templates: answers are always data in them, never code, and escaped by default."""

from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = Path(__file__).parent / "templates"
# In the archive for the browser, in place of the templates: Python that Jinja2 has made of them.
COMPILED = Path(__file__).parent / "compiled"


@cache
def environment() -> Environment:
    """The one environment of all templates."""
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([ModuleLoader(COMPILED), FileSystemLoader(FOLDER)]),
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
