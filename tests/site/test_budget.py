"""What a form page loads of ours at its start stays small."""

import re
from pathlib import Path

import brotli
import pytest

from macros.site import engine_files

# The goals: what a form page needs before anything is clicked, in brotli at its best.
SCRIPTS, STYLES = 15_000, 8_000
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
    # Two requests; what only a click needs comes with the engine.
    assert names == {"samtale-form.js", "chunk.js"}
    assert size(app, names) < SCRIPTS


def test_the_styles_of_a_form_stay_small(app: Path) -> None:
    assert size(app, {"form-page.css", "document.css"}) < STYLES


def test_each_page_has_one_script(app: Path) -> None:
    """What pages load is joined; no module travels alone, and none that only tests import."""
    later = {
        path.name for path in app.glob("*.js") if f'"./{path.name}"' in (app / "samtale-form.js").read_text("utf-8")
    }
    assert later == {"chunk.js", "later.js"}
    others = {path.name for path in app.glob("*.js")} - later
    assert others == {name for name in (*engine_files.WHOLE, engine_files.FORM.name) if name.endswith(".js")}
    assert all(at_start(app, name) == {name} for name in others - {engine_files.FORM.name})


def test_they_are_minified(app: Path) -> None:
    for path in [*app.glob("*.js"), *app.glob("*.css")]:
        assert b"/*" not in path.read_bytes(), path.name
    assert size(app, {"worker.js"}) < 2_000
