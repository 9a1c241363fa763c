"""The engine's words, in the language of the document."""

from dataclasses import dataclass

from forms.engine.model import Content, Text


@dataclass(frozen=True)
class Words:
    """Looks words up in one language."""

    content: Content
    language: str

    def say(self, text: Text | None) -> str:
        """A text of the content in this language; empty if there is none."""
        return text.get(self.language, "") if text else ""

    def word(self, key: str, **values: object) -> str:
        """A word by its id, its placeholders filled.

        Raises KeyError if the content lacks the word.
        """
        return self.content.words[key][self.language].format(**values)
