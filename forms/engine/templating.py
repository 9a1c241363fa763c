"""Templates: answers are always data in them, never code, and escaped by default."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = Path(__file__).parent / "templates"
# In the archive for the browser, in place of the templates: Python that Jinja2 has made of them.
COMPILED = Path(__file__).parent / "compiled"


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, with a memory.

    Whether an attribute may be used hangs on its name and on the type of what has it, and on nothing
    else. A Word file asks eight hundred times about some forty of them, which took a fifth of its time.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use an attribute."""
        asked = (type(obj), attr)
        if asked not in self.known:
            self.known[asked] = super().is_safe_attribute(obj, attr, value)
        return self.known[asked]


@cache
def environment() -> Environment:
    """The one environment of all templates."""
    made = Sandbox(
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
