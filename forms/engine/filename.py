"""File names: what a document is, never whom it is about."""

import re
import unicodedata
from datetime import date

from forms.engine.answers import Answers, text
from forms.engine.dates import parse
from forms.engine.model import DocumentSpec, Form
from forms.engine.words import Words

# What Windows, SharePoint and every browser accept.
_KEPT = re.compile(r"[^A-Za-z0-9æøåÆØÅ _-]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
LONGEST = 80


def filename(
    form: Form, spec: DocumentSpec, answers: Answers, words: Words, label: str = "", today: date | None = None
) -> str:
    """The name without extension: title, the answers that ``name_fields`` name, a date, the label.

    ``label`` is what the reader calls the draft: a person's name gets here only that way.
    """
    parts = [_part(form, field, answers) for field in spec.name_fields]
    dated = any(parse(part) for part in parts)
    return named(words.say(spec.title), *parts, "" if dated or not today else today.isoformat(), label)


def named(title: str, *parts: str) -> str:
    """A safe file name; the title is cut first, since the parts tell one file from another."""
    rest = _kept(" ".join(parts))[: LONGEST // 2]
    return safe(f"{_kept(title)[: LONGEST - len(rest) - 1]} {rest}")


def safe(name: str) -> str:
    """A file name without extension that no system stumbles over."""
    short = _kept(name)[:LONGEST].rstrip(" -_")
    return f"_{short}" if not short or _RESERVED.fullmatch(short) else short


def _kept(name: str) -> str:
    return " ".join(_KEPT.sub(" ", unicodedata.normalize("NFC", name)).split())


def _part(form: Form, field_id: str, answers: Answers) -> str:
    value = text(answers.get(field_id))
    day = parse(value)
    kind = next(field.type for field in form.fields() if field.id == field_id)
    return day.isoformat() if kind == "date" and day else value
