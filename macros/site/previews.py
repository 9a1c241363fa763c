"""Shows an edited page at once, in `make serve`: in a process that has read all the others before.

MkDocs can build only a whole edition, or leave out what it has not read. Here an edition is read
once, and then the one page anew, with the steps that MkDocs itself takes for a page. What else the
edit changes (the search, titles in menus, dead links) is seen when the whole site has been built.
"""

import signal
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from forms.authoring import catalogue, organisation
from macros import theme
from macros.edition import Edition
from macros.site import editions, pages
from macros.site.paths import BUILD


@dataclass(frozen=True)
class Reading:
    """An edition as MkDocs has read it, before it writes pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    templates: Environment


@cache
def read(id: str) -> Reading:
    """Read all pages of an edition, as ``mkdocs build`` begins."""
    edition = Edition(catalogue.load(own=organisation.chosen()), id)
    config = load_config(str(editions.config(edition)), site_dir=str(BUILD / "previews" / id))
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files, templates = get_files(config), config.theme.get_env()
    files.add_files_from_theme(templates, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        if file.page is not None:
            _populate_page(file.page, config, files)
    templates = config.plugins.on_env(templates, config=config, files=files) or templates
    return Reading(config, files, nav, templates)


def show(id: str, source: str, site: Path) -> None:
    """Read one page of an edition anew, and put it into a built site."""
    reading = read(id)
    file = reading.files.get_file_from_path(source)
    if file is None or file.page is None:
        raise LookupError(source)
    _populate_page(file.page, reading.config, reading.files)
    _build_page(file.page, reading.config, reading.files.documentation_pages(), reading.nav, reading.templates)
    target = site / id / file.dest_uri
    old, html = (path.read_text(encoding="utf-8") for path in (target, Path(file.abs_dest_path)))
    target.write_text(pages.as_before(old, html), encoding="utf-8")


class Previews:
    """The process that has read everything, and what it may be asked for."""

    def __init__(self) -> None:
        content = catalogue.load(own=organisation.chosen())
        on = [Edition(content, id) for id in theme.on(content.content.organisation)]
        self._docs = {edition.docs(): edition.id for edition in on}
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)
        for id in self._docs.values():
            self._pool.submit(_warm, id)

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def show(self, changed: Iterable[Path], site: Path) -> bool:
        """Show pages in a built site; False if something else has changed, or a page has a mistake."""
        # Some editors try out whether they may write, with a file that they remove at once.
        found = [self._place(path) for path in changed if path.exists() or path.suffix]
        if not found or None in found:
            return False
        try:
            for id, source in filter(None, found):
                self._pool.submit(show, id, source, site).result()
        except Exception:
            # The whole build says better what is wrong.
            return False
        return True

    def _place(self, path: Path) -> tuple[str, str] | None:
        for docs, id in self._docs.items():
            if path.suffix == ".md" and path.is_relative_to(docs) and path.exists():
                return id, path.relative_to(docs).as_posix()
        return None


def _begin() -> None:
    """Leave Ctrl+C to the server, which ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _warm(id: str) -> None:
    """Read an edition, without sending it back."""
    read(id)
