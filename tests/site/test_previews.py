"""An edited page is shown at once while serving."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.authoring import organisation
from macros.site import engine_files, previews, serve
from macros.site.paths import ROOT
from macros.site.server import Served, Server
from macros.site.watch import Watch
from tests.content.examples import catalogue


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An organisation with a small edition of its own, and nothing remembered of another."""
    shutil.copytree(ROOT / "tests" / "nynorsk", tmp_path / "own")
    monkeypatch.setenv(organisation.VARIABLE, str(tmp_path / "own"))
    engine_files.make(catalogue())
    yield tmp_path / "own"
    previews.read.cache_clear()


@pytest.mark.slow
def test_one_page_is_read_anew(own: Path, tmp_path: Path) -> None:
    target = tmp_path / "site" / "nn" / "guides" / "new-employee" / "index.html"
    target.parent.mkdir(parents=True)
    target.write_text('<link href="../../../engine/pages-1/site.css"><script src="../../../engine/pages-1/site.js">')
    guide = own / "docs" / "nn" / "guides" / "new-employee.md"
    for said in ("the first time", "and once more"):
        guide.write_text(f"# Tittel\n\n{said}\n\n{{{{ contact() }}}}\n", encoding="utf-8")
        previews.show("nn", "guides/new-employee.md", tmp_path / "site")
        html = target.read_text(encoding="utf-8")
        assert f"<p>{said}</p>" in html
        # The menu knows the other pages, and the page loads what it did before.
        assert 'href="../../forms/notebook/"' in html
        assert 'href="../../../engine/pages-1/site.css"' in html
        assert 'src="../../../engine/pages-1/site.js"' in html
    with pytest.raises(LookupError):
        previews.show("nn", "guides/unknown.md", tmp_path / "site")


class Told:
    """Stands for the process that has read everything."""

    def __init__(self, shows: bool) -> None:
        self.shows, self.asked, self.closed = shows, list[set[Path]](), False

    def show(self, changed: set[Path], site: Path) -> bool:
        self.asked.append(changed)
        return self.shows

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("shows", [True, False])
def test_what_was_read_counts_until_something_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shows: bool
) -> None:
    told = Told(shows)
    monkeypatch.setattr(serve, "Previews", lambda: told)
    with Server(Served(tmp_path, {}), 0) as server:
        fresh = serve.Freshness(tmp_path, server, Watch([tmp_path], []))
        assert fresh.show({tmp_path / "a.md"}) is shows
        assert told.closed is not shows
        fresh.show({tmp_path / "b.md"})
    # Once it is out of date nobody asks it again.
    assert len(told.asked) == (2 if shows else 1)


def test_watching_tells_what_has_changed(tmp_path: Path) -> None:
    watch = Watch([tmp_path], [])
    assert watch.wait(0.05) == set()
    for name in ("a.md", ".a.md.swp", "a.md~"):
        threading.Timer(0.05, (tmp_path / name).write_text, ["x"]).start()
    assert watch.wait(5) == {tmp_path / "a.md"}
