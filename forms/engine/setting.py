"""The setting of a check or a document: which country's rules, which language, which day."""

from dataclasses import dataclass
from datetime import date

from forms.engine.model import Country
from forms.engine.words import Words


@dataclass(frozen=True)
class Setting:
    """``today`` comes from the caller: the engine has no clock.

    ``document_id`` is the save file's; it tells one document's calendar events from another's.
    """

    country: Country
    words: Words
    today: date
    document_id: str = ""
