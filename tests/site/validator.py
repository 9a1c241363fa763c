"""html-validate over files: where a page departs from the HTML standard."""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = Path(__file__).with_name("html-validate.json")
COMMAND = [str(ROOT / "node_modules/.bin/html-validate"), "--config", str(CONFIG)]
# What is Material's and outside of every block that its templates offer. 2026-11-25:
# autocomplete="off" on its two hidden checkboxes, so that Firefox does not restore them.
ALLOWED = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}


def faults(files: Iterable[Path]) -> list[str]:
    """What is wrong, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: a long answer would be cut off in a pipe.
        told = Path(folder) / "told.json"
        run = [*COMMAND, "--formatter", f"json={told}", *map(str, files)]
        made = subprocess.run(run, capture_output=True, text=True, check=False)
        assert made.returncode in (0, 1), made.stderr
        reports = json.loads(told.read_text(encoding="utf-8"))
    return [
        f"{report['filePath']}:{found['line']} {found['ruleId']}: {found['message']}"
        for report in reports
        for found in report["messages"]
        if (found["ruleId"], found["selector"]) not in ALLOWED
    ]
