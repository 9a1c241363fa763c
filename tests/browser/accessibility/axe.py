"""axe-core over a page: what it finds wrong, as lines that say what and where."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What can change with the colours alone.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = Path(__file__).with_name("axe_run.js")


def violations(page: Page, *, within: str = "html", colours_only: bool = False) -> list[str]:
    """Everything that axe objects to. The policy allows no script of ours; evaluating is the driver's."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    only = {"type": "rule", "values": COLOURS} if colours_only else {"type": "tag", "values": TAGS}
    wanted = {"only": only, "within": within}
    found: list[dict[str, Any]] = page.evaluate(RUN.read_text(encoding="utf-8"), wanted)
    return [f"{one['id']} at {one['at']}: {why(one)}" for one in found]


def why(one: dict[str, Any]) -> str:
    """axe's reason, on one line."""
    return " ".join(one["why"].split())[:300] + (f" {json.dumps(one['data'])[:200]}" if one["id"] in COLOURS else "")
