"""The questions of a section, for the blank form and the agenda."""

from collections.abc import Iterable, Sequence

from forms.engine.document import QuestionGroup
from forms.engine.model import Level, Question
from forms.engine.words import Words

LEVELS: tuple[Level, ...] = ("must", "should", "can")


def by_level(questions: Sequence[Question], words: Words) -> tuple[QuestionGroup, ...]:
    """Questions grouped by how much they matter, what matters most first."""
    grouped = ((level, [q for q in questions if q.level == level]) for level in LEVELS)
    return tuple(
        QuestionGroup(words.word(f"questions-{level}"), said(asked, words)) for level, asked in grouped if asked
    )


def said(questions: Iterable[Question], words: Words) -> tuple[str, ...]:
    """The questions in the language of the document."""
    return tuple(words.say(question.text) for question in questions)
