"""The second archive: what Python in the browser needs for a PDF, loaded when one is asked for."""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import files

from forms.engine.writers.pdf_fonts import CUTS, KEYS, MODULES, cut
from macros.site.archive import Source, package_folder, recorded, standard_library

PACKAGES = ("defusedxml", "fontTools", "fpdf")
# Whose licences travel along.
DISTRIBUTIONS = ("defusedxml", "fonttools", "fpdf2", "pymupdf-fonts")
# Parts of fontTools that neither fpdf2 nor we come near: other formats, other programs.
NOT_NEEDED = ("diff", "merge", "misc/filesystem", "mtiLib", "qu2cu", "t1Lib", "ufoLib", "varLib/avar", "voltLib")
LEFT_OUT = tuple(f"fontTools/{part}/" for part in NOT_NEEDED)


def sources() -> list[Source]:
    """All that the archive is made of, before it is compiled."""
    return [*standard_library(recorded("pdf")), *libraries(), *fonts(), *licences()]


def libraries() -> Iterator[Source]:
    """fpdf2 with its colour profile, and what it builds on."""
    for package in PACKAGES:
        folder = package_folder(package)
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.icc")]):
            name = path.relative_to(folder.parent).as_posix()
            if not name.startswith(LEFT_OUT):
                yield name, path.read_bytes()


def fonts() -> Iterator[Source]:
    """The fonts as plain bytes: their package keeps them in LZMA, which Pyodide lacks. And their cuts."""
    yield "pymupdf_fonts/__init__.py", b""
    for module in MODULES.values():
        content = import_module(f"pymupdf_fonts.{module}").fontbuffer
        yield f"pymupdf_fonts/{module}.py", f"fontbuffer = {content!r}\n".encode()
    cuts = {key: cut(key) for key in KEYS}
    yield f"{CUTS}.py", f"FONTS = {cuts!r}\n".encode()


def licences() -> Iterator[Source]:
    """The licences, which all ask to go along."""
    for distribution in DISTRIBUTIONS:
        for path in files(distribution) or ():
            if path.name.startswith("LICENSE"):
                yield f"licences/{distribution}/{path.name}", path.read_binary()
