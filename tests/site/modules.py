"""Finds the modules of the standard library that Python in the browser needs: ``make modules``.

The engine is run over every form, format and mistake with the whole standard library, and
what it has imported is recorded, with a margin (margin.txt) for what is imported late, or in
cases that no test can foresee. What it can do without until a form's first Word file is there is recorded as late.
"""

import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.authoring.bundle import bundle
from macros.site import archive, engine_files, late
from macros.site.paths import PYODIDE
from tests.content.examples import EDITIONS, catalogue
from tests.site import asked
from tests.site.node import Requests, all_in_pyodide


def shipped() -> list[str]:
    """The modules that Pyodide's standard library has."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as whole:
        return [archive.module(name) for name in whole.namelist() if name.endswith(".py")]


def write_app(folder: Path, modules: Collection[str], waiting: Collection[str] = ()) -> None:
    """An engine with these modules of the standard library, and what Node has to know of it."""
    later = {name: module.sources() for name, module in engine_files.LATER.items()}
    files = engine_files.runtime_files(archive.sources(modules), later, waiting)
    engine_files.write_folder(folder, files)
    (folder / "engine.json").write_bytes(engine_files.pointer("./", folder))


def early() -> Iterator[tuple[str, Requests]]:
    """All that is asked of the forms before a late format is."""
    for form in catalogue().forms:
        every = [request for edition in EDITIONS for request in asked.of_form(form, edition)]
        yield bundle(catalogue(), form), every + asked.wrong(form, "en")


def formats() -> dict[str, list[tuple[str, Requests]]]:
    """What is asked for in the late formats."""
    pdfs = [(bundle(catalogue(), form), asked.late(form, "nb", "pdf")) for form in catalogue().forms]
    return {"pdf": pdfs, "ics": [(asked.planner(), asked.planned())]}


def found(app: Path) -> Iterator[tuple[str, set[str]]]:
    """The modules that each archive needs."""
    margin = "\n".join(f"import {name}" for name in sorted(archive.recorded("margin")))
    first = imported(app, list(early()), f"{margin}\n{asked.FAILING_TEMPLATE}")
    later = {format: imported(app, desks) - first for format, desks in formats().items()}
    # Python looks for a package's modules where it has found the package.
    split = {module for modules in later.values() for module in modules if module.partition(".")[0] in first}
    yield "python", first | split
    yield from ((format, modules - split) for format, modules in later.items())


def asked_first() -> Iterator[tuple[str, Requests]]:
    """What a reader asks a form for first: to be checked and shown, and a Word file."""
    for form in catalogue().forms:
        every = [request for edition in EDITIONS for request in asked.of_form(form, edition)]
        deeds = ("check", "preview")
        yield bundle(catalogue(), form), [ask for ask in every if ask["do"] in deeds or ask.get("format") == "docx"]


def late_imports(app: Path) -> set[str]:
    """The modules that a start and what is asked for first do without; ours are written that way."""
    every = {archive.module(name) for name, _ in archive.sources() if not name.startswith(late.OURS)}
    write_app(app, archive.recorded("python"), every)
    return every - set(all_in_pyodide(app, list(asked_first()))["modules"])


def imported(app: Path, desks: list[tuple[str, Requests]], run: str = "") -> set[str]:
    """The modules of the standard library that answering takes."""
    return set(all_in_pyodide(app, desks, run)["modules"]) & set(shipped())


def record(name: str, modules: set[str]) -> None:
    """Write a list, one module in a line."""
    text = "".join(f"{module}\n" for module in sorted(modules))
    (archive.MODULES / f"{name}.txt").write_text(text, encoding="utf-8")
    print(f"{name}: {len(modules)} modules")


def main() -> None:
    """Find and record them."""
    with TemporaryDirectory() as folder:
        app = Path(folder) / "app"
        write_app(app, shipped())
        for name, modules in found(app):
            record(name, modules)
        record("late", late_imports(app))


if __name__ == "__main__":
    main()
