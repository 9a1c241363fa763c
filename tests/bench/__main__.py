"""``make bench``: measures, prints one table, and writes it to build/bench.json."""

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.site import editions
from macros.site.paths import BUILD
from tests.bench import engines, folders, forms, growth, report

FILE = BUILD / "bench.json"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PARTS = ("engines", "formats", "typing", "growth")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--guides", type=int, nargs="*", default=[5, 50, 500], help="how far the build grows")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    return parser.parse_args()


def measured(wanted: argparse.Namespace) -> dict[str, Any]:
    """All that is asked for."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    found: dict[str, Any] = {"rounds": wanted.rounds}
    with sync_playwright() as playwright:
        bench = engines.Bench(playwright, chromium, folders.served(), wanted.rounds)
        if "engines" in wanted.only:
            for line, seen in engines.all_lines(bench):
                found.setdefault("engines", {})[line] = seen
                keep(found)
        if "formats" in wanted.only:
            editions.build(folders.ROOM / "site")
            found["formats"] = forms.formats(bench, folders.ROOM / "site")
        if "typing" in wanted.only:
            found["typing"] = forms.typing(bench)
    if "growth" in wanted.only:
        found["growth"] = growth.growth(Path(folders.ROOM), tuple(wanted.guides))
    return found


def keep(found: dict[str, Any]) -> None:
    """Write what has been found so far: a whole run takes long, and may be ended early."""
    found["goals"] = report.goals(found)
    FILE.write_text(json.dumps(found, indent=1), encoding="utf-8")


def main() -> None:
    """Measure, print and write."""
    found = measured(arguments())
    keep(found)
    print(report.table(found))


main()
