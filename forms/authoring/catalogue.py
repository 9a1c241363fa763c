"""The catalogue: all content of one organisation, read, validated and ready to build."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

from forms.authoring import organisation
from forms.authoring.accessibility import Statement, statement_problems
from forms.authoring.blocks import is_on, with_forms, without_blocks
from forms.authoring.chooser import Chooser, chooser_problems
from forms.authoring.errors import ContentError, Place, Problem
from forms.authoring.expand import Expander
from forms.authoring.flows import flow_problems, taking_problems, with_sources
from forms.authoring.guides import Guide, guide_problems
from forms.authoring.languages import with_fallbacks
from forms.authoring.leaving_out import part_ids
from forms.authoring.letterhead import read as letterhead_of
from forms.authoring.own_texts import OwnTexts
from forms.authoring.picks import dangling, with_options
from forms.authoring.planner import planner_of
from forms.authoring.references import Checker
from forms.authoring.source import place, read
from forms.authoring.steps import Steps, step_problems
from forms.authoring.texts import lacking, text_problems
from forms.authoring.validate import validated
from forms.engine.letterhead import Letterhead
from forms.engine.load import plain
from forms.engine.model import Content, Fact, Form, Organisation, Text, model
from forms.engine.planner import Planner

CONTENT = Path(__file__).parent.parent / "content"
Item = TypeVar("Item", bound="HasId")


class HasId(Protocol):
    """Anything that a list of content holds."""

    @property
    def id(self) -> str: ...


@model
class Term:
    """A term of the glossary, explained in a sentence; ``avoid`` lists words not to use for it."""

    id: str
    term: Text
    text: Text
    avoid: dict[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Catalogue:
    """Everything that pages and forms are made of; ``home`` is the folder of organisation.yml.

    ``off`` are the forms whose block the organisation has not switched on, ``left_out`` the
    sections and questions that it does not have of other forms.
    """

    home: Path
    content: Content
    forms: dict[str, Form]
    glossary: dict[str, Term]
    guides: dict[str, Guide]
    steps: Steps
    chooser: Chooser
    planner: Planner
    accessibility: Statement
    letterhead: Letterhead | None = None
    off: frozenset[str] = frozenset()
    left_out: dict[str, frozenset[str]] = field(default_factory=dict)

    # The same for every form, and larger than most.
    @cached_property
    def content_json(self) -> str:
        """The content as the JSON that a form needs beside it."""
        return compact(plain(self.content))


def compact(data: Any) -> str:
    """Plain data as JSON, byte-equal for equal data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(folder: Path = CONTENT, own: Path | None = None) -> Catalogue:
    """Read all content below ``folder``, as the organisation of the folder ``own`` changes it.

    Raises ContentError with every mistake of the editors that was found.
    """
    reader = _Reader(folder, own)
    made = reader.catalogue()
    if reader.problems:
        raise ContentError(reader.problems)
    return with_fallbacks(made, reader.editions)


