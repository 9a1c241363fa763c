"""From an empty profile to a Word file: our build and the others, over several lines."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.bench.folders import VARIANTS, address
from tests.bench.server import Line, Server
from tests.bench.slow import Slowed

LINES = (
    Line("loopback"),
    Line("20 Mbit/s, 20 ms", speed=20_000_000, delay=0.020),
    Line("100 Mbit/s, compresses nothing", speed=100_000_000, compresses=False),
)
SLOW = "4 times slower processor"
# What runs in every page, and what it says when it has noted all.
SCRIPT, SAID = Path(__file__).with_name("measure.js"), "noted"
PATIENCE = 180_000
# A reader's browser is not being started as they open the page; milliseconds until it has come to rest.
REST = 2_500
# And it does not end with the first file. Browsers keep what they have compiled once it has been used a while.
FILES, PAUSE = 5, 200
Noted = dict[str, float]


@dataclass(frozen=True)
class Bench:
    """What all measurements use."""

    playwright: Playwright
    chromium: str
    folders: dict[str, Path]
    rounds: int


@contextmanager
def profile(bench: Bench, folder: Path) -> Iterator[BrowserContext]:
    """A browser with a profile of its own; as root it runs without its sandbox."""
    context = bench.playwright.chromium.launch_persistent_context(
        folder, executable_path=bench.chromium, args=["--no-sandbox"]
    )
    try:
        yield context
    finally:
        context.close()


def once(bench: Bench, folder: Path, server: Server, variant: str, slowed: bool) -> Noted:
    """Open the page, use it at load, and wait for the file; then go on using it, which is not measured."""
    with profile(bench, folder) as context:
        context.add_init_script(path=SCRIPT)
        page = context.new_page()
        page.wait_for_timeout(REST)
        before = server.meter.sent
        told = page.expect_console_message(lambda message: message.text == SAID, timeout=PATIENCE)
        with Slowed(folder if slowed else None), told:
            page.goto(f"{server.url}/{address(variant)}", wait_until="commit")
        noted: Noted = page.evaluate("() => bench.noted") | {"bytes": server.meter.sent - before}
        stay(page)
        return noted


def stay(page: Page) -> None:
    """Change an answer and make the file again, some times."""
    for made in range(2, FILES + 1):
        page.evaluate("() => bench.again()")
        page.wait_for_function(f"() => bench.made >= {made}", timeout=PATIENCE, polling=50)
        page.wait_for_timeout(PAUSE)


def pair(bench: Bench, server: Server, variant: str, slowed: bool) -> dict[str, Noted]:
    """A cold start, and a warm one with the same profile."""
    folder = Path(mkdtemp(prefix="bench-"))
    try:
        return {state: once(bench, folder, server, variant, slowed) for state in ("cold", "warm")}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(bench: Bench, line: Line, slowed: bool = False) -> dict[str, Any]:
    """All variants over one line, round by round."""
    seen: dict[str, list[dict[str, Noted]]] = {variant: [] for variant in VARIANTS}
    with Server(bench.folders, line) as server:
        if line == LINES[0]:
            # The server compresses a file when it is first asked for it: that is nobody's time.
            for variant in VARIANTS:
                pair(bench, server, variant, slowed=False)
        for _ in range(bench.rounds):
            for variant in VARIANTS:
                seen[variant].append(pair(bench, server, variant, slowed))
        server.shutdown()
    return {variant: summary(rounds) for variant, rounds in seen.items()}


def summary(rounds: list[dict[str, Noted]]) -> dict[str, Any]:
    """Median, least and most of everything noted, cold and warm."""
    return {
        state: {name: spread([one[state][name] or 0 for one in rounds]) for name in rounds[0][state]}
        for state in ("cold", "warm")
    }


def spread(values: list[float]) -> dict[str, float]:
    """Median, least and most."""
    return {"median": round(statistics.median(values), 1), "min": round(min(values), 1), "max": round(max(values), 1)}


def all_lines(bench: Bench) -> Iterator[tuple[str, dict[str, Any]]]:
    """The measurement of each line, and of a slow processor."""
    for line in LINES:
        yield line.name, measure(bench, line)
    yield SLOW, measure(bench, LINES[0], slowed=True)
