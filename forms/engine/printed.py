"""Answers as a reader sees them: words for options, dates in words."""

import re

from forms.engine.answers import Answers, chosen, text
from forms.engine.choices import FIXED_OPTIONS
from forms.engine.dates import parse, parse_time, spoken
from forms.engine.model import Field, Form
from forms.engine.setting import Setting
from forms.engine.words import Words

_PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")
# Stands in a letter where nothing has been filled in yet.
GAP = "……"


def printed_value(field: Field, value: object, words: Words) -> str:
    """A short answer in the document's language."""
    if field.type in ("several", "pick"):
        return ", ".join(printed_option(field, item, words) for item in chosen(value))
    answer = text(value)
    if field.type == "date":
        day = parse(answer)
        return spoken(day, words) if day else answer
    if field.type == "time":
        return parse_time(answer) or answer
    return printed_option(field, answer, words)


def printed_option(field: Field, answer: str, words: Words) -> str:
    """The words of an option; what is no option stays as it is."""
    if answer in FIXED_OPTIONS.get(field.type, ()):
        return words.word(f"{field.type}-{answer}")
    known = {option.id: words.say(option.label) for option in field.options}
    return known.get(answer, answer)


def names_in(template: str) -> tuple[str, ...]:
    """The ``{names}`` in a text of the content, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(template)))


def filled_in(template: str, form: Form, answers: Answers, setting: Setting) -> str:
    """A text of the content with its ``{field_id}`` and ``{today}`` filled in.

    Answers are put in as they are: braces inside them mean nothing.
    """
    fields = {field.id: field for field in form.fields()}

    def value(match: re.Match[str]) -> str:
        if match[1] == "today":
            return spoken(setting.today, setting.words)
        field = fields.get(match[1])
        found = printed_value(field, answers.get(match[1]), setting.words) if field else ""
        return found or GAP

    return _PLACEHOLDER.sub(value, template)
