"""An organisation's letterhead: parts of its own Word file that take the place of ours.

The build reads and checks the file (``forms.authoring.letterhead``); here are only the
parts, as data that JSON can carry to the browser.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any

# Stands in the styles for the language of the document (BCP 47: undetermined).
NO_LANGUAGE = "und"


@dataclass(frozen=True)
class Relation:
    """A relationship of the document to one of the parts."""

    id: str
    type: str
    target: str


@dataclass(frozen=True)
class Letterhead:
    """What a Word file takes from the letterhead.

    ``parts`` are files by name, the styles among them; ``types`` the content types of those
    parts and ``extensions`` those of pictures. ``section`` is the inside of the section's
    properties as XML, ``width`` that of the text in twentieths of a point. Without an own
    header or footer, ours is kept.
    """

    parts: dict[str, bytes]
    types: dict[str, str]
    extensions: dict[str, str]
    relations: tuple[Relation, ...]
    section: str
    width: int
    header: bool
    footer: bool
    even_pages: bool


def packed(letterhead: Letterhead) -> str:
    """A letterhead as JSON."""
    data = asdict(letterhead)
    data["parts"] = {name: b64encode(content).decode() for name, content in letterhead.parts.items()}
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def opened(content: str) -> Letterhead:
    """A letterhead from its JSON."""
    data: dict[str, Any] = json.loads(content)
    data["parts"] = {name: b64decode(part) for name, part in data["parts"].items()}
    data["relations"] = tuple(Relation(**relation) for relation in data["relations"])
    return Letterhead(**data)
