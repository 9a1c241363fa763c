"""Builds the whole site: one MkDocs build for each edition, and what stands around them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from filelock import FileLock

from forms.authoring import catalogue
from forms.authoring.errors import ContentError
from macros import theme
from macros.site import anchors, engine_files, links, redirects, start
from macros.site.paths import BUILD, ENGINE, ROOT

# MkDocs writes these from an address that the site does not have.
NOT_OURS = ("404.html", "sitemap.xml", "sitemap.xml.gz")


class BuildError(Exception):
    """The site cannot be built; the message says why."""


def config(edition: str) -> Path:
    """The MkDocs configuration of an edition."""
    own = ROOT / f"mkdocs.{edition}.yml"
    return own if own.exists() else ROOT / "mkdocs.yml"


def worth_reading(output: str) -> str:
    """What MkDocs said, without its reports of progress."""
    return "\n".join(line for line in output.splitlines() if not line.startswith("INFO"))


def run_mkdocs(edition: str, folder: Path) -> None:
    """Build one edition; raises BuildError with what MkDocs said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["-f", str(config(edition)), "-d", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    if result.returncode:
        raise BuildError(f"{config(edition).name}:\n{worth_reading(result.stdout + result.stderr)}")
    for name in NOT_OURS:
        (folder / name).unlink(missing_ok=True)


def in_parallel(jobs: list[Callable[[], None]]) -> None:
    """Run jobs side by side; raises the first failure, when all are done."""
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(job) for job in jobs]
    for future in futures:
        future.result()


def build_pages(site: Path, content: catalogue.Catalogue) -> None:
    """Build the editions that are switched on."""
    on = theme.on(content.content.organisation)
    in_parallel([lambda id=id: run_mkdocs(id, site / id) for id in on])  # type: ignore[misc]


def replace(old: Path, new: Path) -> None:
    """Put a finished folder in the place of another."""
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)


def build(site: Path) -> None:
    """Build the site into a folder; it changes only when all has gone well."""
    BUILD.mkdir(exist_ok=True)
    # Builds of one checkout share the engine's folders.
    with FileLock(BUILD / "build.lock"):
        scratch = site.with_name(f"{site.name}.part")
        shutil.rmtree(scratch, ignore_errors=True)
        fill(scratch)
        replace(site, scratch)


def fill(site: Path) -> None:
    """Build everything into an empty folder."""
    content = catalogue.load()
    engine_files.make(content)
    build_pages(site, content)
    shutil.copytree(ENGINE / "engine", site / "engine")
    start.write(site, content)
    lead_on(site, content)
    if found := list(links.dead(site)):
        raise BuildError("\n".join(found))


def complete(content: catalogue.Catalogue) -> list[str]:
    """The editions that must have everything; a partial one may lack pages."""
    return [id for id, state in content.content.organisation.editions.items() if state == "complete"]


def lead_on(site: Path, content: catalogue.Catalogue) -> None:
    """See to it that no published address is lost; raises ContentError if one is."""
    moves = redirects.read()
    off = anchors.switched_off(content)
    there = {id: anchors.places(site / id) for id in theme.on(content.content.organisation)}
    judged = {id: there[id] | off for id in complete(content)}
    if found := [*redirects.problems(moves, judged), *anchors.gone(judged, moves)]:
        raise ContentError(found)
    redirects.write(site, content, moves, there)
