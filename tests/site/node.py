"""Runs the engine in the built archive, under Node."""

import json
import subprocess
from pathlib import Path
from typing import Any

NODE = Path(__file__).parents[1] / "browser" / "pyodide_node.mjs"
Requests = list[dict[str, Any]]


def all_in_pyodide(app: Path, desks: list[tuple[str, Requests]], run: str = "") -> dict[str, Any]:
    """What the engine answers for several bundles, one after the other in one interpreter."""
    listed = [{"bundle": bundle, "requests": requests} for bundle, requests in desks]
    sent = json.dumps({"desks": listed, "run": run})
    command = ["node", str(NODE), str(app)]
    made = subprocess.run(command, input=sent, capture_output=True, text=True, timeout=600)
    assert made.returncode == 0, made.stderr
    answer: dict[str, Any] = json.loads(made.stdout)
    return answer
