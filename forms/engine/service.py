"""The engine's counter: JSON in, JSON and a file out. The browser's worker calls this.

What few requests are about is imported when one is: the browser starts without it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from forms.engine.answers import Answers, filled, text
from forms.engine.check import Report, check
from forms.engine.clean import clean_document
from forms.engine.compose import compose, spec_of
from forms.engine.dates import parse, spoken
from forms.engine.document import Document
from forms.engine.filename import filename, named
from forms.engine.letterhead import Letterhead, opened
from forms.engine.load import build
from forms.engine.model import Content, Form
from forms.engine.planner import Planner, as_form
from forms.engine.rules import suggested
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS, html
from forms.engine.writers import text as plain

Reply = tuple[dict[str, Any], bytes | None]


@dataclass(frozen=True)
class Desk:
    """One form with its content: what the worker keeps between requests."""

    form: Form
    content: Content
    letterhead: Letterhead | None = None
    planner: Planner | None = None


@dataclass(frozen=True)
class Request:
    """One request for a form.

    ``what`` is to be written: a ``document`` of the form, the ``blank`` form or the
    ``agenda``, with the questions ``picked`` for it. ``label`` is the draft's, for file names.
    ``wishes`` are what the reader has changed in a plan. ``sent`` is the whole request, for
    the flows between save files and forms.
    """

    desk: Desk
    setting: Setting
    answers: Answers
    document: str | None
    format: str
    what: str = "document"
    picked: tuple[str, ...] | None = None
    label: str = ""
    wishes: dict[str, Any] | None = None
    sent: dict[str, Any] | None = None


def load(bundle: bytes | memoryview, letterhead: str = "") -> Desk:
    """Read the JSON that the build has made of a form and its content, and of the letterhead."""
    data = json.loads(str(bundle, "utf-8"))
    head = opened(letterhead) if letterhead else None
    planner = build(Planner, data["planner"]) if "planner" in data else None
    form = as_form(planner) if planner else build(Form, data["form"])
    return Desk(form, build(Content, data["content"]), head, planner)


def handle(desk: Desk, request: str) -> tuple[str, bytes | None]:
    """Answer a request. Never raises: a failure is a reply too, and the text stays safe."""
    try:
        data = json.loads(request)
        reply, made = _deed(data["do"])(_request(desk, data))
    except Exception as error:
        reply, made = {"failure": f"{type(error).__name__}: {error}"}, None
    return json.dumps(reply, ensure_ascii=False), made


def report(request: Request) -> Report:
    """Check the answers of a request: all, or those that its document needs."""
    form, answers, setting = request.desk.form, request.answers, request.setting
    spec = spec_of(form, request.document, answers, setting) if request.document else None
    return check(form, answers, setting, spec)


def _request(desk: Desk, data: dict[str, Any]) -> Request:
    return Request(
        desk=desk,
        setting=Setting(
            country=data["country"],
            words=Words(desk.content, data["language"]),
            today=date.fromisoformat(data["date"]),
            document_id=data.get("document_id", ""),
        ),
        answers=data["answers"],
        document=data.get("document"),
        format=data.get("format", ""),
        what=data.get("what", "document"),
        picked=data.get("questions"),
        label=data.get("label", ""),
        wishes=data.get("plan"),
        sent=data,
    )


def _check(request: Request) -> Reply:
    return _findings(report(request)), None


def _preview(request: Request) -> Reply:
    made = composed(request)
    if request.what != "document":
        return {"html": html.write(made), "errors": [], "warnings": []}, None
    shown = html.write(made, change_label=request.setting.words.word("change"))
    return {"html": shown, **_findings(report(request))}, None


def _write(request: Request) -> Reply:
    chosen = FORMATS[request.format]
    made = chosen.write(composed(request), request.desk.letterhead)
    name = f"{_name(request)}.{chosen.extension}"
    return {"name": name, "type": chosen.mime, "removed": made.removed}, made.content


def _dates(request: Request) -> Reply:
    """The dates of a form for a calendar, whether or not the rest is filled in."""
    if not composed(request).events:
        return {"refused": request.setting.words.word("dates-none")}, None
    return _write(replace(request, format="ics"))


def _write_reopenable(request: Request) -> Reply:
    """A Word file that carries its save file: only on the reader's explicit choice."""
    from forms.engine.flows import reopenable

    reply, made = _write(replace(request, what="document", format="docx"))
    inside = reopenable(request.desk.form, request.setting, request.sent or {}, made or b"")
    return reply, inside


def _deed(name: str) -> Callable[[Request], Reply]:
    return DEEDS[name] if name in DEEDS else partial(_flow, name)


def _flow(name: str, request: Request) -> Reply:
    from forms.engine.flows import FLOWS, told

    return told(FLOWS[name], request.desk.form, request.setting, request.sent or {}), None


def _copy(request: Request) -> Reply:
    """What goes to the clipboard: the same twice, for programs that take formatted text and for others."""
    made, removed = clean_document(composed(request))
    return {"html": html.clipboard(made), "text": plain.write(made), "removed": removed}, None


def composed(request: Request) -> Document:
    """The document that a request is about."""
    form, answers, setting = request.desk.form, request.answers, request.setting
    if request.what == "blank":
        from forms.engine.blank import blank

        return blank(form, answers, setting)
    if request.what == "agenda":
        from forms.engine.agenda import agenda

        return agenda(form, answers, setting, request.picked)
    return compose(form, spec_of(form, request.document, answers, setting), answers, setting)


def _name(request: Request) -> str:
    """The name of a file without its extension."""
    form, words, today = request.desk.form, request.setting.words, request.setting.today
    answers = request.answers
    if request.what == "blank":
        return named(words.word("blank-name", title=words.say(form.title)))
    if request.what == "agenda":
        day = parse(text(answers.get("meeting_date"))) or today
        return named(words.word("agenda-title"), day.isoformat(), request.label)
    spec = spec_of(form, request.document, answers, request.setting)
    return filename(form, spec, answers, words, request.label, today)


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


def _plan(request: Request) -> Reply:
    from forms.engine import planning

    return planning.listed(planner_of(request), request.answers, request.setting, request.wishes or {}), None


def _calendar(request: Request) -> Reply:
    from forms.engine import planning

    return planning.file(planner_of(request), request.answers, request.setting, request.wishes or {})


def planner_of(request: Request) -> Planner:
    """The planner that was loaded in place of a form."""
    if request.desk.planner is None:
        raise ValueError(f"{request.desk.form.id} is no planner")
    return request.desk.planner


def _findings(found: Report) -> dict[str, Any]:
    return {
        "errors": [{"field": f.field, "message": f.message} for f in found.errors],
        "warnings": [{"field": f.field, "message": f.message} for f in found.warnings],
    }


DEEDS: dict[str, Callable[[Request], Reply]] = {
    "check": _check,
    "preview": _preview,
    "write": _write,
    "copy": _copy,
    "suggest": _suggest,
    "plan": _plan,
    "calendar": _calendar,
    "dates": _dates,
    "write-reopenable": _write_reopenable,
}
