"""What the build has prepared for the start of Python is used, and is what Python itself would make."""

import json
import marshal
from pathlib import Path
from typing import Any

import pytest

from macros.site import archive, shelf
from macros.site.engine_files import LATER
from tests.site.node import all_in_pyodide

TELL = """
import gc, importlib.util, json, sys
collected_before = gc.isenabled()
import forms.engine.service
from re import _compiler, _parser
from prepared import ABSENT, METHODS, PATTERNS, TUPLES

def read(pattern, flags):
    return [int(word) for word in _compiler._code(_parser.parse(pattern, flags), flags)]

def parts(code):
    return code.co_code, code.co_names, [parts(part) if hasattr(part, "co_code") else part for part in code.co_consts]

def written(text):
    return parts(compile(text, "", "exec", optimize=2).co_consts[0])

def found(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError as error:
        return [error.name, str(error)]

def loaded(by):
    specs = {name: getattr(module, "__spec__", None) for name, module in sys.modules.items()}
    return [name for name, spec in specs.items() if spec and type(spec.loader).__name__ == by]

import inspect
from collections import namedtuple
from forms.engine.begun import Begun
from forms.engine.model import Form
Pair = namedtuple("Pair", "first second")
json.dumps({
    "patterns": len(PATTERNS),
    "methods": len(METHODS),
    "other patterns": [key for key, known in PATTERNS.items() if read(*key) != known[1]],
    "other methods": [text for text, known in METHODS.items() if written(text) != parts(known.__code__)],
    "tuples": len(TUPLES),
    "other tuples": [text for text, known in TUPLES.items() if written(text) != parts(known.__code__)],
    "files of tuples": [kind.__new__.__code__.co_filename for kind in (inspect.ArgInfo, Pair)],
    "fields": Pair(first=1, second=2)._asdict(),
    "absent": sorted(ABSENT),
    "found": {name: found(name) for name in ("lzma", "nothing", "json")},
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


def test_tuples_are_what_python_makes_of_them(told: dict[str, Any]) -> None:
    assert told["tuples"] > 10
    assert told["other tuples"] == []
    # One of the start, and one that nobody has rehearsed.
    assert told["files of tuples"] == ["prepared.py", "<string>"]
    assert told["fields"] == {"first": 1, "second": 2}


def test_what_is_not_there_is_known(told: dict[str, Any]) -> None:
    later = {archive.module(name) for archive_later in LATER.values() for name, _ in archive_later.sources()}
    assert "lzma" in told["absent"]
    assert later.isdisjoint(told["absent"])
    assert told["found"] == {"lzma": ["lzma", "No module named 'lzma'"], "nothing": False, "json": True}


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
