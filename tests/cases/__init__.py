"""Tables of cases that the engine's and the browser's tests share."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def table(name: str) -> list[dict[str, Any]]:
    """The cases of one table."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found
