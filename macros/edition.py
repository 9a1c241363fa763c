"""One edition: the content, in the language of the pages being built."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from forms.authoring.catalogue import Catalogue
from forms.authoring.languages import country_of, languages
from forms.engine.model import Country, Text
from forms.engine.words import Words
from macros.site.paths import ROOT

COUNTRIES: tuple[Country, ...] = ("dk", "no")


def address_of(page: Path) -> str:
    """The address of a page, both seen from the root of its edition."""
    stem = page.with_suffix("").as_posix()
    return stem.removesuffix("index") if page.stem == "index" else f"{stem}/"


def docs_of(catalogue: Catalogue, id: str) -> Path:
    """The folder of an edition's pages."""
    product = ROOT / "docs" / id
    return product if product.is_dir() else catalogue.home / "docs" / id


@dataclass(frozen=True)
class Edition:
    """The content of one organisation, read in one language."""

    # Not for `repr`: the macros plugin writes down whatever pages may call, word for word.
    catalogue: Catalogue = field(repr=False)
    id: str

    @cached_property
    def words(self) -> Words:
        """The words of this language."""
        return Words(self.catalogue.content, self.id)

    def say(self, text: Text | None) -> str:
        """A text of the content in this language."""
        return self.words.say(text)

    def word(self, id: str, **values: object) -> str:
        """A word by its id."""
        return self.words.word(id, **values)

    def countries(self) -> tuple[Country, ...]:
        """The countries whose rules this edition tells."""
        own = country_of(self.id)
        return tuple(country for country in COUNTRIES if own in (country, None))

    def docs(self) -> Path:
        """The folder of its pages: the product's, or the organisation's where the product has none."""
        return docs_of(self.catalogue, self.id)

    def left_out(self) -> list[str]:
        """The pages of forms whose block is off."""
        return [f"forms/{id}.md" for id in sorted(self.catalogue.off)]

    # Every form's page links to all of them.
    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages that it has."""
        folder, without = self.docs(), set(map(Path, self.left_out()))
        there = (path.relative_to(folder) for path in folder.rglob("*.md"))
        return frozenset(address_of(page) for page in there if page not in without)

    @cached_property
    def fallback(self) -> "Edition | None":
        """The edition whose texts stand in for those that this one lacks, if it is switched on."""
        other = languages()[self.id].falls_back_to
        return Edition(self.catalogue, other) if other and self.edition_on(other) else None

    def tag(self) -> str:
        """What browsers call the language."""
        return languages()[self.id].tag

    def block_on(self, name: str) -> bool:
        """Say whether the organisation has switched on an optional block."""
        return name in self.catalogue.content.organisation.blocks

    def edition_on(self, id: str) -> bool:
        """Say whether the organisation has switched on an edition."""
        return self.catalogue.content.organisation.editions.get(id, "off") != "off"

    def organisation(self) -> dict[str, str]:
        """What pages may say about the organisation."""
        about = self.catalogue.content.organisation
        return {
            "name": self.say(about.name),
            "contact_name": self.say(about.contact_name),
            "contact_mail": about.contact_mail,
            "address": about.address,
            "retention": self.say(about.retention),
            "meeting_weeks": str(about.meeting_weeks),
        }
