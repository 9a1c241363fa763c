"""Imports wait until a function needs them, and nobody notices but the clock."""

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from forms.authoring.bundle import bundle
from macros.site import archive, late
from tests.content.examples import EDITIONS, catalogue
from tests.site import asked
from tests.site.node import all_in_pyodide

FORM = "probation-follow-up"
MOVES = {
    "into the function that uses it": (
        "import ast\ndef read(text):\n    return ast.parse(text)",
        "def read(text):\n    import ast\n    return ast.parse(text)",
    ),
    "behind what it says of itself": (
        "from copy import deepcopy as twin\ndef double(a):\n    'Twice.'\n    return twin(a)",
        'def double(a):\n    """Twice."""\n    from copy import deepcopy as twin\n    return twin(a)',
    ),
    "into methods, for functions and classes in them too": (
        "import ast\nclass A:\n    async def read(self):\n        return [lambda: ast for _ in self]",
        "class A:\n\n    async def read(self):\n        import ast\n        return [lambda: ast for _ in self]",
    ),
    "out of a list": ("import os, ast\ndef f():\n    ast", "import os\n\ndef f():\n    import ast\n    ast"),
    "from beside": (
        "from . import queues\ndef f():\n    return queues",
        "def f():\n    from . import queues\n    return queues",
    ),
    "with its packages": (
        "import concurrent.futures\ndef f(a):\n    return concurrent.futures.wait(a)\n"
        "def g(concurrent):\n    concurrent",
        "def f(a):\n    import concurrent.futures\n    return concurrent.futures.wait(a)\n\n"
        "def g(concurrent):\n    concurrent",
    ),
    "to nowhere": ("import ast", ""),
}
STAYS = (
    "import os\ndef f():\n    os",
    "import ast\nTREE = ast.parse('1')\ndef f():\n    return ast",
    "import ast\nclass Reader(ast.NodeVisitor):\n    pass",
    "import ast\nclass Reader:\n    kind = ast.AST",
    "import ast\n@ast.parse\ndef f():\n    pass",
    "import ast\ndef f(kind=ast.AST):\n    pass",
    "import ast\ndef f(kind: ast.AST):\n    pass",
    "import ast\nread = lambda text: ast.parse(text)",
    "import ast\nALL = [ast for _ in range(3)]",
    "import ast\n__all__ = ['ast', 'f']\ndef f():\n    ast",
    "import ast\nast = ast or None\ndef f():\n    ast",
    "import ast\ndef f():\n    global ast\n    ast = None\ndef g():\n    ast",
    "import ast\ntry:\n    import other as ast\nexcept ImportError:\n    pass\ndef f():\n    ast",
    "import ast\ndef ast():\n    pass\ndef f():\n    ast",
    "from ast import *\ndef f():\n    parse",
    "from __future__ import annotations\ndef f():\n    annotations",
)


def moved(text: str, name: str = "asyncio.example", others: str = "") -> str:
    """A module as the archive has it, if one more module lies beside it."""
    files = [(f"{name.replace('.', '/')}.py", dedent(text).encode())]
    beside = [("other.py", others.encode())]
    ((_, content),) = late.waiting(files, beside, {"ast", "asyncio.queues", "concurrent.futures", "copy", "inspect"})
    return content.decode()


@pytest.mark.parametrize(("before", "after"), MOVES.values(), ids=MOVES)
def test_an_import_moves(before: str, after: str) -> None:
    assert moved(before).strip() == after


@pytest.mark.parametrize("text", STAYS)
def test_an_import_stays(text: str) -> None:
    assert moved(text).startswith(text.partition("\n")[0])


@pytest.mark.parametrize(
    "other",
    [
        "from asyncio.example import ast",
        "from asyncio.example import *",
        "import asyncio.example\nasyncio.example.ast",
        "import asyncio.example as a\na.ast",
        "from asyncio import example\ndef f():\n    return [example.ast]",
    ],
)
def test_what_others_ask_for_stays(other: str) -> None:
    assert moved("import ast\ndef f():\n    ast", others=other).startswith("import ast")


def test_what_sitecustomize_takes_the_place_of_stays() -> None:
    text = "import inspect\ndef f():\n    inspect"
    assert moved(text, "dataclasses").startswith("import inspect")
    assert not moved(text, "contextlib").startswith("import inspect")


def test_our_own_files_are_as_they_were() -> None:
    text = "import ast\n\n\ndef f():\n    return ast  # a remark"
    assert moved(text, "forms.engine.example") == text


def test_constants_are_written_out() -> None:
    assert moved("import subprocess\ndef f(a=subprocess.PIPE, b=subprocess.Popen):\n    a").startswith(
        "import subprocess\n\ndef f(a=-1, b=subprocess.Popen)"
    )


def test_only_where_nobody_reads_annotations_they_go() -> None:
    text = "class A:\n    size: int\n\n    def f(self, a: int=1, *b: str) -> None:\n        c: int = a"
    assert moved(text) == text
    assert moved(text, "jinja2.example") == "class A:\n\n    def f(self, a=1, *b):\n        c: int = a"
    fields = "class A(t.NamedTuple):\n    size: int"
    assert moved(fields, "jinja2.example") == fields


def test_what_is_done_by_name_is_done() -> None:
    sources = archive.sources()
    made = dict(late.waiting(sources, [], archive.recorded("late")))
    was = dict(sources)
    for module, name in late.VALUES | late.LEFT_OUT:
        file = f"{module.replace('.', '/')}.py"
        line = f"\ndef {name}(" if (module, name) in late.LEFT_OUT else f"\n{name} = "
        assert line.encode() in was[file]
        assert line.encode() not in made[file]
    whole = b"".join(content for name, content in sources if not name.startswith(late.OURS))
    assert not [constant for constant in late.CONSTANTS if constant.encode() not in whole]
    assert set(late.INSTEAD) <= set(was)
    assert {archive.module(name) for name in was} >= archive.recorded("late")


ASK_LATER = """
import asyncio, importlib.abc, json, traceback

def asked(name):
    try:
        return type(getattr(asyncio, name)).__name__
    except AttributeError as error:
        return str(error)

json.dumps([asked(name) for name in ("StreamReader", "locks", "Lock", "nothing")])
"""


@pytest.fixture(scope="module")
def told(site: Path) -> dict[str, Any]:
    """What Python in the browser says after the first Word file."""
    (app,) = site.glob("engine/app-*")
    files = [ask for edition in EDITIONS for ask in asked.of_form(FORM, edition) if ask.get("format") == "docx"]
    return all_in_pyodide(app, [(bundle(catalogue(), FORM), files)]) | {
        "asked": json.loads(all_in_pyodide(app, [], ASK_LATER)["ran"])
    }


def test_nothing_late_is_there_after_the_first_word_file(told: dict[str, Any]) -> None:
    assert all(reply["bytes"] for replies in told["replies"] for reply in replies)
    assert not archive.recorded("late") & set(told["modules"])


def test_asyncio_has_the_rest_when_it_is_asked_for(told: dict[str, Any]) -> None:
    assert told["asked"] == ["type", "module", "type", "module 'asyncio' has no attribute 'nothing'"]
