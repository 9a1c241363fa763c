"""The archive that Python in the browser starts from.

Compiled standard library, Jinja2 and engine in one zip, stored without compression and
gzipped as a whole: the largest lever on the start, see docs/decisions. Of the standard
library it holds what the engine has been seen to import (``modules/``).
"""

import gzip
import importlib.util
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import ModuleLoader

from forms.engine import templating
from macros.site import rehearsal, shelf
from macros.site.paths import PYODIDE, ROOT

# The modules of the standard library that each archive holds; `make modules` finds them anew.
MODULES = Path(__file__).parent / "modules"
COMPILING = {
    # With a fixed date py_compile writes hashes instead of the time of compiling.
    "SOURCE_DATE_EPOCH": "315532800",
    # No explanations, no assertions, and no columns in tracebacks: two fifths of the size.
    "PYTHONOPTIMIZE": "2",
    "PYTHONNODEBUGRANGES": "1",
}
# What the engine builds on.
PACKAGES = ("jinja2", "markupsafe")
# What comes behind the name of a module, and before the code in a compiled one.
SUFFIX = re.compile(r"(/__init__)?\.pyc?$")
HEAD = 16
EARLIEST = (1980, 1, 1, 0, 0, 0)
Source = tuple[str, bytes]


def module(name: str) -> str:
    """The module that a file of a zip holds, as source or compiled."""
    return SUFFIX.sub("", name).replace("/", ".")


def recorded(archive: str) -> frozenset[str]:
    """The modules of the standard library that an archive holds."""
    return frozenset((MODULES / f"{archive}.txt").read_text(encoding="utf-8").split())


def standard_library(wanted: Container[str]) -> Iterator[Source]:
    """These modules of Pyodide's own standard library, which it ships as sources."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".py") and module(name) in wanted:
                yield name, archive.read(name)


def package_folder(name: str) -> Path:
    """The folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


def libraries() -> Iterator[Source]:
    """Jinja2, and MarkupSafe without its compiled half."""
    for package in PACKAGES:
        folder = package_folder(package)
        for path in sorted(folder.glob("*.py")):
            yield f"{package}/{path.name}", path.read_bytes()


def engine() -> Iterator[Source]:
    """Our own package."""
    for path in (ROOT / "forms" / "__init__.py", *sorted((ROOT / "forms" / "engine").rglob("*.py"))):
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()


def templates() -> Iterator[Source]:
    """The engine's templates as Python: reading them costs the browser more than filling them."""
    folder = templating.FOLDER
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        code = templating.environment().compile(path.read_text("utf-8"), name, name, raw=True, defer_init=True)
        file = templating.COMPILED / ModuleLoader.get_module_filename(name)
        yield file.relative_to(ROOT).as_posix(), code.encode()


def sources(modules: Container[str] | None = None) -> list[Source]:
    """All that the archive is made of, before it is compiled."""
    return [*standard_library(modules or recorded("python")), *libraries(), *engine(), *templates()]


def write_zip(path: Path, files: list[Source]) -> None:
    """Write a zip that is equal for equal files, whenever it is written."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content)


def compile_zip(path: Path) -> None:
    """Replace the sources by bytecode; needs the same minor version as Pyodide's."""
    tool = Path(sys.executable).with_name("pyodide")
    command = [str(tool), "py-compile", "--silent", "--compression-level", "0", str(path)]
    subprocess.run(command, check=True, env=os.environ | COMPILING)


def compiled(files: list[Source]) -> list[Source]:
    """These files with bytecode in place of sources."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "python.zip"
        write_zip(path, files)
        compile_zip(path)
        with zipfile.ZipFile(path) as archive:
            return [(name, archive.read(name)) for name in archive.namelist()]


def pack(content: bytes) -> bytes:
    """Gzip without a date or a name, so that equal content gives equal bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as stream:
        stream.write(content)
    return packed.getvalue()


def zipped(files: list[Source]) -> bytes:
    """A zip of these files, without the times at which they were written."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "python.zip"
        write_zip(path, files)
        return path.read_bytes()


def build(files: list[Source]) -> bytes:
    """Compile the files into an archive that Python can import from."""
    return zipped(compiled(files))


def build_first(files: list[Source], later: Iterable[Source]) -> bytes:
    """Compile the files into the archive that Pyodide mounts as its standard library.

    Most modules lie on a shelf in it, with what a rehearsal of the start has worked out. What a ``later`` archive
    brings is not taken for absent.
    """
    ours = [module(name) for name, _ in engine()]
    notes = rehearsal.noted(build([*files, rehearsal.recorder()]), ours)
    absent = notes.absent - {module(name) for name, _ in later}
    prepared = notes.prepared + f"ABSENT = frozenset({sorted(absent)!r})\n".encode()
    made = dict(compiled([*files, rehearsal.taker(), ("prepared.py", prepared)]))
    found_by_name = [name for name in made if _is_found_by_name(name, notes.early)]
    shelved = [(module(name), made.pop(name)[HEAD:], "/__init__." in name) for name in found_by_name]
    return zipped([*made.items(), (shelf.NAME, shelf.filled(shelved))])


def _is_found_by_name(file: str, early: Container[str]) -> bool:
    """Say whether a compiled file is a module that is looked for by its name, once the shelf is there."""
    by_path = file.startswith(f"{templating.COMPILED.relative_to(ROOT).as_posix()}/")
    return file.endswith(".pyc") and not by_path and module(file) not in early
