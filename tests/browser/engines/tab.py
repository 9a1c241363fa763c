"""What a reader does in a tab, whatever the browser. Each engine fills in how."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE = 60.0
# A file that is still being written, by the names that the three give it.
UNFINISHED = {".part", ".crdownload", ".wkdownload"}


def until(ready: Callable[[], Any], what: str) -> Any:
    """Wait until something is so, and return it."""
    end = time.monotonic() + PATIENCE
    while not (answer := ready()):
        if time.monotonic() > end:
            raise TimeoutError(f"Waited for {what}")
        time.sleep(0.1)
    return answer


class Tab(ABC):
    """One tab of one browser, with a folder that its downloads go to."""

    downloads: Path

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address; the page has loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page anew."""

    @abstractmethod
    def run(self, function: str, *given: Any) -> Any:
        """Call a JavaScript function in the page with plain values; it returns one."""

    @abstractmethod
    def press(self, selector: str) -> None:
        """Click the first such element with the mouse."""

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Type into a field, as keys."""

    @abstractmethod
    def choose(self, selector: str, file: Path) -> None:
        """Choose a file."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def ask(self, selector: str, expression: str) -> Any:
        """Something about the first such element: `element` in the expression."""
        return self.run(
            f"(selector) => {{ const element = document.querySelector(selector); return element && ({expression}); }}",
            selector,
        )

    def wait(self, selector: str, expression: str) -> Any:
        """Wait until something holds of an element."""
        return until(lambda: self.ask(selector, expression), f"{selector}: {expression}")

    def download(self, selector: str) -> Path:
        """Click, and return the file that has arrived."""
        before = set(self.downloads.iterdir())

        def arrived() -> Path | None:
            files = set(self.downloads.iterdir()) - before
            done = [file for file in files if file.suffix not in UNFINISHED and file.stat().st_size]
            return done[0] if done and len(files) == len(done) else None

        self.press(selector)
        file: Path = until(arrived, f"the file of {selector}")
        return file
