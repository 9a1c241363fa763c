"""What we leave out of Pyodide is what its scripts never name; that the rest runs is test_runtime.py's."""

import re
from pathlib import Path

import pytest

from macros.site import pyodide
from macros.site.paths import PYODIDE
from macros.site.webassembly import makeweight


@pytest.fixture(scope="module")
def trimmed(site: Path) -> Path:
    """The module as it is shipped."""
    (module,) = site.glob(f"engine/*/{pyodide.WASM.replace('.asm', '.unpacked')}")
    return module


@pytest.fixture(scope="module")
def given() -> pyodide.Names:
    """What the module as Pyodide gives it imports and exports."""
    return pyodide.names((PYODIDE / pyodide.WASM).read_bytes())


@pytest.fixture(scope="module")
def left(trimmed: Path) -> pyodide.Names:
    """What the module as it is shipped imports and exports."""
    return pyodide.names(trimmed.read_bytes())


@pytest.fixture(scope="module")
def script(left: pyodide.Names) -> str:
    """The script that is shipped, before names are shortened."""
    return pyodide.without_unused(frozenset(left.imports))


def test_what_the_scripts_name_is_kept(script: str, given: pyodide.Names, left: pyodide.Names) -> None:
    def named(glue: str) -> set[str]:
        words = set(pyodide.WORD.findall(pyodide.KNOWN.sub("", glue) + pyodide.loader()))
        return {name for name in given.exports if {name, f"_{name}"} & words}

    assert named(script) <= named(pyodide.glue()) == set(left.exports) - {makeweight.NAME}
    assert {"malloc", "free", "__wasm_call_ctors"} & set(given.exports) <= set(left.exports)


def test_what_they_do_not_name_is_left_out(trimmed: Path, given: pyodide.Names, left: pyodide.Names) -> None:
    assert len(left.exports) < len(given.exports) / 10
    assert trimmed.stat().st_size < (PYODIDE / pyodide.WASM).stat().st_size * 0.9
    shipped = trimmed.with_name("pyodide.asm.js")
    assert shipped.stat().st_size < len(pyodide.glue()) * 0.3


def test_no_line_of_the_script_uses_a_name_that_is_gone(script: str) -> None:
    gone = {found[1] for found in pyodide.KNOWN.finditer(pyodide.glue())} - {
        found[1] for found in pyodide.KNOWN.finditer(script)
    }
    assert len(gone) > 1000
    words = set(pyodide.WORD.findall(pyodide.KNOWN.sub("", script)))
    assert not [name for name in gone if {name, f"_{name}"} & words]


def test_the_module_finds_all_that_it_imports(script: str, left: pyodide.Names) -> None:
    entries = {found[1] for (listed,) in [pyodide.LISTED.findall(script)] for found in pyodide.ENTRY.finditer(listed)}
    (before,) = pyodide.LISTED.findall(pyodide.glue())
    offered = {found[1] for found in pyodide.ENTRY.finditer(before)}
    assert entries == set(left.imports) & offered
    assert len(entries) < len(offered) / 4


def test_what_is_read_of_the_module_object_stays_known() -> None:
    script = pyodide.without_unused(frozenset())
    gone = {found[1] for found in pyodide.GIVEN.finditer(pyodide.glue())} - {
        found[1] for found in pyodide.GIVEN.finditer(script)
    }
    assert len(gone) > 1000
    read = {*re.findall(r"""Module(?:\.|\[["'])([\w$]+)""", script), *pyodide.WORD.findall(pyodide.loader())}
    assert not gone & read


def test_the_line_about_a_source_map_goes() -> None:
    assert pyodide.without_source_map(b"x\n//# sourceMappingURL=x.map\n") == b"x\n"
    assert "sourceMappingURL" not in pyodide.loader()
