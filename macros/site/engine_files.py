"""The folders under ``/engine/``: Python's runtime, and the files of the forms.

Both are named after their content, so that browsers may keep them for ever. Nothing depends
on a ``.mjs``, ``.wasm`` or ``.zip``: many intranet servers do not serve them.
"""

import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from pyodide_lock import PyodideLockSpec

from forms.authoring.bundle import bundle, planner_bundle
from forms.authoring.catalogue import Catalogue
from forms.engine.letterhead import packed
from forms.engine.planner import ID as PLANNER
from macros.site import archive, bundles, compressed, ics_archive, late, pdf_archive, pyodide, rehearsal, scopes, shelf
from macros.site.paths import ENGINE, ENGINE_FILE, PYODIDE, ROOT
from macros.site.pyodide import WASM

BROWSER = ROOT / "forms" / "browser"
# What pages load; all else in the folder is imported by these. The form fetches a part of its own later.
FORM = BROWSER / "samtale-form.js"
WHOLE = (
    "drafts-page.js", "installation-check.js", "meeting-planner.js", "old-browser.js", "step-chooser.js", "worker.js",
    "form-page.css", "installation-check.css", "meeting-planner.css",
)  # fmt: skip
# How documents look on paper, wherever they are printed.
STYLES = ROOT / "forms" / "engine" / "templates" / "html" / "document.css"
ARCHIVE = "python.zip"
# What Python starts from, by the names that Pyodide has for it; the gzipped file and the type it gets.
PACKED = {
    WASM: {"file": "pyodide.bin", "type": "application/wasm"},
    ARCHIVE: {"file": "python.bin", "type": "application/zip"},
}
# The same without gzip, for servers that send brotli: compressed twice it would not get smaller.
# Under its own type the browser keeps what it has compiled of a module.
UNPACKED = {WASM: f"pyodide{compressed.UNPACKED}wasm", ARCHIVE: f"python{compressed.UNPACKED}bin"}
# What it asks for only when a file of that format is to be written.
LATER = {"pdf": pdf_archive, "ics": ics_archive}
PACKED_LATER = {name: {"file": f"{name}.bin", "type": "application/zip"} for name in LATER}
LETTERHEAD = "letterhead.json"
Files = dict[str, bytes]


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """A short name for named contents."""
    total = hashlib.sha256()
    for name, content in parts:
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:12]


def write_folder(folder: Path, files: Files) -> None:
    """Write a folder in one step: it is there complete, or not at all."""
    scratch = folder.with_suffix(".part")
    shutil.rmtree(scratch, ignore_errors=True)
    for name, content in files.items():
        path = scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.rmtree(folder, ignore_errors=True)
    scratch.rename(folder)


def loader(module: bytes) -> Files:
    """Pyodide's two scripts; both are called ``.js`` since servers know that."""
    return {"pyodide.js": pyodide.loader().encode(), "pyodide.asm.js": pyodide.trimmed_glue(module)}


def runtime_files(
    sources: list[archive.Source], later: dict[str, list[archive.Source]], waiting: Collection[str] = ()
) -> Files:
    """What the worker loads: Pyodide and the archives; what is ``waiting`` is imported by the functions that use it."""
    others = [file for files in later.values() for file in files]
    python = archive.build_first(late.waiting(sources, others, waiting) if waiting else sources, others)
    first = {WASM: pyodide.trimmed_module(), ARCHIVE: python}
    return loader(first[WASM]) | {
        **{UNPACKED[name]: content for name, content in first.items()},
        **{PACKED[name]["file"]: archive.pack(content) for name, content in first.items()},
        **{PACKED_LATER[name]["file"]: archive.pack(archive.build(files)) for name, files in later.items()},
    }


