"""The archive as built runs the engine, under the Pyodide that is shipped."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

from forms.engine import service
from tests.content.examples import example

NODE = Path(__file__).parents[1] / "browser" / "pyodide_node.mjs"


Job = tuple[str, list[dict[str, Any]]]


def in_pyodide(app: Path, jobs: list[Job]) -> list[list[dict[str, Any]]]:
    """The replies to the requests about each bundle, all from one Python."""
    sent = json.dumps([{"bundle": bundle, "requests": requests} for bundle, requests in jobs])
    command = ["node", str(NODE), str(app)]
    made = subprocess.run(command, input=sent, capture_output=True, text=True, timeout=300)
    assert made.returncode == 0, made.stderr
    replies: list[list[dict[str, Any]]] = json.loads(made.stdout)["replies"]
    return replies


def test_answers_as_it_does_here(site: Path) -> None:
    (app,) = site.glob("engine/app-*")
    common = {"country": "no", "role": "manager", "date": "2026-11-22", "answers": {}}
    requests = [common | {"do": "check", "language": language} for language in ("da", "nb", "en")]
    bundles = [file.read_text(encoding="utf-8") for file in sorted((app / "forms").glob("*.json"))]
    replies = in_pyodide(app, [(bundle, requests) for bundle in bundles])
    for bundle, there in zip(bundles, replies, strict=True):
        desk = service.load(bundle)
        here = [json.loads(service.handle(desk, json.dumps(request))[0]) for request in requests]
        assert [reply["reply"] for reply in there] == here
        assert "failure" not in here[0]


def test_writes_the_same_pdf_as_here(site: Path) -> None:
    (app,) = site.glob("engine/app-*")
    bundle = (app / "forms" / "probation-follow-up.json").read_text(encoding="utf-8")
    answers = example("probation-follow-up", "nb")
    common = {"country": "no", "role": "manager", "date": "2026-11-22", "document": "summary"}
    request = common | {"do": "write", "language": "nb", "answers": answers, "format": "pdf"}
    reply, content = service.handle(service.load(bundle), json.dumps(request))
    ((there,),) = in_pyodide(app, [(bundle, [request])])
    assert there["reply"] == json.loads(reply)
    assert base64.b64decode(there["bytes"] or "") == content
