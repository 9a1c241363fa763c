"""What the browser's engine needs of the content: one JSON text for each form."""

from typing import Any

from forms.authoring.catalogue import Catalogue, compact
from forms.engine.load import plain


def bundle(catalogue: Catalogue, form_id: str) -> str:
    """A form with its content as JSON, byte-equal for equal content.

    Raises KeyError if there is no such form.
    """
    return _with_content(catalogue, "form", catalogue.forms[form_id])


def planner_bundle(catalogue: Catalogue) -> str:
    """The meeting planner with its content as JSON."""
    return _with_content(catalogue, "planner", catalogue.planner)


def _with_content(catalogue: Catalogue, name: str, value: Any) -> str:
    return f'{{"content":{catalogue.content_json},"{name}":{compact(plain(value))}}}'
