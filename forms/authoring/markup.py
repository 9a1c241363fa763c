"""Renders a form as static HTML, from the templates beside the browser's code."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.authoring.languages import country_of, tag_of
from forms.engine.dates import spoken
from forms.engine.model import Condition, Fact, Field, Form, Question, Section, key_of
from forms.engine.words import Words

if TYPE_CHECKING:
    from forms.authoring.catalogue import Catalogue

TEMPLATES = Path(__file__).parent.parent / "browser" / "templates"
FORM_WORDS = "form-"
# Of these, what the list of drafts says, which also stands alone.
DRAFTS = "drafts-"
# Types that only show something.
SILENT = ("note", "signatures")


class Wording(Words):
    """Texts and words in one language, for the templates."""

    def for_script(self) -> dict[str, str]:
        """The form's words with their placeholders, for the page's own script to fill."""
        own = {key: text for key, text in self.content.words.items() if key.startswith(FORM_WORDS)}
        return {key.removeprefix(FORM_WORDS): self.say(text) for key, text in own.items()}

    def for_drafts(self) -> dict[str, str]:
        """The words of the list of drafts."""
        return {key: text for key, text in self.for_script().items() if key.startswith(DRAFTS)}

    def country(self) -> str:
        """The country of the edition; empty where the form asks for it."""
        return country_of(self.language) or ""

    def facts_of(self, field: Field) -> list[tuple[Condition | None, list[Fact]]]:
        """The facts that a note shows: the edition's, or each country's on its condition."""
        listed = {country: [self.content.facts[id] for id in ids] for country, ids in (field.facts or {}).items()}
        if own := self.country():
            return [(None, facts) for country, facts in listed.items() if country == own]
        return [(Condition(field="country", equals=country), facts) for country, facts in listed.items()]

    def checked(self, fact: Fact) -> str:
        """When a fact was last looked up, in words."""
        return spoken(date.fromisoformat(fact.checked), self)


def render_form(
    catalogue: "Catalogue",
    form_id: str,
    language: str,
    engine_url: str,
    guide_urls: Mapping[str, str | None] | None = None,
    form_urls: Mapping[str, str] | None = None,
) -> str:
    """The HTML of a whole form.

    ``engine_url`` leads from the page to the app's folder, ``guide_urls`` from each section
    to where a guide tells about it, ``form_urls`` to the forms that have a page.
    """
    form = catalogue.forms[form_id]
    wording = Wording(catalogue.content, language)
    return fill(
        "form.html.j2",
        wording,
        form=form,
        language=language,
        country=wording.country(),
        organisation=wording.content.organisation,
        usual_country=wording.content.organisation.country,
        base=engine_url.rstrip("/") + "/",
        guide_urls=guide_urls or {},
        words=wording.for_script(),
        titles={id: wording.say(other.title) for id, other in catalogue.forms.items()},
        retention=wording.say(wording.content.organisation.retention),
        forms=catalogue.forms.values(),
        form_urls=form_urls or {},
        alone=False,
    )


def render_drafts(catalogue: "Catalogue", language: str, engine_url: str, form_urls: Mapping[str, str]) -> str:
    """The HTML of the list of all drafts; ``form_urls`` leads from the page to the forms that have one."""
    wording = Wording(catalogue.content, language)
    return fill(
        "my-drafts-page.html.j2",
        wording,
        language=language,
        base=engine_url.rstrip("/") + "/",
        words=wording.for_drafts(),
        forms=catalogue.forms.values(),
        form_urls=form_urls,
        alone=True,
    )


def fill(template: str, wording: Wording, **values: object) -> str:
    """A template of the form's folder, with the texts that each of them needs."""
    return (
        _environment()
        .get_template(template)
        .render(
            say=wording.say,
            word=wording.word,
            facts_of=wording.facts_of,
            checked=wording.checked,
            tag_of=tag_of,
            one_of_names=lambda section: _one_of_names(section, wording),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["condition"] = condition_json
    environment.filters["level"] = of_level
    environment.filters["own"] = is_own
    environment.filters["shareable"] = is_shareable
    environment.filters["dated"] = is_dated
    environment.filters["no_document"] = no_document
    return environment


def condition_json(condition: Condition) -> str:
    """A condition as the JSON that ``data-when`` carries, without its empty parts."""
    return json.dumps(_lean(asdict(condition)), ensure_ascii=False, separators=(",", ":"))


def of_level(questions: tuple[Question, ...], level: str) -> list[Question]:
    """The questions of one level, in their order."""
    return [question for question in questions if question.level == level]


def is_own(form: Form) -> bool:
    """Whether all of a form is for one's own use, so that it is enough to say so once."""
    return all(field.private for field in form.fields() if field.type not in SILENT)


def is_shareable(form: Form) -> bool:
    """Whether a file for the other party makes sense: both write in it, or rows are ticked for them."""
    return len(form.roles) > 1 or any(field.only_ticked for field in form.fields())


def is_dated(form: Form) -> bool:
    """Whether the form's first document has dates for a calendar."""
    shared = any(document.audience == "shared" for document in form.documents[:1])
    fields = [field for field in form.fields() if not (shared and field.private)]
    return any(item.event and not (shared and item.private) for field in fields for item in (field, *field.fields))


def no_document(form: Form) -> Condition | None:
    """The condition under which a form ends in no document; none if it always ends in one."""
    conditions = [document.when for document in form.documents if document.when]
    return Condition(not_=Condition(any=tuple(conditions))) if len(conditions) == len(form.documents) else None


def _lean(part: dict[str, Any]) -> dict[str, Any]:
    kept = {key_of(key): value for key, value in part.items() if value not in (None, ())}
    return {key: _lean_value(value) for key, value in kept.items()}


def _lean_value(value: Any) -> Any:
    if isinstance(value, dict):
        return _lean(value)
    return [_lean_value(item) for item in value] if isinstance(value, tuple | list) else value


def _one_of_names(section: Section, wording: Wording) -> str:
    """The labels of the fields of which one is required, quoted and joined (B6)."""
    labels = {field.id: field for field in section.fields}
    wanted = section.one_of.fields if section.one_of else ()
    quoted = [_quoted(labels[field], wording) for field in wanted if field in labels]
    if len(quoted) < 2:
        return "".join(quoted)
    return wording.word("form-one-of-join", first=", ".join(quoted[:-1]), last=quoted[-1])


def _quoted(field: Field, wording: Wording) -> str:
    return wording.word("form-one-of-quoted", label=wording.say(field.label))
