"""``make bench``: measures, prints one table, and writes it to build/bench.json."""

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.site import editions
from macros.site.paths import BUILD
from tests.bench import engines, folders, forms, growth, lighthouse, material, report, weight

FILE = BUILD / "bench.json"
NAMES = ("chromium", "chromium-browser", "google-chrome")
Measured = Iterator[tuple[str, Any]]


@cache
def built() -> Path:
    """The site, built once."""
    site = folders.ROOM / "site"
    editions.build(site)
    return site


def engine_starts(bench: engines.Bench, _: argparse.Namespace) -> Measured:
    """From an empty profile to a file, over each line."""
    seen = {}
    for line, variants in engines.all_lines(bench):
        seen[line] = variants
        yield "engines", seen


def on_the_page(bench: engines.Bench, _: argparse.Namespace) -> Measured:
    """What a click costs once the engine is there."""
    yield "formats", forms.formats(bench, built())
    yield "notebook", forms.notebook(bench, built())


def keys(bench: engines.Bench, _: argparse.Namespace) -> Measured:
    """What a key costs."""
    yield "typing", forms.typing(bench)


def guides(bench: engines.Bench, _: argparse.Namespace) -> Measured:
    """Guide pages beside those of stock Material: what they weigh, and what Lighthouse says."""
    shutil.rmtree(folders.ROOM / "material", ignore_errors=True)
    stock = material.build(folders.ROOM / "material", weight.EDITION)
    browser = bench.playwright.chromium.launch(executable_path=bench.chromium, args=["--no-sandbox"])
    weights = weight.weigh(browser, built(), stock)
    browser.close()
    yield "guides", {"weights": weights, "lighthouse": lighthouse.compare(built(), stock, bench.chromium, bench.rounds)}


def edits(_: engines.Bench, __: argparse.Namespace) -> Measured:
    """How soon an edited page is shown."""
    yield "rebuild", growth.rebuild(built())


def builds(_: engines.Bench, wanted: argparse.Namespace) -> Measured:
    """How the build grows."""
    yield "growth", growth.growth(folders.ROOM, tuple(wanted.guides))


PARTS = {
    "engines": engine_starts,
    "formats": on_the_page,
    "typing": keys,
    "guides": guides,
    "rebuild": edits,
    "growth": builds,
}


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--guides", type=int, nargs="*", default=[5, 50, 500], help="how far the build grows")
    parser.add_argument("--only", nargs="*", choices=[*PARTS], default=[*PARTS])
    return parser.parse_args()


def measured(wanted: argparse.Namespace) -> dict[str, Any]:
    """All that is asked for."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "chromium")
    found: dict[str, Any] = {"rounds": wanted.rounds}
    with sync_playwright() as playwright:
        bench = engines.Bench(playwright, chromium, folders.served(), wanted.rounds)
        for part in wanted.only:
            for name, seen in PARTS[part](bench, wanted):
                found[name] = seen
                keep(found)
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
