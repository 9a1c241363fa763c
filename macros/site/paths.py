"""Where things are: the checkout, what the build makes, and what is served."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
SITE = ROOT / "site"
ENGINE = BUILD / "engine"
ENGINE_FILE = BUILD / "engine.json"
PYODIDE = ROOT / "node_modules" / "pyodide"
OVERRIDES = ROOT / "overrides"
EDITIONS = ("da", "nb", "en")
