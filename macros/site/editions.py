"""Builds the whole site: one MkDocs build for each edition, and what stands around them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from filelock import FileLock

from forms.authoring import catalogue, organisation, schemas
from forms.authoring.errors import ContentError
from forms.authoring.source import read as read_yaml
from macros import content as shared
from macros import theme
from macros.edition import Edition
from macros.site import anchors, engine_files, installation, links, pages, redirects, start, version, walls
from macros.site.paths import BUILD, CONTENT_FILE, ENGINE, OVERRIDES, ROOT, VERSION_FILE
from macros.site.readings import Readings

# MkDocs writes these from an address that the site does not have.
NOT_OURS = ("404.html", "sitemap.xml", "sitemap.xml.gz")


class BuildError(Exception):
    """The site cannot be built; the message says why."""


def config(edition: Edition) -> Path:
    """The MkDocs configuration of an edition; the organisation's adds to the product's."""
    product = ROOT / f"mkdocs.{edition.id}.yml"
    own = edition.catalogue.home / product.name
    if product.exists() or not own.exists():
        return product if product.exists() else ROOT / "mkdocs.yml"
    settings = read_yaml(own)
    places = {"INHERIT": str(ROOT / "mkdocs.yml"), "docs_dir": str(edition.docs())}
    theme = settings.get("theme", {}) | {"language": edition.id, "custom_dir": str(OVERRIDES)}
    plugins = settings.get("plugins", {}) | {"macros": {"module_name": str(ROOT / "macros")}}
    made = BUILD / product.name
    # YAML reads JSON too.
    made.write_text(json.dumps(settings | places | {"theme": theme, "plugins": plugins}), encoding="utf-8")
    return made


def worth_reading(output: str) -> str:
    """What MkDocs said, without its reports of progress."""
    return "\n".join(line for line in output.splitlines() if not line.startswith("INFO"))


def run_mkdocs(edition: Edition, folder: Path, given: dict[str, str]) -> None:
    """Build one edition from the content that it is given; raises BuildError with what MkDocs said."""
    configuration = config(edition)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["-f", str(configuration), "-d", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)} | given
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    if result.returncode:
        raise BuildError(f"{configuration.name}:\n{worth_reading(result.stdout + result.stderr)}")
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
    on = [Edition(content, id) for id in theme.on(content.content.organisation)]
    given = shared.keep(content, CONTENT_FILE)
    jobs = [lambda e=e: run_mkdocs(e, site / e.id, given) for e in on]
    # The pages do without the schemas, which the editors' own programs read.
    in_parallel([*jobs, lambda: schemas.write(content)])
    pages.join(site, [edition.id for edition in on])
    for edition in on:
        about = content.content.organisation
        shutil.copyfile(content.home / about.logo, site / edition.id / theme.logo(about))


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
    content = catalogue.load(own=organisation.chosen())
    engine_files.make(content)
    version.write()
    shutil.copytree(ENGINE / "engine", site / "engine")
    build_pages(site, content)
    start.write(site, content)
    read = Readings(sorted(site.rglob("*.html")))
    read.read(lead_on(site, content, read))
    shutil.copyfile(VERSION_FILE, site / VERSION_FILE.name)
    installation.write(site)
    if found := [*links.dead(site, read.links()), *walls.breaches(site, read.breaches())]:
        raise BuildError("\n".join(found))


def complete(content: catalogue.Catalogue) -> list[str]:
    """The editions that must have everything; a partial one may lack pages."""
    return [id for id, state in content.content.organisation.editions.items() if state == "complete"]


def lead_on(site: Path, content: catalogue.Catalogue, read: Readings) -> list[Path]:
    """See to it that no published address is lost; returns the pages that were written for that.

    Raises ContentError if an address is lost.
    """
    moves = redirects.read()
    off, seen = anchors.switched_off(content), read.links()
    there = {id: anchors.places(site / id, seen) for id in theme.on(content.content.organisation)}
    judged = {id: there[id] | off for id in complete(content)}
    if found := [*redirects.problems(moves, judged), *anchors.gone(judged, moves)]:
        raise ContentError(found)
    return redirects.write(site, content, moves, there)
