"""How the build grows with the number of guides that have a form."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.site.paths import EDITIONS, ROOT
from macros.site.previews import Previews
from macros.site.watch import PAUSE

CONTENT = ROOT / "forms" / "content" / "forms" / "probation-follow-up.yml"
LINKED = (".venv", "node_modules")
# The same pages with Material and macros alone: the macros give the same text back. The menu is as
# long as ours: without one MkDocs puts every page into the menu of every page, N times N entries.
ALONE = """site_name: Alone
docs_dir: docs/{edition}
site_dir: alone/{edition}
nav: {menu}
theme: {{name: material, language: {edition}, font: false}}
plugins: [search, {{macros: {{module_name: alone, j2_comment_start_string: "[#", j2_comment_end_string: "#]"}}}}]
markdown_extensions: {{admonition: {{}}, attr_list: {{}}, def_list: {{}}, md_in_html: {{}}, pymdownx.details: {{}},
  pymdownx.superfences: {{}}, pymdownx.tabbed: {{alternate_style: true}}, tables: {{}}, toc: {{permalink: true}}}}
"""
MACROS = """from pathlib import Path
FORM = Path(__file__).with_name("form.html").read_text(encoding="utf-8")


def define_env(env):
    env.macro(lambda *_: FORM, "form")
    env.macro(lambda *_: "", "questions")
"""
GUIDE = "# Guide {number}\n\nA text before the questions.\n\n## Before {{: #before }}\n\n{prose}\n"
PROSE = "Prepare the conversation, and write down what you have agreed. " * 40
GENERATED = "generated-"


@dataclass(frozen=True)
class Spent:
    """The seconds that went by, and those that all processors worked: other programs disturb these less."""

    seconds: float
    worked: float


def checkout(folder: Path, guides: int) -> Path:
    """A copy of the sources with a number of guides and forms."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    for name in LINKED:
        (folder / name).symlink_to((ROOT / name).resolve())
    for number in range(guides):
        add(folder, number)
    return folder


def add(folder: Path, number: int) -> None:
    """One guide, and one form, in every edition."""
    id = f"{GENERATED}{number}"
    form = CONTENT.read_text(encoding="utf-8").replace("id: probation-follow-up", f"id: {id}", 1)
    (folder / "forms" / "content" / "forms" / f"{id}.yml").write_text(form, encoding="utf-8")
    for edition in EDITIONS:
        docs = folder / "docs" / edition
        page = f'# Form {number}\n\n{{{{ form("{id}") }}}}\n'
        (docs / "forms" / f"{id}.md").write_text(page, encoding="utf-8")
        (docs / "guides" / f"{id}.md").write_text(GUIDE.format(number=number, prose=PROSE), encoding="utf-8")


def timed(command: list[str], folder: Path) -> Spent:
    """What a command takes."""
    begun, before = time.monotonic(), os.times()
    environment = os.environ | {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(time.monotonic() - begun, worked)


def whole(folder: Path) -> Spent:
    """The build of the whole site; the engine's archives have been made before."""
    command = [sys.executable, "-m", "macros.site", "build"]
    subprocess.run([sys.executable, "-m", "macros.site", "engine"], cwd=folder, check=True, capture_output=True)
    return timed(command, folder)


def alone(folder: Path) -> Spent:
    """Three editions of the generated pages with Material and macros alone, side by side."""
    bare = folder / "bare"
    bare.mkdir()
    (bare / "alone.py").write_text(MACROS, encoding="utf-8")
    page = next((folder / "site" / "da" / "forms").glob(f"{GENERATED}0/index.html")).read_text(encoding="utf-8")
    form = page[page.index("<samtale-form") : page.index("</samtale-form>")] + "</samtale-form>"
    (bare / "form.html").write_text(f"<div>{form}</div>", encoding="utf-8")
    for edition in EDITIONS:
        menu = json.dumps(bare_pages(folder / "docs" / edition, bare / "docs" / edition))
        (bare / f"{edition}.yml").write_text(ALONE.format(edition=edition, menu=menu), encoding="utf-8")
    builds = " & ".join(f"{sys.executable} -m mkdocs build -q -f {edition}.yml" for edition in EDITIONS)
    return timed(["sh", "-c", f"{builds} & wait"], bare)


def bare_pages(docs: Path, bare: Path) -> list[str]:
    """Copy the generated pages, and put a heading in the place of each other one; returns these, for the menu."""
    menu = []
    for file in sorted(docs.rglob("*.md")):
        name = file.relative_to(docs)
        (bare / name).parent.mkdir(parents=True, exist_ok=True)
        if file.name.startswith(GENERATED):
            shutil.copyfile(file, bare / name)
        else:
            (bare / name).write_text(f"# {name.stem}\n", encoding="utf-8")
            menu.append(name.as_posix())
    return menu


def pages(folder: Path) -> int:
    """How many pages the site has."""
    return len(list((folder / "site").rglob("index.html")))


def growth(room: Path, sizes: tuple[int, ...]) -> dict[str, Any]:
    """Seconds for each number of guides; the difference between two tells what a page costs."""
    found: dict[str, Any] = {}
    for guides in sizes:
        folder = checkout(room / f"growth-{guides}", guides)
        ours = whole(folder)
        stock = alone(folder)
        found[str(guides)] = {
            "ours": round(ours.seconds, 1),
            "alone": round(stock.seconds, 1),
            "ours_worked": round(ours.worked, 1),
            "alone_worked": round(stock.worked, 1),
            "pages": pages(folder),
        }
        shutil.rmtree(folder)
    return found


def rebuild(site: Path) -> float:
    """Seconds until an edited page is shown, once `make serve` has read everything."""
    previews = Previews()
    try:
        page = ROOT / "docs" / "nb" / "guides" / "probation.md"
        while not previews.show({page}, site):
            time.sleep(1)
        begun = time.monotonic()
        previews.show({page}, site)
        return round(time.monotonic() - begun + PAUSE, 2)
    finally:
        previews.close()
