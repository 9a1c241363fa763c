"""What the build has prepared for the start of Python is used, and is what Python itself would make."""

import json
import marshal
from pathlib import Path
from typing import Any

import pytest

from macros.site import shelf
from tests.site.node import all_in_pyodide

TELL = """
import gc, json, sys
collected_before = gc.isenabled()
import forms.engine.service
from re import _compiler, _parser
from prepared import METHODS, PATTERNS

def read(pattern, flags):
    return [int(word) for word in _compiler._code(_parser.parse(pattern, flags), flags)]

def parts(code):
    return code.co_code, code.co_names, [parts(part) if hasattr(part, "co_code") else part for part in code.co_consts]

def written(text):
    return parts(compile(text, "", "exec", optimize=2).co_consts[0])

def loaded(by):
    specs = {name: getattr(module, "__spec__", None) for name, module in sys.modules.items()}
    return [name for name, spec in specs.items() if spec and type(spec.loader).__name__ == by]

from forms.engine.begun import Begun
from forms.engine.model import Form
json.dumps({
    "patterns": len(PATTERNS),
    "methods": len(METHODS),
    "other patterns": [key for key, known in PATTERNS.items() if read(*key) != known[1]],
    "other methods": [text for text, known in METHODS.items() if written(text) != parts(known.__code__)],
    "files of methods": [kind.__init__.__code__.co_filename for kind in (Form, Begun)],
    "collected": [collected_before, gc.isenabled()],
    "kept": gc.get_freeze_count(),
    "shelf": loaded("Shelf"),
    "zip": loaded("zipimporter"),
})
"""


@pytest.fixture(scope="module")
def told(site: Path) -> dict[str, Any]:
    """What Python says after a start."""
    (app,) = site.glob("engine/app-*")
    answer: dict[str, Any] = json.loads(all_in_pyodide(app, [], TELL)["ran"])
    return answer


def test_patterns_are_what_python_makes_of_them(told: dict[str, Any]) -> None:
    assert told["patterns"] > 20
    assert told["other patterns"] == []


def test_methods_are_what_dataclasses_make_of_them(told: dict[str, Any]) -> None:
    assert told["methods"] > 50
    assert told["other methods"] == []
    # That of a module at the start, and that of one which the first document needs.
    assert told["files of methods"] == ["prepared.py", "prepared.py"]


def test_only_what_comes_before_the_shelf_is_found_in_the_zip(told: dict[str, Any]) -> None:
    assert {"dataclasses", "jinja2.sandbox", "forms.engine.service", "prepared"} <= set(told["shelf"])
    assert {"encodings", "sitecustomize"} <= set(told["zip"])
    assert not [name for name in told["zip"] if name.startswith(("forms", "jinja2", "asyncio"))]


def test_garbage_is_collected_once_the_engine_is_there(told: dict[str, Any]) -> None:
    assert told["collected"] == [False, True]
    assert told["kept"] > 10_000


def test_a_shelf_says_where_code_is() -> None:
    content = shelf.filled([("a", b"one", True), ("a.b", b"three", False)])
    size = int.from_bytes(content[:4], "little")
    assert marshal.loads(content[4 : 4 + size]) == {"a": (0, 3, True), "a.b": (3, 8, False)}
    assert content[4 + size :] == b"onethree"
