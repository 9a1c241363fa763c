"""Tables of cases that the engine's and the browser's tests share."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def hostile() -> list[str]:
    """Texts that break careless programs, of all the families of ``hostile.json``."""
    families: dict[str, list[Any]] = json.loads((FOLDER / "hostile.json").read_text(encoding="utf-8"))
    listed = [text for family in families.values() for text in family]
    return [text if isinstance(text, str) else text["repeat"] * text["times"] for text in listed]


def table(name: str) -> list[dict[str, Any]]:
    """The cases of one table."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found
