"""Builds and serves the site, and builds it anew when a source changes.

The build runs in a process of its own, so that changed Python counts too. The old site is
served until the new one is complete.
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
from macros.site.server import Served, Server
from macros.site.watch import Watch

FOLDERS = [ROOT / name for name in ("docs", "forms", "macros", "overrides")]


def log(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, flush=True)


def build(folder: Path) -> bool:
    """Build the site into a folder, in a process of its own, and say whether it went well."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "macros.site", "build", "--to", str(folder)]
    built = subprocess.run(command, cwd=ROOT).returncode == 0
    after = f"after {time.monotonic() - begun:.1f} s"
    log(f"Built {after}" if built else f"Not built, {after}. Waiting for the next change.")
    return built


def first_build(scratch: Path, watch: Watch) -> Served:
    """Build, again after each change if need be, until there is a site to serve."""
    shutil.rmtree(scratch, ignore_errors=True)
    while not build(scratch / "0"):
        watch.wait()
    return Served.of(scratch / "0")


def keep_fresh(scratch: Path, server: Server, watch: Watch) -> None:
    """Build after each change, and swap the folder that is served."""
    for number in count(1):
        watch.wait()
        log("Building")
        folder = scratch / str(number)
        if build(folder):
            old, server.served = server.served, Served.of(folder)
            shutil.rmtree(old.folder, ignore_errors=True)


def serve(port: int, prefix: str) -> None:
    """Serve until interrupted."""
    own = organisation.chosen()
    watch = Watch([*FOLDERS, *([own] if own else [])], sorted(ROOT.glob("mkdocs*.yml")))
    # Named after the port, so that two servers do not remove each other's site.
    scratch = BUILD / f"served-{port}"
    server = Server(first_build(scratch, watch), port, prefix)
    threading.Thread(target=keep_fresh, args=(scratch, server, watch), daemon=True).start()
    log(f"Serving on {server.url}  (Ctrl+C to stop)")
    server.serve_forever()
