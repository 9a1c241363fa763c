"""What the browser's engine needs of the content: one JSON text for each form."""

import json

from forms.authoring.catalogue import Catalogue
from forms.engine.load import plain


def bundle(catalogue: Catalogue, form_id: str) -> str:
    """A form with its content as JSON, byte-equal for equal content.

    Raises KeyError if there is no such form.
    """
    form = catalogue.forms[form_id]
    data = {"form": plain(form), "content": plain(catalogue.content)}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def planner_bundle(catalogue: Catalogue) -> str:
    """The meeting planner with its content as JSON."""
    data = {"planner": plain(catalogue.planner), "content": plain(catalogue.content)}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
