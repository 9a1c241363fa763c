"""Adding a form needs one YAML file and one page: no Python, no JavaScript, no template."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.site.paths import ENGINE, ROOT
from macros.site.server import Served, Server
from tests.authoring.conftest import FORM
from tests.browser.form import FormPage

LEFT_OUT = {".git", ".venv", "node_modules", "build", "site", "site.part"}


def left_out(folder: str, names: list[str]) -> set[str]:
    """What a copy of the project does without."""
    return LEFT_OUT & set(names) if Path(folder) == ROOT else {"__pycache__"}


def build(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Build a copy of the project as `make site` does."""
    command = [sys.executable, "-m", "macros.site", "build", "--to", str(checkout / "site")]
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def checkout(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which a test may write, with Python as the site's build has packed it."""
    copy = tmp_path_factory.mktemp("checkout") / "project"
    shutil.copytree(ROOT, copy, ignore=left_out)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(site / "engine", copy / ENGINE.relative_to(ROOT) / "engine")
    return copy


def add_form(checkout: Path) -> None:
    """What an editor does: one YAML file, and one page in each edition."""
    (checkout / "forms/content/forms/small.yml").write_text(FORM, encoding="utf-8")
    for edition in ("da", "nb", "en"):
        page = checkout / "docs" / edition / "forms" / "small.md"
        page.write_text('# Small { #small }\n\n{{ form("small") }}\n', encoding="utf-8")


def test_a_new_form_works_without_code(checkout: Path, chromium: Browser) -> None:
    add_form(checkout)
    built = build(checkout)
    assert built.returncode == 0, built.stdout + built.stderr
    with Server(Served.of(checkout / "site"), port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        page.goto(f"{server.url}nb/forms/small/")
        form = FormPage(page)
        form.fill({"name": "Medarbeider Eksempel", "new_goals_notes": "Å lære rutinene", "tasks_nothing": True})
        expect(form.preview()).to_contain_text("Å lære rutinene")
        page.close()
        server.shutdown()


def test_bad_content_stops_the_build(checkout: Path) -> None:
    add_form(checkout)
    form = checkout / "forms/content/forms/small.yml"
    form.write_text(FORM.replace("        type: text", "\t\ttype: text", 1), encoding="utf-8")
    built = build(checkout)
    form.write_text(FORM, encoding="utf-8")
    assert built.returncode != 0
    assert "forms/content/forms/small.yml:28" in built.stderr
    assert "two spaces" in built.stderr
    assert "Traceback" not in built.stderr
