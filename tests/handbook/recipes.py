"""The recipes of the editor's handbook, followed to the letter in a copy of the project.

The handbook's own examples are what is written into the files.
"""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from macros.site.paths import EDITIONS, ROOT

FORM = "forms/content/forms/probation-follow-up.yml"
GUIDE = "guides/probation.md"
TITLES = ("--da", "Nyt team", "--nb", "Nytt team", "--en", "A new team")
OLD_WORDS = "Hvilke mål i dit job betyder mest, som du ser det?"
NEW_WORDS = "Hvilke mål betyder mest for dig lige nu?"
OLD, NEW = "{ #plan-the-dates }", "{ #dates }"
OLD_LINK, NEW_LINK = "(#plan-the-dates)", "(#dates)"
# A code block is indented by four columns, and by three more in a list.
BLOCK = re.compile(r"(?:^ {4,}.*\n)+", re.MULTILINE)


def copied(folder: Path) -> Path:
    """A copy of what is committed, with the packages of this checkout."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    return folder


def run(folder: Path, *arguments: str) -> None:
    """Run one of the project's commands in the copy."""
    environment = os.environ | {"PYTHONPATH": ""}
    command = [sys.executable, "-m", *arguments]
    made = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr


def blocks(title: str) -> list[str]:
    """The code blocks of one section of the handbook."""
    handbook = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = handbook.partition(f"\n### {title}\n")[2].partition("\n##")[0]
    return [textwrap.dedent(block) for block in BLOCK.findall(section)]


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


def change_a_question(folder: Path) -> None:
    edit(
        folder / FORM, "Hvilke mål i dit job betyder mest, som du ser det?", "Hvilke mål betyder mest for dig lige nu?"
    )


def add_a_question(folder: Path) -> None:
    (question,) = blocks("Add a question to a section")
    before = "      - id: goals-important\n"
    edit(folder / FORM, before, textwrap.indent(question, " " * 6) + before)


def add_a_guide(folder: Path) -> None:
    run(folder, "forms", "new-guide", "team-change", *TITLES)


def add_a_form(folder: Path) -> None:
    run(folder, "forms", "new-form", "team-start", *TITLES, "--guide", "team-change")


def rename_a_step(folder: Path) -> None:
    _, line, *_ = blocks("Rename a step without breaking mails")
    for edition in EDITIONS:
        edit(folder / "docs" / edition / GUIDE, OLD, NEW)
        edit(folder / "docs" / edition / GUIDE, OLD_LINK, NEW_LINK)
    with (folder / "docs" / "redirects.yml").open("a", encoding="utf-8") as redirects:
        redirects.write(line)


def followed(folder: Path) -> Path:
    """A copy in which each recipe was followed; returns its site, with all anchors recorded."""
    copied(folder)
    for recipe in (change_a_question, add_a_question, add_a_guide, add_a_form, rename_a_step):
        recipe(folder)
    run(folder, "macros.site", "anchors")
    return folder / "site"
