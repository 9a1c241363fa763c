"""Pictures made from the content, as inline SVG: the same data, so the same words."""

from collections.abc import Callable

from forms.engine.model import Country
from macros.edition import Edition
from macros.lookup import found
from macros.markup import render as fill
from macros.pictures import first_months, four_fields, return_timeline, steps
from macros.pictures.drawing import Drawing

PICTURES: dict[str, Callable[[Edition, tuple[Country, ...]], list[Drawing]]] = {
    "steps": steps.draw,
    "first-months": first_months.draw,
    "return-timeline": return_timeline.draw,
    "four-fields": four_fields.draw,
}


def render(edition: Edition, name: str, country: Country | None = None) -> str:
    """A picture for one country, or for all that the edition tells of."""
    draw = found(PICTURES, name, "picture")
    drawings = draw(edition, (country,) if country else edition.countries())
    return " ".join(fill(f"pictures/{name}.html", drawing=drawing, edition=edition) for drawing in drawings)
