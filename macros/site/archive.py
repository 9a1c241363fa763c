"""The archive that Python in the browser starts from.

Compiled standard library, Jinja2 and engine in one zip, stored without compression and
gzipped as a whole: the largest lever on the start, see docs/decisions.
"""

import gzip
import importlib.util
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site.paths import PYODIDE, ROOT

# Parts of the standard library that no form can need: network, tests, consoles.
# Whatever Pyodide, Jinja2 or the engine import late (csv, uuid, codecs) stays.
LEFT_OUT = (
    "_pyrepl/ ctypes/ ensurepip/ idlelib/ multiprocessing/ unittest/ venv/ wsgiref/ xmlrpc/ "
    "doctest.py ftplib.py imaplib.py mailbox.py nntplib.py optparse.py pdb.py pickletools.py "
    "poplib.py profile.py pstats.py pyclbr.py pydoc.py smtplib.py socketserver.py tarfile.py "
    "trace.py turtle.py webbrowser.py xml/sax/"
).split()
EARLIEST = (1980, 1, 1, 0, 0, 0)
Source = tuple[str, bytes]


def wanted(name: str) -> bool:
    """Say whether a file of the standard library goes along."""
    return not name.endswith("/") and not name.startswith(tuple(LEFT_OUT))


def standard_library(kept: Callable[[str], bool] = wanted) -> Iterator[Source]:
    """Pyodide's own standard library, which it ships as sources."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        for name in filter(kept, archive.namelist()):
            yield name, archive.read(name)


def package_folder(name: str) -> Path:
    """The folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


def libraries() -> Iterator[Source]:
    """Jinja2, and MarkupSafe without its compiled half."""
    for package in ("jinja2", "markupsafe"):
        folder = package_folder(package)
        for path in sorted(folder.glob("*.py")):
            yield f"{package}/{path.name}", path.read_bytes()


def engine() -> Iterator[Source]:
    """Our own package: the engine with its templates."""
    yield "forms/__init__.py", (ROOT / "forms" / "__init__.py").read_bytes()
    for path in sorted((ROOT / "forms" / "engine").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()


def sources() -> list[Source]:
    """All that the archive is made of, before it is compiled."""
    return [*standard_library(), *libraries(), *engine()]


def write_zip(path: Path, files: list[Source]) -> None:
    """Write a zip that is equal for equal files, whenever it is written."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content)


def compile_zip(path: Path) -> None:
    """Replace the sources by bytecode; needs the same minor version as Pyodide's."""
    tool = Path(sys.executable).with_name("pyodide")
    command = [str(tool), "py-compile", "--silent", "--compression-level", "0", str(path)]
    # With a fixed date py_compile writes hashes instead of the time of compiling.
    environment = os.environ | {"SOURCE_DATE_EPOCH": "315532800"}
    subprocess.run(command, check=True, env=environment)


def normalised(path: Path) -> list[Source]:
    """The files of a compiled zip, without the times at which they were written."""
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def pack(content: bytes) -> bytes:
    """Gzip without a date or a name, so that equal content gives equal bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as stream:
        stream.write(content)
    return packed.getvalue()


def build(files: list[Source]) -> bytes:
    """Compile the files into the archive that Pyodide mounts as its standard library."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "python.zip"
        write_zip(path, files)
        compile_zip(path)
        write_zip(path, normalised(path))
        return path.read_bytes()
