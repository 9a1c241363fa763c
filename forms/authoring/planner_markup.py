"""What the meeting planner asks, as static HTML: the fields of the forms."""

from forms.authoring.markup import Wording, fill
from forms.engine.model import Content
from forms.engine.planner import Planner


def asked(planner: Planner, content: Content, language: str) -> str:
    """The planner's sections, after the country where an edition serves both."""
    wording = Wording(content, language)
    country = [] if wording.country() else [fill("country.html.j2", wording)]
    return "\n".join(
        [*country, *(fill("section.html.j2", wording, section=part, guide_urls={}) for part in planner.sections)]
    )
