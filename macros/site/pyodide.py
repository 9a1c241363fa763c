"""Pyodide as we ship it: without what only extension modules would call.

Pyodide exports nearly ten thousand functions and addresses for packages in WebAssembly that are loaded
beside it. Ours are all Python, so that what Pyodide's own scripts do not name is left out, with
all that nothing else calls: a tenth less to send, and each export costs a start.
"""

import json
import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site.paths import PYODIDE, ROOT

WASM = "pyodide.asm.wasm"
TOOL = ROOT / "node_modules" / ".bin" / "wasm-metadce"
TOOL_VERSION = ROOT / "node_modules" / "binaryen" / "package.json"
EXPORTS = Path(__file__).with_name("exports.mjs")
# What the module uses of WebAssembly; the tool would else write what is newer.
FEATURES = (
    "bulk-memory", "bulk-memory-opt", "exception-handling", "multivalue", "mutable-globals",
    "nontrapping-float-to-int", "reference-types", "sign-ext",
)  # fmt: skip
# How the script makes an export, or an address in memory, known under a name.
KNOWN = re.compile(r'var _([\w$]+)=Module\["_\1"\]=(?:wasmExports\["\1"\]|[\de]+);')
WORD = re.compile(r"[\w$]+")


def without_source_map(script: bytes) -> bytes:
    """A script without the line that makes developer tools ask for a file not shipped."""
    return script.partition(b"\n//# sourceMappingURL=")[0] + b"\n"


def loader() -> str:
    """Pyodide's first script, which loads the other two files."""
    return without_source_map((PYODIDE / "pyodide.mjs").read_bytes()).decode()


def glue() -> str:
    """Pyodide's second script, between the page and the module."""
    return (PYODIDE / "pyodide.asm.js").read_text(encoding="utf-8")


@cache
def named() -> frozenset[str]:
    """Every word of the scripts, apart from where exports only become known; each without its underscore, too."""
    words = {*WORD.findall(KNOWN.sub("", glue())), *WORD.findall(loader())}
    return frozenset(words | {word.removeprefix("_") for word in words})


def trimmed_glue() -> str:
    """The second script without the names of exports that are gone."""
    return KNOWN.sub(lambda found: found[0] if found[1] in named() else "", glue())


def exports(module: Path) -> list[str]:
    """The names of what a module exports."""
    command = ["node", str(EXPORTS), str(module)]
    names: list[str] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return names


def trimmed_module() -> bytes:
    """The module with the exports that the scripts name, and all that these need."""
    wanted = [name for name in exports(PYODIDE / WASM) if name in named()]
    with TemporaryDirectory() as folder:
        return _reduced(Path(folder), wanted)


def _reduced(folder: Path, wanted: Iterable[str]) -> bytes:
    graph, made = folder / "graph.json", folder / WASM
    graph.write_text(json.dumps([{"name": f"wanted {name}", "export": name, "root": True} for name in wanted]))
    features = [f"--enable-{feature}" for feature in FEATURES]
    command = [str(TOOL), str(PYODIDE / WASM), *features, f"--graph-file={graph}", f"--output={made}"]
    # It lists all that it has left out.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made.read_bytes()
