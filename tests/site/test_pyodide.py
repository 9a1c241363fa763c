"""What we leave out of Pyodide is what its scripts never name; that the rest runs is test_runtime.py's."""

from pathlib import Path

import pytest

from macros.site import pyodide
from macros.site.paths import PYODIDE


@pytest.fixture(scope="module")
def trimmed(site: Path) -> Path:
    """The module as it is shipped."""
    (module,) = site.glob(f"engine/*/{pyodide.WASM.replace('.asm', '.unpacked')}")
    return module


def used() -> str:
    """The script that is shipped, apart from where its exports become known."""
    return pyodide.KNOWN.sub("", pyodide.trimmed_glue())


def test_what_the_scripts_name_is_kept(trimmed: Path) -> None:
    kept, all = set(pyodide.exports(trimmed)), pyodide.exports(PYODIDE / pyodide.WASM)
    words = set(pyodide.WORD.findall(used() + pyodide.loader()))
    assert {name for name in all if {name, f"_{name}"} & words} == kept
    assert {"malloc", "free", "__wasm_call_ctors"} & set(all) <= kept


def test_what_they_do_not_name_is_left_out(trimmed: Path) -> None:
    assert len(pyodide.exports(trimmed)) < len(pyodide.exports(PYODIDE / pyodide.WASM)) / 10
    assert trimmed.stat().st_size < (PYODIDE / pyodide.WASM).stat().st_size * 0.9
    assert len(pyodide.trimmed_glue()) < len(pyodide.glue()) * 0.8


def test_no_line_of_the_script_uses_a_name_that_is_gone() -> None:
    gone = {found[1] for found in pyodide.KNOWN.finditer(pyodide.glue())} - {
        found[1] for found in pyodide.KNOWN.finditer(pyodide.trimmed_glue())
    }
    assert len(gone) > 1000
    words = set(pyodide.WORD.findall(used()))
    assert not [name for name in gone if {name, f"_{name}"} & words]


def test_the_line_about_a_source_map_goes() -> None:
    assert pyodide.without_source_map(b"x\n//# sourceMappingURL=x.map\n") == b"x\n"
    assert "sourceMappingURL" not in pyodide.loader()
