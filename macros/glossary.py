"""Terms: one in running text, and all of them on their page."""

from forms.authoring.catalogue import Term
from forms.authoring.languages import languages
from macros.edition import Edition
from macros.lookup import found
from macros.markup import render as fill
from macros.site.paths import EDITIONS

# Danish and Norwegian put æ, ø and å behind z, in this order; Unicode does not.
_LAST_LETTERS = {0xE6: "{", 0xF8: "|", 0xE5: "}"}


def render(edition: Edition, id: str) -> str:
    """The term; Material shows the explanation when the reader asks for it."""
    return fill("term.html", edition=edition, term=found(edition.catalogue.glossary, id, "term"))


def alphabetical(terms: list[Term], language: str) -> list[Term]:
    """Terms as a dictionary of the language lists them."""
    return sorted(terms, key=lambda term: term.term.get(language, "").casefold().translate(_LAST_LETTERS))


def render_all(edition: Edition) -> str:
    """Every term with its explanation, an anchor, and its names in the other languages."""
    terms = alphabetical(list(edition.catalogue.glossary.values()), edition.id)
    others = [id for id in EDITIONS if id != edition.id]
    return fill(
        "glossary.html", edition=edition, terms=terms, others=others, tags={id: languages()[id].tag for id in others}
    )
