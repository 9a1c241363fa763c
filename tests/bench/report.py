"""The measurements as a table, and beside the goals."""

from collections.abc import Iterator
from itertools import pairwise
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
# What a click, a pause and an edit may cost: milliseconds and seconds.
LONGEST_CLICK, LONGEST_PAUSE, LONGEST_EDIT = 50, 100, 2
# What a key, a guide page and a page of the build may cost of what they cost without us.
KEY, WEIGHT, PAGE = 2.0, 1.05, 1.3


def goals(found: Found) -> list[Found]:
    """What was reached, beside what is to be reached."""
    kinds = (ratios, blocked, clicks, keys, weights, lighthouse, building)
    return [goal for kind in kinds for goal in kind(found)]


def goal(name: str, most: float, reached: float) -> Found:
    """One line of the goals."""
    return {"goal": name, "most": most, "reached": round(reached, 3)}


def ratios(found: Found) -> Iterator[Found]:
    """Ratios to stock Pyodide within this run."""
    for name, line, state, what, most in RATIOS:
        if line in found.get("engines", {}):
            ours, stock = (found["engines"][line][who][state][what]["median"] for who in ("ours", "stock"))
            yield goal(name, most, ours / stock)


def blocked(found: Found) -> Iterator[Found]:
    """Tasks of our page's main thread, as far as they are longer than 50 ms."""
    for line, seen in found.get("engines", {}).items():
        if "processor" not in line:
            yield goal(f"blocked, {line} (ms)", 0, seen["ours"]["cold"]["blocked"]["median"])


def clicks(found: Found) -> Iterator[Found]:
    """From a click to each file, in milliseconds, and the preview of much text."""
    for action, spent in found.get("formats", {}).items():
        yield goal(f"click to file, {action} (ms)", LONGEST_CLICK, spent["median"])
    if seen := found.get("notebook"):
        yield goal("longest pause, notebook of 50 pages (ms)", LONGEST_PAUSE, seen["pause"]["median"])


def keys(found: Found) -> Iterator[Found]:
    """A key in a large form, beside a key in the same form without our script."""
    if seen := found.get("typing"):
        yield goal(
            "a key, over a bare form's", KEY, seen["ours"]["settled"]["median"] / seen["bare"]["settled"]["median"]
        )


def weights(found: Found) -> Iterator[Found]:
    """The heaviest guide page beside the stock one."""
    pages = found.get("guides", {}).get("weights", {}).values()
    for what in ("bytes", "requests"):
        if pages:
            yield goal(
                f"a guide page's {what}, over stock", WEIGHT, max(p["ours"][what] / p["stock"][what] for p in pages)
            )


def lighthouse(found: Found) -> Iterator[Found]:
    """Points that Lighthouse takes off; for its performance, more than it takes off a stock page."""
    if seen := found.get("guides", {}).get("lighthouse"):
        for name in ("accessibility", "best-practices"):
            yield goal(f"Lighthouse, {name}, lost", 0, 100 - seen["ours"][name])
        yield goal(
            "Lighthouse, performance, below stock", 0, seen["stock"]["performance"] - seen["ours"]["performance"]
        )


def building(found: Found) -> Iterator[Found]:
    """What a page more costs the build, and an edit while serving."""
    sizes = sorted(found.get("growth", {}).items(), key=lambda size: int(size[0]))
    for (fewer, small), (more, large) in pairwise(sizes):
        ours, alone = (large[who] - small[who] for who in ("ours", "alone"))
        yield goal(f"a page of {fewer}-{more} guides, over Material's", PAGE, ours / alone)
    if "rebuild" in found:
        yield goal("an edited page is shown (s)", LONGEST_EDIT, found["rebuild"])


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
    if seen := found.get("notebook"):
        yield f"\nnotebook of 50 pages  preview {span(seen['preview'])} ms, longest pause {span(seen['pause'])} ms"
    for side, scores in found.get("guides", {}).get("lighthouse", {}).items():
        yield f"\nLighthouse  {side:<8}" + ", ".join(f"{name} {score:.0f}" for name, score in scores.items())
    for guides, spent in found.get("growth", {}).items():
        yield f"\n{guides} guides more  {spent['ours']} s, {spent['pages']} pages; Material, macros {spent['alone']} s"
        yield f"  processors worked {spent['ours_worked']} s; Material, macros {spent['alone_worked']} s"


def goal_lines(found: Found) -> Iterator[str]:
    """The goals, and whether they were reached."""
    yield f"\n{'goal':<44}{'most':>8}{'reached':>9}"
    for goal in found["goals"]:
        mark = "" if goal["reached"] <= goal["most"] else "  not reached"
        yield f"  {goal['goal']:<42}{goal['most']:>8}{goal['reached']:>9}{mark}"


def span(spent: Found) -> str:
    """Median, and least to most."""
    return f"{spent['median']} ({spent['min']}-{spent['max']})"
