"""One edition: the content, in the language of the pages being built."""

from dataclasses import dataclass
from functools import cached_property

from forms.authoring.catalogue import Catalogue
from forms.authoring.markup import EDITION_COUNTRY
from forms.engine.model import Country, Text
from forms.engine.words import Words

COUNTRIES: tuple[Country, ...] = ("dk", "no")


@dataclass(frozen=True)
class Edition:
    """The content of one organisation, read in one language."""

    catalogue: Catalogue
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
        own = EDITION_COUNTRY.get(self.id)
        return tuple(country for country in COUNTRIES if own in (country, None))

    def block_on(self, name: str) -> bool:
        """Say whether the organisation has switched on an optional block."""
        return name in self.catalogue.content.organisation.blocks

    def organisation(self) -> dict[str, str]:
        """What pages may say about the organisation."""
        about = self.catalogue.content.organisation
        return {
            "name": self.say(about.name),
            "contact_name": self.say(about.contact_name),
            "contact_mail": about.contact_mail,
            "retention": self.say(about.retention),
            "meeting_weeks": str(about.meeting_weeks),
        }
