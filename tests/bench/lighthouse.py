"""What Lighthouse says of a guide page, and of the same page as stock Material makes it."""

import json
import os
import statistics
import subprocess
from pathlib import Path
from typing import Any

from tests.bench.server import Line, Server

TOOL = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices")
PAGE = "nb/guides/probation/"


def audit(url: str, chromium: str) -> dict[str, Any]:
    """Lighthouse's report of a page, as a phone on a slow line, which is what it assumes."""
    command = ["node", str(TOOL), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--chrome-flags=--headless=new --no-sandbox"]
    environment = os.environ | {"CHROME_PATH": chromium}
    made = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report: dict[str, Any] = json.loads(made.stdout)
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The scores of a report, from 0 to 100."""
    return {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}


def wrong(report: dict[str, Any], category: str) -> list[str]:
    """The audits of a category that cost points, with what they found."""
    weights = {one["id"]: one["weight"] for one in report["categories"][category]["auditRefs"]}
    audits = ((id, report["audits"][id]) for id, weight in weights.items() if weight)
    return [f"{id}: {one['title']}" for id, one in audits if one["score"] is not None and one["score"] < 1]


def compare(site: Path, stock: Path, chromium: str, rounds: int) -> dict[str, dict[str, float]]:
    """The median scores of both pages, audited in turn."""
    seen: dict[str, list[dict[str, int]]] = {"ours": [], "stock": []}
    with Server({"ours": site, "stock": stock.parent}, Line("as fast as it can")) as server:
        for _ in range(rounds):
            for side, found in seen.items():
                found.append(scores(audit(f"{server.url}/{side}/{PAGE}", chromium)))
        server.shutdown()
    return {
        side: {name: statistics.median(one[name] for one in found) for name in CATEGORIES}
        for side, found in seen.items()
    }
