"""The pages of an edition as stock Material makes them: what a guide page is compared with."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from forms.authoring import catalogue
from macros import theme
from macros.site import engine_files
from macros.site.paths import OVERRIDES, ROOT

# The same pages, menus and features; none of our templates, styles and scripts.
MACROS = """from macros import define_env as ours


def define_env(env):
    ours(env)
    menu = env.conf["extra"]["menu"]
    env.conf["extra"]["alternate"] = [{"name": e["name"], "link": f"../{e['id']}/", "lang": e["tag"]} for e in menu]
"""


def build(folder: Path, edition: str) -> Path:
    """Build an edition below a folder, and say where it is."""
    content = catalogue.load()
    engine_files.make(content)
    site, about = folder / "stock" / edition, content.content.organisation
    (folder / "theme" / "assets").mkdir(parents=True)
    shutil.copyfile(OVERRIDES / "assets" / "favicon.svg", folder / "theme" / "assets" / "favicon.svg")
    shutil.copyfile(content.home / about.logo, folder / "theme" / theme.logo(about))
    (folder / "stock_macros.py").write_text(MACROS, encoding="utf-8")
    product = ROOT / f"mkdocs.{edition}.yml"
    settings = {
        "INHERIT": str(product if product.exists() else ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs" / edition),
        "site_dir": str(site),
        "theme": {"custom_dir": str(folder / "theme")},
        "plugins": {"macros": {"module_name": str(folder / "stock_macros")}},
        "extra_css": [],
        "extra_javascript": [],
    }
    # YAML reads JSON too.
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    return site
