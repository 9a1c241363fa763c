"""Which version of the site this is: for open tabs, for those who run it, and for dates of files."""

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from forms.authoring import organisation
from macros.site.engine_files import digest
from macros.site.paths import BUILD, ROOT, VERSION_FILE

# All that the pages are made from.
SOURCES = ("docs", "forms", "macros", "overrides", "mkdocs*.yml", "requirements.lock", "package-lock.json")
NOT_SOURCES = {"__pycache__", "decisions"}


@cache
def number() -> str:
    """The product's version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def sources(folder: Path, patterns: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The files in a folder that count, and their names in it."""
    for top in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            name = path.relative_to(folder)
            if path.is_file() and NOT_SOURCES.isdisjoint(name.parts):
                yield name.as_posix(), path


def folders() -> dict[Path, tuple[str, ...]]:
    """Where the pages come from: the product, and the organisation's own folder."""
    own = organisation.chosen()
    return {ROOT: SOURCES} | ({own: ("[!.]*",)} if own else {})


def build() -> str:
    """A short name for exactly these sources: what differs between two builds of one version."""
    found = [file for folder, patterns in folders().items() for file in sources(folder, patterns)]
    return digest((name, path.read_bytes()) for name, path in found)


def write() -> None:
    """Write down the version, for the pages and for the site."""
    BUILD.mkdir(exist_ok=True)
    VERSION_FILE.write_text(json.dumps({"version": number(), "build": build()}, indent=1), encoding="utf-8")


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None without git, or outside a repository."""
    git = shutil.which("git")
    made = git and subprocess.run([git, "-C", str(folder), *arguments], capture_output=True, text=True)
    return made.stdout.strip() if made and made.returncode == 0 else None


def moment() -> int:
    """When the sources were last changed.

    Web servers tell one version of a file from the next by its date and size, so the date
    must change with the content, and with nothing else.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    return max(changed(folder, patterns) for folder, patterns in folders().items())


def changed(folder: Path, patterns: tuple[str, ...]) -> int:
    """The commit of a folder, or its newest file if it is not in git or not all is committed."""
    if _git(folder, "status", "--porcelain", "--", *patterns) == "":
        return int(_git(folder, "log", "-1", "--format=%ct", "--", ".") or 0)
    return max(int(path.stat().st_mtime) for _, path in sources(folder, patterns))
