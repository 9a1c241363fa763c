"""Pyodide as we ship it: without what only extension modules would call, and arranged for browsers.

Pyodide exports nearly ten thousand functions and addresses for packages in WebAssembly that are loaded
beside it, and its script has a thousand functions for these: for graphics, sound and windows. Ours are
all Python. What Pyodide's own scripts do not name of the module is left out, with all that nothing else calls;
and of the script what then neither the module imports nor the rest calls. What is left of the module is
arranged for browsers that compile it.
"""

import json
import re
import subprocess
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site.paths import PYODIDE, ROOT
from macros.site.webassembly import addresses, detours, makeweight

WASM = "pyodide.asm.wasm"
NPM = ROOT / "node_modules"
REDUCER, SHORTENER = NPM / ".bin" / "wasm-metadce", NPM / ".bin" / "terser"
TOOL_VERSIONS = (NPM / "binaryen" / "package.json", NPM / "terser" / "package.json")
NAMES = Path(__file__).with_name("names.mjs")
ARRANGING = Path(__file__).with_name("webassembly")
# What the module uses of WebAssembly; the tool would else write what is newer.
FEATURES = (
    "bulk-memory", "bulk-memory-opt", "exception-handling", "multivalue", "mutable-globals",
    "nontrapping-float-to-int", "reference-types", "sign-ext",
)  # fmt: skip
# Leave out what nobody calls, and shorten names; nothing is written in another way.
SHORTENING = ("--compress", "defaults=false,unused,dead_code,side_effects,passes=2", "--mangle")
# How the script makes an export, or an address in memory, known under a name.
KNOWN = re.compile(r'var _([\w$]+)=Module\["_\1"\]=(?:wasmExports\["\1"\]|[\de]+);')
# How it makes a function of its own known, says what a function takes, and lists what the module may import.
GIVEN = re.compile(r'Module\["([\w$]+)"\]=\1;')
SIGNATURE = re.compile(r'(?<![\w$.])([\w$]+)\.sig="\w+";')
LISTED = re.compile(r"(?<=var wasmImports=\{)[^{}]*(?=\})")
# The module's name for a function of the script, which is with it behind a colon, or the same.
ENTRY = re.compile(r"([\w$]+)(?::([\w$]+))?")
# Where the script lets the module's data and its places in the table begin.
BEGINS = re.compile(r'var _(__(?:memory|table)_base)=new WebAssembly\.Global\(\{value:"i32",mutable:false\},(\d+)\)')
# The script looks at each of six thousand places in the table, and makes a note of every export, so that extension
# modules can find them.
FOR_OTHERS = ("updateTableMap(0,wasmTable.length)", "updateGOT(relocated,replace);")
# It gets modules and dictionaries by running Python that says so; for that Python loads what reads Python.
PYTHON, BASE = "API.runPythonInternal", "API._pyodide._base"
WITHOUT_READING = {
    f'{BASE}.eval_code("{{}}")': f"{BASE}.builtins.dict()",
    f'{PYTHON}("import importlib; importlib")': f'{BASE}.pyimport_impl("importlib")',
    f'{PYTHON}("import __main__; __main__.__dict__")': f'{BASE}.pyimport_impl("__main__").__dict__',
    f'{PYTHON}("import builtins; builtins.__dict__")': f"{BASE}.builtins.__dict__",
}
# A function with this in it could see every name around it, so that none could be left out. Called
# like this it sees none; the policy forbids it in either way, and only extension modules would use it.
SEES_NAMES, SEES_NONE = re.compile(r"(?<![\w$.])eval\("), "globalThis.eval("
# Nearly all of the script is one function, called once. In brackets, browsers compile it at once; without, they read
# it twice.
ALL_OF_IT = re.compile(r"(?<=;return )(async function\(.*\})(?=\}\)\(\);globalThis\._createPyodideModule=)", re.DOTALL)
WORD = re.compile(r"[\w$]+")
# A word that may be the name of a property: behind a dot, or in quotation marks.
PROPERTY = re.compile(r"""(?<=[.'"])[\w$]+""")


@dataclass(frozen=True)
class Names:
    """What a module imports and exports."""

    imports: tuple[str, ...]
    exports: tuple[str, ...]


def files() -> tuple[Path, ...]:
    """The files of Pyodide that are made shorter here."""
    return tuple(PYODIDE / name for name in ("pyodide.mjs", "pyodide.asm.js", WASM))


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


def names(module: bytes) -> Names:
    """What a module imports and exports."""
    command = ["node", str(NAMES)]
    told = json.loads(subprocess.run(command, input=module, check=True, stdout=subprocess.PIPE).stdout)
    return Names(tuple(told["imports"]), tuple(told["exports"]))


def without_unused(imports: Container[str]) -> str:
    """The second script without the names of what is gone, and without the lists that only extension modules read."""
    script = KNOWN.sub(lambda found: found[0] if found[1] in named() else "", _for_one_start(glue()))
    asked = {*PROPERTY.findall(GIVEN.sub("", script)), *WORD.findall(loader())}
    script = GIVEN.sub(lambda found: found[0] if found[1] in asked else "", script)
    entries = [found for found in ENTRY.finditer(_list_of_imports(script)) if found[1] in imports]
    used = {found[2] or found[1] for found in entries}
    script = SIGNATURE.sub(lambda found: found[0] if found[1] in used else "", script)
    script = LISTED.sub(",".join(found[0] for found in entries), script)
    return SEES_NAMES.sub(SEES_NONE, script)


def _for_one_start(script: str) -> str:
    """The script with a start as we need it. Raises ValueError if it does not have the parts that are changed."""
    for part, instead in (dict.fromkeys(FOR_OTHERS, "") | WITHOUT_READING).items():
        before, found, after = script.partition(part)
        if not found or part in after:
            raise ValueError(f"Not once in pyodide.asm.js: {part}")
        script = before + instead + after
    return script


def _list_of_imports(script: str) -> str:
    (listed,) = LISTED.findall(script)
    text: str = listed
    return text


def trimmed_glue(module: bytes) -> bytes:
    """The second script as far as this module needs it."""
    script = without_unused(frozenset(names(module).imports))
    made = subprocess.run([str(SHORTENER), *SHORTENING], input=script, check=True, text=True, stdout=subprocess.PIPE)
    whole, found = ALL_OF_IT.subn(r"(\1)", made.stdout)
    if found != 1:
        raise ValueError("pyodide.asm.js is no longer one function.")
    return whole.encode()


def trimmed_module() -> bytes:
    """The module with the exports that the scripts name, and all that these need, for browsers to compile."""
    wanted = [name for name in names((PYODIDE / WASM).read_bytes()).exports if name in named()]
    with TemporaryDirectory() as folder:
        module = addresses.written_out(_reduced(Path(folder), wanted), begins())
    return makeweight.weighted(detours.detoured(module))


def begins() -> dict[str, int]:
    """What the globals hold from which the module computes addresses, by their names."""
    return {name: int(value) for name, value in BEGINS.findall(glue())}


def _reduced(folder: Path, wanted: Iterable[str]) -> bytes:
    graph, made = folder / "graph.json", folder / WASM
    graph.write_text(json.dumps([{"name": f"wanted {name}", "export": name, "root": True} for name in wanted]))
    features = [f"--enable-{feature}" for feature in FEATURES]
    command = [str(REDUCER), str(PYODIDE / WASM), *features, f"--graph-file={graph}", f"--output={made}"]
    # It lists all that it has left out.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made.read_bytes()
