"""A slow processor: the browser's processes are stopped three quarters of the time.

The browser's own throttling slows the page's thread only, and most of the work is in workers.
"""

import os
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

ON, OFF = 0.010, 0.030


def processes(profile: Path) -> list[int]:
    """The processes of the browser that uses a profile, and those that run its pages."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (folder / "cmdline").read_bytes()
            if b"--type=renderer" in command and _of(folder, profile):
                found.append(int(folder.name))
    return found


def _of(process: Path, profile: Path) -> bool:
    """Say whether a process comes from the browser with this profile."""
    while process.name not in ("0", "1"):
        if str(profile).encode() in (process / "cmdline").read_bytes():
            return True
        parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
        process = process.with_name(parent)
    return False


class Slowed:
    """Slows a browser for as long as it is entered; without a profile it does nothing."""

    def __init__(self, profile: Path | None) -> None:
        self.profile = profile
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self) -> "Slowed":
        if self.profile:
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.profile:
            self.thread.join()

    def run(self) -> None:
        """Stop and go on, in turn; new processes are looked for now and then."""
        assert self.profile is not None
        found, looked = processes(self.profile), time.monotonic()
        while not self.over.is_set():
            if time.monotonic() - looked > 0.5:
                found, looked = processes(self.profile), time.monotonic()
            self.tell(found, signal.SIGSTOP)
            time.sleep(OFF)
            self.tell(found, signal.SIGCONT)
            time.sleep(ON)

    def tell(self, processes: list[int], what: signal.Signals) -> None:
        """Send a signal; some of the processes may have ended."""
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, what)
