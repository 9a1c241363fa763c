"""The pages build under Material's successor too, with the same anchors (docs/decisions)."""

import os
import shutil
import subprocess
import sys

import pytest

from macros.site import engine_files
from macros.site.anchors import of_edition
from macros.site.paths import BUILD, ROOT
from tests.content.examples import catalogue

# One build for all, so one worker: two at once would write each other's configuration.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("zensical")]
MINUTES = 15
# Zensical reads its configuration, and writes, below the project's folder only. Its templates
# know no Python functions, which our header and footer call: they wait.
CONFIGURATION = """\
INHERIT: mkdocs.yml
site_dir: build/zensical/da
theme:
  custom_dir: build/zensical/plain
"""


@pytest.fixture(scope="module")
def built():
    """The Danish edition, built by Zensical."""
    engine_files.make(catalogue())
    shutil.rmtree(BUILD / "zensical", ignore_errors=True)
    (BUILD / "zensical" / "plain").mkdir(parents=True)
    configuration = ROOT / "mkdocs.zensical.yml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "-f", configuration.name, "--clean"]
    try:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=MINUTES * 60)
    finally:
        configuration.unlink()
    assert made.returncode == 0, made.stdout + made.stderr
    return BUILD / "zensical" / "da"


def test_the_same_anchors(built, site):
    assert of_edition(built) == of_edition(site / "da")


def test_macros_are_filled_in_and_forms_are_there(built):
    form = (built / "forms" / "probation-follow-up" / "index.html").read_text(encoding="utf-8")
    assert '<samtale-form form-id="probation-follow-up"' in form
    assert not [page for page in built.rglob("*.html") if "{{" in page.read_text(encoding="utf-8")]
