"""What a form page loads of ours at its start stays small."""

import gzip
import re
from pathlib import Path

import brotli
import pytest

# The goal for the scripts is 15 000 bytes: they have to shrink, or to be bundled (decision 13).
# What keeps drafts safe took two thousand of them.
SCRIPTS, STYLES = 19_500, 8_000
IMPORT = re.compile(r"""(?:\bfrom|^import|[;}]import)\s*["']\./([\w-]+\.js)["']""")


@pytest.fixture(scope="module")
def app(site: Path) -> Path:
    (folder,) = site.glob("engine/app-*")
    return folder


def at_start(app: Path, name: str, found: set[str] | None = None) -> set[str]:
    """A module and all that it imports at once, but not what it fetches later."""
    found = set() if found is None else found
    if name not in found:
        found.add(name)
        for other in IMPORT.findall((app / name).read_text(encoding="utf-8")):
            at_start(app, other, found)
    return found


def size(app: Path, names: set[str]) -> int:
    """The bytes of files that a server sends one by one, compressed beforehand."""
    return sum(len(brotli.compress((app / name).read_bytes(), quality=11)) for name in names)


def test_the_scripts_of_a_form_stay_small(app: Path) -> None:
    names = at_start(app, "samtale-form.js")
    assert {"answers.js", "draft.js", "engine.js"} <= names
    assert "documents.js" not in names, "fetched with the engine, not before"
    assert size(app, names) < SCRIPTS


def test_the_styles_of_a_form_stay_small(app: Path) -> None:
    assert size(app, {"samtale-form.css", "document.css"}) < STYLES


def test_they_are_minified_file_by_file(app: Path) -> None:
    for path in app.glob("*.js"):
        assert b"/**" not in path.read_bytes(), path.name
    # What a test or a page imports by name is still there.
    assert "function holds(" in (app / "conditions.js").read_text(encoding="utf-8")
    assert len(gzip.compress((app / "worker.js").read_bytes())) < 2_500
