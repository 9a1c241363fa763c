"""The engine's counter: JSON in, JSON and a file out. The browser's worker calls this."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.engine.answers import Answers, filled
from forms.engine.check import Report, check
from forms.engine.compose import compose, spec_of
from forms.engine.dates import spoken
from forms.engine.filename import filename
from forms.engine.load import build
from forms.engine.model import Content, Form
from forms.engine.rules import suggested
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS, html

Reply = tuple[dict[str, Any], bytes | None]


@dataclass(frozen=True)
class Desk:
    """One form with its content: what the worker keeps between requests."""

    form: Form
    content: Content


@dataclass(frozen=True)
class Request:
    """One request for a form."""

    desk: Desk
    setting: Setting
    answers: Answers
    document: str | None
    format: str


def load(bundle: str) -> Desk:
    """Read the JSON that the build has made of a form and its content."""
    data = json.loads(bundle)
    return Desk(build(Form, data["form"]), build(Content, data["content"]))


def handle(desk: Desk, request: str) -> tuple[str, bytes | None]:
    """Answer a request. Never raises: a failure is a reply too, and the text stays safe."""
    try:
        data = json.loads(request)
        reply, made = DEEDS[data["do"]](_request(desk, data))
    except Exception as error:
        reply, made = {"failure": f"{type(error).__name__}: {error}"}, None
    return json.dumps(reply, ensure_ascii=False), made


def report(request: Request) -> Report:
    """Check the answers of a request."""
    return check(request.desk.form, request.answers, request.setting)


def _request(desk: Desk, data: dict[str, Any]) -> Request:
    return Request(
        desk=desk,
        setting=Setting(
            country=data["country"],
            words=Words(desk.content, data["language"]),
            today=date.fromisoformat(data["date"]),
        ),
        answers=data["answers"],
        document=data.get("document"),
        format=data.get("format", ""),
    )


def _check(request: Request) -> Reply:
    return _findings(report(request)), None


def _preview(request: Request) -> Reply:
    spec = spec_of(request.desk.form, request.document)
    composed = compose(request.desk.form, spec, request.answers, request.setting)
    shown = html.write(composed, change_label=request.setting.words.word("change"))
    return {"html": shown, **_findings(report(request))}, None


def _write(request: Request) -> Reply:
    form, words = request.desk.form, request.setting.words
    spec = spec_of(form, request.document)
    composed = compose(form, spec, request.answers, request.setting)
    chosen = FORMATS[request.format]
    made = chosen.write(composed)
    name = filename(form, spec, request.answers, chosen.extension, words)
    return {"name": name, "type": chosen.mime, "removed": made.removed}, made.content


def _suggest(request: Request) -> Reply:
    found = {}
    for field in request.desk.form.fields():
        if field.suggest and not filled(request.answers.get(field.id)):
            day = suggested(field.suggest, request.answers, request.setting.country, request.desk.content)
            if day:
                note = request.setting.words.say(field.suggest.note)
                found[field.id] = {
                    "value": day.isoformat(),
                    "spoken": spoken(day, request.setting.words),
                    "note": note,
                }
    return {"suggestions": found}, None


def _findings(found: Report) -> dict[str, Any]:
    return {
        "errors": [{"field": f.field, "message": f.message} for f in found.errors],
        "warnings": [{"field": f.field, "message": f.message} for f in found.warnings],
    }


DEEDS: dict[str, Callable[[Request], Reply]] = {
    "check": _check,
    "preview": _preview,
    "write": _write,
    "suggest": _suggest,
}
