"""The archive as built runs the engine, under the Pyodide that is shipped."""

import json
import subprocess
from pathlib import Path
from typing import Any

from forms.engine import service

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
