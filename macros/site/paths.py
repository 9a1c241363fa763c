"""Where things are: the checkout, what the build makes, and what is served."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
SITE = ROOT / "site"
DIST = ROOT / "dist"
ENGINE = BUILD / "engine"
ENGINE_FILE = BUILD / "engine.json"
PYODIDE = ROOT / "node_modules" / "pyodide"
OVERRIDES = ROOT / "overrides"
# Not among the overrides: MkDocs would copy them into every edition.
TEMPLATES = ROOT / "macros" / "site" / "templates"
# What a build has read, for those who build its editions.
CONTENT_FILE = BUILD / "content.pickle"
# Which version is being built.
VERSION_FILE = BUILD / "version.json"
EDITIONS = ("da", "nb", "en")
