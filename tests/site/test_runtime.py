"""The archives as built run the engine, under the Pyodide that is shipped: nothing is missing in them."""

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from forms.authoring.bundle import bundle
from forms.engine import service
from tests.content.examples import EDITIONS, catalogue
from tests.site import asked
from tests.site.node import Requests, all_in_pyodide


@pytest.fixture(scope="module")
def app(site: Path) -> Path:
    (folder,) = site.glob("engine/app-*")
    return folder


def parts(content: bytes) -> Any:
    """The parts of a Word file, since its compression may differ; else the content."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def here(content: str, requests: Requests) -> list[tuple[Any, Any]]:
    desk = service.load(content.encode())
    answers = [service.handle(desk, json.dumps(request)) for request in requests]
    return [(json.loads(reply), parts(made or b"")) for reply, made in answers]


def compare(app: Path, desks: list[tuple[str, Requests]], run: str = "") -> Any:
    """Assert that Node answers as this Python does; returns what the snippet gave."""
    answered = all_in_pyodide(app, desks, run)
    for (content, requests), replies in zip(desks, answered["replies"], strict=True):
        there = [(reply["reply"], parts(base64.b64decode(reply["bytes"] or ""))) for reply in replies]
        for request, ours, theirs in zip(requests, here(content, requests), there, strict=True):
            assert theirs == ours, {**request, "answers": "..."}
    return answered["ran"]


def test_every_form_format_and_mistake_runs_from_the_archive(app: Path) -> None:
    desks = [
        (bundle(catalogue(), form), [request for edition in EDITIONS for request in asked.of_form(form, edition)])
        for form in catalogue().forms
    ]
    wrong = [(bundle(catalogue(), form), asked.wrong(form, "en")) for form in catalogue().forms]
    told = compare(app, desks + wrong, asked.FAILING_TEMPLATE)
    assert 'File "<template>", line 2' in told
    assert told.rstrip().endswith("ZeroDivisionError: division by zero")


def test_what_is_asked_answers_or_fails_as_it_should() -> None:
    """A request that failed alike on both sides would prove nothing."""
    for form in catalogue().forms:
        content = bundle(catalogue(), form)
        right = here(content, [request for edition in EDITIONS for request in asked.of_form(form, edition)])
        refused = [reply["failure"] for reply, _ in right if "failure" in reply]
        assert all("reopen-not-offered" in failure for failure in refused), refused
        wrong = here(content, asked.wrong(form, "en"))
        assert any("failure" in reply for reply, _ in wrong)


def test_calendars_run_from_their_archive(app: Path) -> None:
    compare(app, [(asked.planner(), asked.planned())])


def test_pdfs_run_from_their_archive(app: Path) -> None:
    compare(app, [(bundle(catalogue(), form), asked.late(form, "nb", "pdf")) for form in catalogue().forms])
