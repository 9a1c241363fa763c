"""What an organisation says in place of the product, read from its own folder.

``texts.yml`` holds texts of everything but forms and facts, ``forms/<form>.yml`` those of a
form, ``facts.yml`` whole facts: a rule of your own needs a source and a date of its own.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar

from forms.authoring.errors import ContentError, Place, Problem
from forms.authoring.leaving_out import KEY as LEAVE_OUT
from forms.authoring.leaving_out import leaving_problems, without_questions
from forms.authoring.replacing import Replacing
from forms.authoring.source import place, read
from forms.authoring.texts import lacking
from forms.authoring.validate import validated
from forms.engine.model import Fact, Form

T = TypeVar("T")
TEXTS = "texts.yml"
FACTS = "facts.yml"
FORMS = "forms"
# What texts.yml may hold, by the name of the content's file or folder.
KINDS = ("words", "glossary", "guides", "steps", "chooser", "planner", "accessibility")


class OwnTexts:
    """The changes of one organisation; without a folder there are none."""

    def __init__(self, folder: Path | None, editions: dict[str, str]) -> None:
        self._folder = folder
        self._editions = editions
        self.problems: list[Problem] = []
        self._texts = self._read(TEXTS) or {}
        self._check_kinds()

    def of(self, kind: str, value: T) -> T:
        """One kind of content with the organisation's texts in it."""
        return self._replaced(value, self._texts, TEXTS, (kind,)) if kind in self._texts else value

    def form(self, form: Form) -> Form:
        """A form with the organisation's texts in it, and without the questions that it leaves out."""
        name = f"{FORMS}/{form.id}.yml"
        data = self._read(name)
        if not data:
            return form
        left = self._left_out(form, data, name)
        return without_questions(self._replaced(form, data, name, ()), left)

    def _left_out(self, form: Form, data: Any, name: str) -> list[str]:
        """The questions to leave out, taken from what is to be replaced."""
        if not isinstance(data, dict) or LEAVE_OUT not in data:
            return []
        found = list(leaving_problems(form, data, self._file(name)))
        self.problems += found
        ids: list[str] = data.pop(LEAVE_OUT)
        return [] if found else ids

    def facts(self, known: dict[str, Fact]) -> dict[str, Fact]:
        """The facts, and in place of some the organisation's own."""
        data = self._read(FACTS) or []
        file = self._file(FACTS)
        try:
            own: list[Fact] = validated(list[Fact], data, file)
        except ContentError as error:
            self.problems += error.problems
            return known
        for index, fact in enumerate(own):
            self.problems += lacking(fact, data[index], file, self._editions)
            if fact.id not in known:
                at = place(file, data, (index, "id"))
                remedy = "use the id of a fact in forms/content/facts/: pages and forms name facts by it"
                self.problems.append(Problem(at, f"there is no fact {fact.id!r} to replace", remedy))
        return known | {fact.id: fact for fact in own}

    def unknown_forms(self, forms: Collection[str]) -> list[Problem]:
        """A problem for each file that is named after no form."""
        files = sorted(self._file(FORMS).glob("*.yml")) if self._folder else []
        remedy = f"name the file after one of these: {', '.join(sorted(forms))}"
        return [
            Problem(Place(file, 1), f"there is no form {file.stem!r} to replace texts of", remedy)
            for file in files
            if file.stem not in forms
        ]

    def _replaced(self, value: T, data: Any, name: str, path: tuple[str, ...]) -> T:
        replacing = Replacing(data, self._file(name), self._editions)
        made = replacing.into(value, data[path[0]] if path else data, path)
        self.problems += replacing.problems
        return made

    def _read(self, name: str) -> Any:
        file = self._file(name)
        try:
            return read(file) if self._folder and file.is_file() else None
        except ContentError as error:
            self.problems += error.problems
            return None

    def _file(self, name: str) -> Path:
        return (self._folder or Path()) / name

    def _check_kinds(self) -> None:
        for kind in self._texts:
            if kind not in KINDS:
                at = place(self._file(TEXTS), self._texts, (kind,))
                remedy = f"use one of these: {', '.join(KINDS)}; a form has a file of its own, {FORMS}/<form>.yml"
                self.problems.append(Problem(at, f"{kind!r} is no kind of text", remedy))
