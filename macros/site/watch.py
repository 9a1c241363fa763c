"""Waits for changes in the sources."""

import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

CHANGES = {"created", "modified", "moved", "deleted"}
NOT_SOURCES = {"__pycache__", "build", ".git"}
# Editors write a file in several steps; a build in between would be in vain.
PAUSE = 0.3


class Watch(FileSystemEventHandler):
    """Notices changes below some folders, and in some files."""

    def __init__(self, folders: list[Path], files: list[Path]) -> None:
        self._changed: set[Path] = set()
        self._news = threading.Condition()
        self._files = {str(path) for path in files}
        self._folders = tuple(str(path) for path in folders)
        self._observer = Observer()
        for folder in folders:
            self._observer.schedule(self, str(folder), recursive=True)
        for folder in {path.parent for path in files}:
            self._observer.schedule(self, str(folder), recursive=False)
        self._observer.daemon = True
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remember that something has changed."""
        path = str(event.src_path)
        if Path(path).name.startswith(".") or path.endswith("~"):
            # An editor's own.
            return
        if event.event_type not in CHANGES or event.is_directory:
            return
        if NOT_SOURCES.isdisjoint(Path(path).parts) and self._is_source(path):
            with self._news:
                self._changed.add(Path(path))
                self._news.notify()

    def _is_source(self, path: str) -> bool:
        return path in self._files or path.startswith(self._folders)

    def wait(self, within: float | None = None) -> set[Path]:
        """What has changed, once it has been quiet for a moment; nothing if all stays quiet ``within`` seconds."""
        with self._news:
            if not self._news.wait_for(lambda: self._changed, within):
                return set()
            while self._news.wait(PAUSE):
                pass
            changed, self._changed = self._changed, set()
            return changed
