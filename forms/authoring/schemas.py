"""JSON Schemas of the YAML, so that text editors complete and check while somebody types.

``python -m forms.authoring.schemas`` writes them to build/schemas/; the first line of each
YAML file names its own. They come from the classes that the build validates with, and from
the content: what an organisation may replace is what there is.
"""

import dataclasses
import json
import sys
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from forms.authoring.accessibility import Statement
from forms.authoring.catalogue import Catalogue, Term, load
from forms.authoring.chooser import Chooser
from forms.authoring.errors import ContentError
from forms.authoring.guides import Guide
from forms.authoring.languages import Language, languages
from forms.authoring.leaving_out import KEY as LEAVE_OUT
from forms.authoring.leaving_out import question_ids
from forms.authoring.own_texts import KINDS
from forms.authoring.replacing import parts_of
from forms.authoring.steps import Steps
from forms.authoring.texts import has_text, is_text
from forms.engine.model import Fact, Field, Form, OneOf, Organisation, Question, Text, key_of, model
from forms.engine.planner import Planner

FOLDER = Path(__file__).parents[2] / "build" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
TEXT = {"$ref": "#/$defs/Text"}
KINDS_OF_FILES: dict[str, Any] = {
    "accessibility": Statement,
    "chooser": Chooser,
    "editions": dict[str, Language],
    "facts": list[Fact],
    "form": Form,
    "glossary": list[Term],
    "guide": Guide,
    "organisation": Organisation,
    "planner": Planner,
    "steps": Steps,
    "words": dict[str, Text],
}
# What the build fills in and nobody writes.
MADE = {"Form": ("version",), "Field": ("hint_from",), "TakesFrom": ("own_use", "ticks")}


@model
class FieldSet:
    """Questions and fields that several sections take with ``use:``."""

    questions: tuple[Question, ...] = ()
    fields: tuple[Field, ...] = ()
    one_of: OneOf | None = None


def schemas(catalogue: Catalogue) -> dict[str, Schema]:
    """Each schema under the name of its file."""
    found = {name: of_kind(kind) for name, kind in KINDS_OF_FILES.items()}
    found["form"] = with_sets(found["form"])
    kinds = {"words": catalogue.content.words, **{kind: getattr(catalogue, kind) for kind in KINDS if kind != "words"}}
    found["texts"] = _whole(_object({kind: replaceable(value) for kind, value in kinds.items()}))
    found |= {f"texts-of/{form.id}": _whole(with_leaving_out(form)) for form in catalogue.forms.values()}
    return found


def of_kind(kind: Any) -> Schema:
    """The schema of what a file holds, with a text's editions named."""
    made = TypeAdapter(kind).json_schema()
    classes = {cls.__name__: cls for cls in _classes(kind)}
    for name, schema in [*made.get("$defs", {}).items(), (made.get("title"), made)]:
        if name in classes and "properties" in schema:
            _told(schema, classes[name])
    if kind == dict[str, Text]:
        made["additionalProperties"] = TEXT
    return _whole(made)


def _told(schema: Schema, cls: type) -> None:
    """A class as its editors write it."""
    for field in dataclasses.fields(cls):
        if has_text(cls, field.name):
            schema["properties"][key_of(field.name)] = dict(TEXT)
    for made in MADE.get(cls.__name__, ()):
        schema["properties"].pop(made)


def with_sets(form: Schema) -> Schema:
    """What a form's YAML says once for several places; the build writes it out."""
    sets = of_kind(FieldSet)
    form["$defs"]["FieldSet"] = {key: value for key, value in sets.items() if key not in ("$defs", "$schema")}
    form["properties"]["field_sets"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/FieldSet"}}
    form["properties"]["shared_questions"] = {"type": "object", "additionalProperties": TEXT}
    form["$defs"]["Section"]["properties"]["use"] = {"type": "string"}
    question = form["$defs"]["Question"]
    form["$defs"]["DocumentSpec"]["properties"]["layout_as"] = {"type": "string"}
    question["properties"]["same_as"] = {"type": "string"}
    question["required"] = ["id", "level"]
    question["oneOf"] = [{"required": ["text"]}, {"required": ["same_as"]}]
    return form


def with_leaving_out(form: Form) -> Schema:
    """What an organisation may replace in a form, and which questions it may leave out."""
    schema = replaceable(form)
    # Suggestions only: what this organisation leaves out is not in its form any more.
    schema["properties"][LEAVE_OUT] = {
        "type": "array",
        "items": {"anyOf": [{"enum": question_ids(form)}, {"type": "string"}]},
    }
    return schema


def replaceable(value: Any) -> Schema:
    """What an organisation may replace in a value, each text with its present words."""
    if value is None or is_text(value):
        return {**TEXT, "description": "\n".join(f"{edition}: {text}" for edition, text in (value or {}).items())}
    if isinstance(value, tuple):
        return _object({item.id: replaceable(item) for item in value})
    if isinstance(value, dict):
        return _object({key: replaceable(item) for key, item in value.items()})
    parts = {key: replaceable(part) for key, part in parts_of(value).items()}
    texts = [part for key, part in parts.items() if has_text_of(value, key)]
    return {"anyOf": [_object(parts), texts[0]]} if len(texts) == 1 else _object(parts)


def has_text_of(value: Any, key: str) -> bool:
    """Whether this part of an object is a text of its own."""
    return key in _keys_of_texts(type(value))  # type: ignore[arg-type]  # a type is hashable


@cache
def _keys_of_texts(kind: Any) -> frozenset[str]:
    return frozenset(key_of(f.name) for f in dataclasses.fields(kind) if has_text(kind, f.name))


def write(catalogue: Catalogue, folder: Path = FOLDER) -> None:
    """Write all schemas; those that are as they were keep their time."""
    for name, schema in schemas(catalogue).items():
        file = folder / f"{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _whole(schema: Schema) -> Schema:
    """A schema that stands alone."""
    editions = {edition: {"type": "string"} for edition in languages()}
    text = _object(editions) | {"description": "The words of each edition."}
    return {"$schema": DIALECT, **schema, "$defs": {**schema.get("$defs", {}), "Text": text}}


def _classes(kind: Any) -> Iterator[type]:
    """Every model class that a type is made of."""
    seen: set[Any] = set()
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        waiting += [inner for inner in typing.get_args(one) if not isinstance(inner, str)]
        if dataclasses.is_dataclass(one) and isinstance(one, type):
            yield one
            waiting += typing.get_type_hints(one).values()


def main() -> int:
    """Write the schemas of the product's content."""
    try:
        write(load())
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