class _Reader:
    """Reads file by file and collects the problems, so that editors see them all at once."""

    def __init__(self, folder: Path, own: Path | None) -> None:
        self._folder = folder
        self.home = own or folder
        self.problems: list[Problem] = []
        file = self.home / organisation.FILE
        data = read(file)
        self.organisation = validated(Organisation, data, file)
        self.editions = organisation.editions_of(self.organisation)
        self.problems += organisation.organisation_problems(self.organisation, data, file)
        self.problems += lacking(self.organisation, data, file, self.editions)
        self._own = OwnTexts(own, self.editions)

    def catalogue(self) -> Catalogue:
        """All content, with the organisation's own texts in it."""
        own = self._own
        facts = own.facts(self.facts())
        words = own.of("words", self.words())
        forms = self.forms(facts)
        glossary = own.of("glossary", self.listed(sorted(self._folder.glob("glossary*.yml")), Term))
        guides = own.of("guides", {id: with_forms(guide, forms) for id, guide in self.guides().items()})
        steps = {country: tuple(with_forms(step, forms) for step in listed) for country, listed in self.steps().items()}
        chooser = own.of("chooser", self.chooser(steps))
        planner = own.of("planner", self.planner(facts))
        steps = own.of("steps", steps)
        accessibility = own.of("accessibility", self.accessibility())
        self.problems += [*own.problems, *own.unknown_forms(self._form_ids())]
        content = Content(organisation=self.organisation, words=words, facts=facts)
        return Catalogue(
            self.home,
            content,
            forms,
            glossary,
            guides,
            steps,
            chooser,
            planner,
            accessibility,
            self.letterhead(),
            self.off,
            self.left_out,
        )

    def words(self) -> dict[str, Text]:
        """The words of all areas; an id stands in one area only."""
        found: dict[str, Text] = {}
        for file in self._files("words"):
            data = self._tried(read, file) or {}
            area: dict[str, Text] = self._tried(validated, dict[str, Text], data, file) or {}
            for key, text in area.items():
                self.problems += text_problems(text, (key,), data, file, self.editions)
                self._once(key, found, place(file, data, (key,)))
                found[key] = text
        return found

    def listed(self, files: list[Path], kind: type[Item]) -> dict[str, Item]:
        """The items of files that list objects with ids; an id stands once in all of them."""
        found: dict[str, Item] = {}
        for file in files:
            data = self._tried(read, file) or []
            for index, item in enumerate(self._tried(validated, list[kind], data, file) or []):  # type: ignore[valid-type]
                self.problems += lacking(item, data[index], file, self.editions)
                self._once(item.id, found, place(file, data, (index, "id")))
                found[item.id] = item
        return found

    def facts(self) -> dict[str, Fact]:
        """The facts of all countries by id."""
        return self.listed(self._files("facts"), Fact)

    def forms(self, facts: dict[str, Fact]) -> dict[str, Form]:
        """The forms by id, each under the file of its name."""
        found = [self._tried(self._form, file, facts) for file in self._files("forms")]
        read_forms = {form.id: form for form in found if form}
        for form in read_forms.values():
            at = Place(self._folder / "forms" / f"{form.id}.yml", 1)
            remedy = "compare questions_of and questions_form with the sections of that form"
            self.problems += [Problem(at, told, remedy) for told in dangling(form, read_forms)]
            self.problems += [Problem(at, *told) for told in taking_problems(form, read_forms)]
        self.off = frozenset(id for id, form in read_forms.items() if not is_on(form.block, self.organisation.blocks))
        own = {id: self._organised(form) for id, form in read_forms.items() if id not in self.off}
        self.left_out = {id: lost for id, form in own.items() if (lost := part_ids(read_forms[id]) - part_ids(form))}
        return {id: with_sources(with_options(form, own), own) for id, form in own.items()}

    def _organised(self, form: Form) -> Form:
        """The form as this organisation has it; what refers to a block that is off was checked before."""
        return _versioned(without_blocks(self._own.form(form), self.organisation.blocks))

    def guides(self) -> dict[str, Guide]:
        """The guides by id, in the order of their cards."""
        found = [self._tried(self._guide, file) for file in self._files("guides")]
        ordered = sorted((guide for guide in found if guide), key=lambda guide: (guide.order, guide.id))
        return {guide.id: guide for guide in ordered}

    def steps(self) -> Steps:
        """The steps of each country."""
        file = self._folder / "steps.yml"
        return (self._tried(self._steps, file) or {}) if file.exists() else {}

    def chooser(self, steps: Steps) -> Chooser:
        """The questions of the step chooser for each country."""
        file = self._folder / "chooser.yml"
        return (self._tried(self._chooser, file, steps) or {}) if file.exists() else {}

    def planner(self, facts: dict[str, Fact]) -> Planner:
        """The occasions of the meeting planner, where there is one."""
        file = self._folder / "planner.yml"
        none = Planner(title={}, lead={}, sections=(), occasions=())
        return (self._tried(self._planner, file, facts) or none) if file.exists() else none

    def letterhead(self) -> Letterhead | None:
        """The organisation's letterhead, a Word file beside its own file."""
        name = self.organisation.letterhead
        return self._tried(letterhead_of, self.home / name) if name else None

    def accessibility(self) -> Statement:
        """What is known of the site's accessibility, where there is a statement."""
        file = self._folder / "accessibility.yml"
        return (self._tried(self._statement, file) or Statement()) if file.exists() else Statement()

    def _files(self, folder: str) -> list[Path]:
        return sorted((self._folder / folder).glob("*.yml"))

    def _once(self, name: str, found: dict[str, Any], at: Place) -> None:
        if name in found:
            message = f"the id {name!r} stands here a second time"
            self.problems.append(Problem(at, message, "give one of the two another id"))

    def _form(self, file: Path, facts: dict[str, Fact]) -> Form:
        data = Expander(file, read(file)).form()
        form = validated(Form, data, file)
        self.problems += lacking(form, data, file, self.editions)
        self.problems += Checker(form, data, file, facts).problems()
        self.problems += flow_problems(form, data, file)
        if form.id != file.stem:
            at = place(file, data, ("id",))
            self.problems.append(Problem(at, f"the id {form.id!r} is not the file's name", f"write id: {file.stem}"))
        return form

    def _guide(self, file: Path) -> Guide:
        data = read(file)
        guide = validated(Guide, data, file)
        self.problems += lacking(guide, data, file, self.editions)
        self.problems += guide_problems(guide, data, file, self._form_ids())
        return guide

    def _steps(self, file: Path) -> Steps:
        data = read(file)
        steps: Steps = validated(Steps, data, file)
        self.problems += step_problems(steps, data, file, self._form_ids(), self.editions)
        return steps

    def _chooser(self, file: Path, steps: Steps) -> Chooser:
        data = read(file)
        chooser: Chooser = validated(Chooser, data, file)
        self.problems += chooser_problems(chooser, steps, data, file, self.editions)
        return chooser

    def _planner(self, file: Path, facts: dict[str, Fact]) -> Planner:
        planner, problems = planner_of(file, facts, self.editions)
        self.problems += problems
        return planner

    def _statement(self, file: Path) -> Statement:
        data = read(file)
        statement = validated(Statement, data, file)
        self.problems += lacking(statement, data, file, self.editions)
        self.problems += statement_problems(statement, data, file)
        return statement

    def _form_ids(self) -> set[str]:
        """The forms that there are files of, also those with a mistake in them."""
        return {file.stem for file in self._files("forms")}

    def _tried(self, step: Callable[..., Any], *given: Any) -> Any:
        try:
            return step(*given)
        except ContentError as error:
            self.problems += error.problems
            return None


def _versioned(form: Form) -> Form:
    """The form with the hash of its definition as version."""
    definition = json.dumps(plain(form), sort_keys=True, ensure_ascii=False)
    return replace(form, version=hashlib.sha256(definition.encode()).hexdigest()[:12])
