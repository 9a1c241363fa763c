"""The archive as built runs the engine, under the Pyodide that is shipped."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

from forms.engine import service
from tests.content.examples import example

NODE = Path(__file__).parents[1] / "browser" / "pyodide_node.mjs"


def in_pyodide(app: Path, bundle: str, requests: list[dict[str, Any]]) -> dict[str, Any]:
    sent = json.dumps({"bundle": bundle, "requests": requests})
    command = ["node", str(NODE), str(app)]
    made = subprocess.run(command, input=sent, capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stderr
    answer: dict[str, Any] = json.loads(made.stdout)
    return answer


def test_answers_as_it_does_here(site: Path) -> None:
    (app,) = site.glob("engine/app-*")
    common = {"country": "no", "role": "manager", "date": "2026-11-22", "answers": {}}
    requests = [common | {"do": "check", "language": language} for language in ("da", "nb", "en")]
    for file in sorted((app / "forms").glob("*.json")):
        bundle = file.read_text(encoding="utf-8")
        desk = service.load(bundle)
        here = [json.loads(service.handle(desk, json.dumps(request))[0]) for request in requests]
        there = in_pyodide(app, bundle, requests)["replies"]
        assert [reply["reply"] for reply in there] == here
        assert "failure" not in here[0]


def test_writes_the_same_pdf_as_here(site: Path) -> None:
    (app,) = site.glob("engine/app-*")
    bundle = (app / "forms" / "probation-follow-up.json").read_text(encoding="utf-8")
    answers = example("probation-follow-up", "nb")
    common = {"country": "no", "role": "manager", "date": "2026-11-22", "document": "summary"}
    request = common | {"do": "write", "language": "nb", "answers": answers, "format": "pdf"}
    reply, content = service.handle(service.load(bundle), json.dumps(request))
    (there,) = in_pyodide(app, bundle, [request])["replies"]
    assert there["reply"] == json.loads(reply)
    assert base64.b64decode(there["bytes"] or "") == content
