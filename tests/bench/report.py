"""The measurements as a table, and beside the goals."""

from collections.abc import Iterator
from typing import Any

Found = dict[str, Any]
LOOPBACK, SLOW_LINE, BARE_SERVER = "loopback", "20 Mbit/s, 20 ms", "100 Mbit/s, compresses nothing"
# What is compared, on which line, and how much of stock Pyodide in a worker it may take.
RATIOS = (
    ("cold file", LOOPBACK, "cold", "file", 0.35),
    ("warm file", LOOPBACK, "warm", "file", 0.30),
    ("cold file at 20 Mbit/s, 20 ms", SLOW_LINE, "cold", "file", 0.50),
    ("cold file, server compresses nothing", BARE_SERVER, "cold", "file", 0.40),
    ("bytes sent cold", LOOPBACK, "cold", "bytes", 0.75),
)
LONGEST_CLICK = 50


def goals(found: Found) -> list[Found]:
    """What was reached, beside what is to be reached."""
    return [*ratios(found), *clicks(found)]


def ratios(found: Found) -> Iterator[Found]:
    """Ratios to stock Pyodide within this run."""
    for name, line, state, what, most in RATIOS:
        if line in found.get("engines", {}):
            ours, stock = (found["engines"][line][who][state][what]["median"] for who in ("ours", "stock"))
            yield {"goal": name, "most": most, "reached": round(ours / stock, 3)}


def clicks(found: Found) -> Iterator[Found]:
    """From a click to each file, in milliseconds."""
    for action, spent in found.get("formats", {}).items():
        yield {"goal": f"click to file, {action} (ms)", "most": LONGEST_CLICK, "reached": spent["median"]}


def table(found: Found) -> str:
    """Everything as text."""
    return "\n".join([*engine_lines(found), *plain_lines(found), *goal_lines(found)])


def engine_lines(found: Found) -> Iterator[str]:
    """A line for each variant on each line of network: median (least to most)."""
    for line, variants in found.get("engines", {}).items():
        yield f"\n{line:<32}{'cold file':>22}{'warm file':>22}{'cold KB':>10}{'blocked':>9}"
        for variant, seen in variants.items():
            cold, warm = seen["cold"], seen["warm"]
            kilobytes, blocked = round(cold["bytes"]["median"] / 1000), cold["blocked"]["median"]
            yield f"  {variant:<30}{span(cold['file']):>22}{span(warm['file']):>22}{kilobytes:>10}{blocked:>9}"


def plain_lines(found: Found) -> Iterator[str]:
    """The other measurements."""
    for action, spent in found.get("formats", {}).items():
        yield f"\nclick to file  {action:<20}{span(spent)} ms"
    for who, spent in found.get("typing", {}).items():
        yield f"\na key in a large form  {who:<6}{span(spent['now'])} ms, settled {span(spent['settled'])} ms"
    for guides, spent in found.get("growth", {}).items():
        yield f"\n{guides} guides more  {spent['ours']} s, {spent['pages']} pages; Material, macros {spent['alone']} s"


def goal_lines(found: Found) -> Iterator[str]:
    """The goals, and whether they were reached."""
    yield f"\n{'goal':<44}{'most':>8}{'reached':>9}"
    for goal in found["goals"]:
        mark = "" if goal["reached"] <= goal["most"] else "  not reached"
        yield f"  {goal['goal']:<42}{goal['most']:>8}{goal['reached']:>9}{mark}"


def span(spent: Found) -> str:
    """Median, and least to most."""
    return f"{spent['median']} ({spent['min']}-{spent['max']})"
