"""The pages that are measured, laid out as a server needs them."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from forms.authoring.bundle import bundle
from forms.authoring.markup import render_form
from forms.engine.load import build
from forms.engine.model import Form
from macros.site import archive, engine_files
from macros.site.paths import BUILD, ENGINE, ENGINE_FILE, PYODIDE
from tests.content.examples import catalogue
from tests.engine.examples import field, text

HERE = Path(__file__).parent
PAGES = HERE / "pages"
NPM = HERE / "node_modules"
ROOM = BUILD / "bench"
VARIANTS = ("ours", "stock", "pyscript", "surveyjs")

FORM: dict[str, Any] = {
    "id": "bench",
    "guide": "bench",
    "title": text("Bench"),
    "lead": text("Three questions."),
    "roles": ["manager"],
    "sections": [
        {"id": "all", "title": text("All"), "fields": [field("name"), field("date", "date"), field("notes", "long")]}
    ],
    "documents": [{"id": "summary", "title": text("Summary")}],
}


def others() -> Path:
    """The pages of the others: their form, and Jinja2 in a file of its own."""
    folder = ROOM / "others"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PAGES, folder)
    fields = (PAGES / "fields.html").read_text(encoding="utf-8")
    for page in folder.glob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace("{fields}", fields), encoding="utf-8")
    for name in ("packages.whl", "packages.zip"):
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
            for path, content in archive.libraries():
                packed.writestr(path, content)
    return folder


def ours() -> Path:
    """A page with our form and nothing else, and the engine."""
    content = replace(catalogue(), forms={"bench": build(Form, FORM)})
    engine_files.make(catalogue())
    app = json.loads(ENGINE_FILE.read_text(encoding="utf-8"))["app"]
    folder = ROOM / "ours"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ENGINE / "engine", folder / "engine")
    (folder / app / "forms" / "bench.json").write_text(bundle(content, "bench"), encoding="utf-8")
    form = render_form(content, "bench", "nb", app + "/").replace(f"{app}//", f"{app}/")
    page = f'<!doctype html><html lang="nb"><meta charset="utf-8"><title>Ours</title>{form}'
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def served() -> dict[str, Path]:
    """Every folder under the name in its address."""
    return {
        "ours": ours(),
        "others": others(),
        "pyodide": PYODIDE,
        "pyscript": NPM / "@pyscript" / "core" / "dist",
        "survey-core": NPM / "survey-core",
        "survey-js-ui": NPM / "survey-js-ui",
        "docx": NPM / "docx" / "dist",
    }


def address(variant: str) -> str:
    """Where the page of a variant is."""
    return "ours/" if variant == "ours" else f"others/{variant}.html"
