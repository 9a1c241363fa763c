"""Builds and serves the site, and builds it anew when a source changes.

A page that has changed is shown at once (previews.py). The build of the whole runs in a process of
its own, so that changed Python counts too. The old site is served until the new one is complete.
"""

import shutil
import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path

from forms.authoring import organisation
from macros.site.paths import BUILD, ROOT
from macros.site.previews import Previews
from macros.site.server import Served, Server
from macros.site.watch import Watch

# A page that is shown already waits so long before the whole site is built, in seconds.
REST = 5
# How often to look whether a build has ended.
MOMENT = 0.2
FOLDERS = [ROOT / name for name in ("docs", "forms", "macros", "overrides")]


def log(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, flush=True)


def begin(folder: Path) -> subprocess.Popen[bytes]:
    """Begin to build the site into a folder, in a process of its own."""
    command = [sys.executable, "-m", "macros.site", "build", "--to", str(folder)]
    return subprocess.Popen(command, cwd=ROOT)


def ended(process: subprocess.Popen[bytes], begun: float) -> bool:
    """Say on the terminal, and to whoever asks, whether a build went well."""
    built = process.wait() == 0
    after = f"after {time.monotonic() - begun:.1f} s"
    log(f"Built {after}" if built else f"Not built, {after}. Waiting for the next change.")
    return built


def first_build(scratch: Path, watch: Watch) -> Served:
    """Build, again after each change if need be, until there is a site to serve."""
    shutil.rmtree(scratch, ignore_errors=True)
    while not ended(begin(scratch / "0"), time.monotonic()):
        watch.wait()
    return Served.of(scratch / "0")


class Freshness:
    """Keeps the site that a server serves up to date."""

    def __init__(self, scratch: Path, server: Server, watch: Watch) -> None:
        self._scratch, self._server, self._watch = scratch, server, watch
        self._previews: Previews | None = Previews()

    def keep(self) -> None:
        """After each change show the page at once if that can be done, and build the whole."""
        changed = self._watch.wait()
        for number in count(1):
            while self.show(changed) and (more := self._watch.wait(REST)):
                changed = more
            changed = self.build(self._scratch / str(number)) or self._watch.wait()

    def show(self, changed: set[Path]) -> bool:
        """Show pages that have changed, if nothing else has since everything was read."""
        begun = time.monotonic()
        if self._previews and self._previews.show(changed, self._server.served.folder):
            log(f"Shown after {time.monotonic() - begun:.1f} s. The whole site follows.")
            return True
        self.forget()
        return False

    def forget(self) -> None:
        """What has been read is out of date."""
        if self._previews:
            self._previews.close()
        self._previews = None

    def build(self, folder: Path) -> set[Path]:
        """Build the whole site; returns what has changed meanwhile."""
        log("Building")
        begun, later = time.monotonic(), set[Path]()
        process = begin(folder)
        while process.poll() is None:
            if more := self._watch.wait(MOMENT):
                self.show(more)
                later |= more
        if ended(process, begun):
            self.swap(folder)
            if not later:
                self._previews = self._previews or Previews()
        return later

    def swap(self, folder: Path) -> None:
        """Serve another folder from now on."""
        old, self._server.served = self._server.served, Served.of(folder)
        shutil.rmtree(old.folder, ignore_errors=True)


def serve(port: int, prefix: str) -> None:
    """Serve until interrupted."""
    own = organisation.chosen()
    watch = Watch([*FOLDERS, *([own] if own else [])], sorted(ROOT.glob("mkdocs*.yml")))
    # Named after the port, so that two servers do not remove each other's site.
    scratch = BUILD / f"served-{port}"
    server = Server(first_build(scratch, watch), port, prefix)
    threading.Thread(target=Freshness(scratch, server, watch).keep, daemon=True).start()
    log(f"Serving on {server.url}  (Ctrl+C to stop)")
    server.serve_forever()