def makers() -> Iterator[Path]:
    """The files on which the runtime depends, beside its modules: a name belongs to one content for ever."""
    yield from (*pyodide.files(), *pyodide.TOOL_VERSIONS, pyodide.NAMES, archive.MODULES / "late.txt")
    yield from map(Path, (__file__, archive.__file__, late.__file__, pyodide.__file__))
    yield from map(Path, (rehearsal.__file__, scopes.__file__, shelf.__file__))
    for folder in (rehearsal.FOLDER, pyodide.ARRANGING):
        yield from (path for path in sorted(folder.iterdir()) if path.is_file())


def runtime() -> str:
    """Make the runtime folder unless it is there, and say its name."""
    sources = archive.sources()
    later = {name: module.sources() for name, module in LATER.items()}
    made_of = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in makers()]
    name = digest([*sources, *(file for files in later.values() for file in files), *made_of])
    if not (ENGINE / "engine" / name).is_dir():
        write_folder(ENGINE / "engine" / name, runtime_files(sources, later, archive.recorded("late")))
    return name


def lock() -> dict[str, Any]:
    """Pyodide's lock file without packages: what we ship is in the archive."""
    full = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    return PyodideLockSpec(info=full.info, packages={}).to_dict()


def sizes(folder: Path, files: dict[str, dict[str, str]]) -> dict[str, dict[str, Any]]:
    """How large each packed file is, so that the page can show progress."""
    return {name: packed | _size(folder, packed["file"]) for name, packed in files.items()}


def first_files(folder: Path) -> dict[str, dict[str, Any]]:
    """What the start needs, packed and unpacked."""
    found = sizes(folder, PACKED)
    return {name: about | {"unpacked": _size(folder, UNPACKED[name])} for name, about in found.items()}


def _size(folder: Path, file: str) -> dict[str, Any]:
    return {"file": file, "bytes": (folder / file).stat().st_size}


def pointer(runtime: str, folder: Path, letterhead: str = "") -> bytes:
    """What a worker needs to know in order to start the runtime; ``letterhead`` is a file or nothing."""
    about = {
        "runtime": runtime,
        "files": first_files(folder),
        "later": sizes(folder, PACKED_LATER),
        "lock": lock(),
        "letterhead": letterhead,
    }
    return json.dumps(about, indent=1).encode()


def app_files(catalogue: Catalogue, runtime_name: str) -> Files:
    """Scripts, styles and forms, in the form in which pages load them."""
    whole = [BROWSER / name for name in WHOLE]
    files = bundles.in_parts(BROWSER, FORM) | bundles.bundled(BROWSER, whole) | bundles.bundled(STYLES.parent, [STYLES])
    forms = {f"forms/{id}.json": bundle(catalogue, id).encode() for id in catalogue.forms}
    forms[f"forms/{PLANNER}.json"] = planner_bundle(catalogue).encode()
    head = {LETTERHEAD: packed(catalogue.letterhead).encode()} if catalogue.letterhead else {}
    about = pointer(f"../{runtime_name}/", ENGINE / "engine" / runtime_name, "".join(head))
    return files | forms | head | {compressed.TELLING: about}


def app(catalogue: Catalogue, runtime_name: str) -> str:
    """Make the folder of the forms, and say its name."""
    files = app_files(catalogue, runtime_name)
    name = f"app-{digest(sorted(files.items()))}"
    if not (ENGINE / "engine" / name).is_dir():
        write_folder(ENGINE / "engine" / name, files)
    return name


def forget_others(names: set[str]) -> None:
    """Remove folders of earlier builds."""
    for folder in (ENGINE / "engine").iterdir():
        if folder.name not in names:
            shutil.rmtree(folder)


def make(catalogue: Catalogue) -> dict[str, str]:
    """Make both folders and write down where they are."""
    ENGINE.mkdir(parents=True, exist_ok=True)
    runtime_name = runtime()
    app_name = app(catalogue, runtime_name)
    forget_others({runtime_name, app_name})
    where = {"runtime": f"engine/{runtime_name}", "app": f"engine/{app_name}"}
    ENGINE_FILE.write_text(json.dumps(where, indent=1), encoding="utf-8")
    return where
