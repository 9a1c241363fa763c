"""A start of Python, once, in Node: what it works out goes into the archive.

Regular expressions become other numbers on other machines, so that only Pyodide can compile
them for Pyodide.
"""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site.paths import PYODIDE

FOLDER = Path(__file__).parent / "boot"
FIRST = "sitecustomize.py"


@dataclass(frozen=True)
class Notes:
    """The modules before ``sitecustomize``, those that there are not, and one with all that was worked out."""

    early: frozenset[str]
    absent: frozenset[str]
    prepared: bytes


def noted(archive: bytes, modules: Iterable[str]) -> Notes:
    """Start Python from an archive whose ``sitecustomize`` is :func:`recorder`'s, and import these modules."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "python.zip"
        path.write_bytes(archive)
        command = ["node", str(FOLDER / "rehearse.mjs"), str(PYODIDE), str(path), *modules]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return Notes(frozenset(told["early"]), frozenset(told["absent"]), told["prepared"].encode())


def recorder() -> tuple[str, bytes]:
    """What writes down, in place of what takes."""
    return FIRST, (FOLDER / "recorder.py").read_bytes()


def taker() -> tuple[str, bytes]:
    """What takes the prepared things in the browser."""
    return FIRST, (FOLDER / FIRST).read_bytes()
