"""Finds the modules of the standard library that Python in the browser needs: ``make modules``.

The engine is run over every form, format and mistake with the whole standard library, and
what it has imported is recorded, with a margin (margin.txt) for what is imported late, or in
cases that no test can foresee.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.authoring.bundle import bundle
from macros.site import archive, engine_files
from macros.site.paths import PYODIDE
from tests.content.examples import EDITIONS, catalogue
from tests.site import asked
from tests.site.node import Requests, all_in_pyodide


def shipped() -> list[str]:
    """The modules that Pyodide's standard library has."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as whole:
        return [archive.module(name) for name in whole.namelist() if name.endswith(".py")]


def write_app(folder: Path) -> None:
    """An engine with the whole standard library, and what Node has to know of it."""
    later = {name: module.sources() for name, module in engine_files.LATER.items()}
    files = engine_files.runtime_files(archive.sources(shipped()), later)
    engine_files.write_folder(folder, files)
    (folder / "engine.json").write_bytes(engine_files.pointer("./", folder))


def early() -> Iterator[tuple[str, Requests]]:
    """All that is asked of the forms before a late format is."""
    for form in catalogue().forms:
        every = [request for edition in EDITIONS for request in asked.of_form(form, edition)]
        yield bundle(catalogue(), form), every + asked.wrong(form, "en")


def late() -> dict[str, list[tuple[str, Requests]]]:
    """What is asked for in the late formats."""
    pdfs = [(bundle(catalogue(), form), asked.late(form, "nb", "pdf")) for form in catalogue().forms]
    return {"pdf": pdfs, "ics": [(asked.planner(), asked.planned())]}


def found(app: Path) -> Iterator[tuple[str, set[str]]]:
    """The modules that each archive needs."""
    margin = "\n".join(f"import {name}" for name in sorted(archive.recorded("margin")))
    first = imported(app, list(early()), f"{margin}\n{asked.FAILING_TEMPLATE}")
    later = {format: imported(app, desks) - first for format, desks in late().items()}
    # Python looks for a package's modules where it has found the package.
    split = {module for modules in later.values() for module in modules if module.partition(".")[0] in first}
    yield "python", first | split
    yield from ((format, modules - split) for format, modules in later.items())


def imported(app: Path, desks: list[tuple[str, Requests]], run: str = "") -> set[str]:
    """The modules of the standard library that answering takes."""
    return set(all_in_pyodide(app, desks, run)["modules"]) & set(shipped())


def main() -> None:
    """Find and record them."""
    with TemporaryDirectory() as folder:
        app = Path(folder) / "app"
        write_app(app)
        for name, modules in found(app):
            text = "".join(f"{module}\n" for module in sorted(modules))
            (archive.MODULES / f"{name}.txt").write_text(text, encoding="utf-8")
            print(f"{name}: {len(modules)} modules")


if __name__ == "__main__":
    main()
