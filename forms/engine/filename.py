"""File names: what a document is, never whom it is about."""

import re
import unicodedata

from forms.engine.answers import Answers, text
from forms.engine.dates import parse
from forms.engine.model import DocumentSpec, Form
from forms.engine.words import Words

# trust.md 3: what Windows, SharePoint and every browser accept.
_KEPT = re.compile(r"[^A-Za-z0-9æøåÆØÅ _-]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
LONGEST = 80


def filename(form: Form, spec: DocumentSpec, answers: Answers, extension: str, words: Words) -> str:
    """The document's title with the answers that its ``name_fields`` name."""
    parts = [words.say(spec.title), *(_part(form, field, answers) for field in spec.name_fields)]
    return f"{safe(' '.join(part for part in parts if part))}.{extension}"


def safe(name: str) -> str:
    """A file name without extension that no system stumbles over."""
    kept = _KEPT.sub(" ", unicodedata.normalize("NFC", name))
    short = " ".join(kept.split())[:LONGEST].rstrip(" -_")
    return f"_{short}" if not short or _RESERVED.fullmatch(short) else short


def _part(form: Form, field_id: str, answers: Answers) -> str:
    value = text(answers.get(field_id))
    day = parse(value)
    kind = next(field.type for field in form.fields() if field.id == field_id)
    return day.isoformat() if kind == "date" and day else value
