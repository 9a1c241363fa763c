"""Editors' mistakes: where each one is, and what to do about it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A line of a content file, and the key path that stands there."""

    file: Path
    line: int
    key: str = ""

    def __str__(self) -> str:
        key = f" ({self.key})" if self.key else ""
        return f"{self.shown()}:{self.line}{key}"

    def shown(self) -> Path:
        """The file, seen from the folder that the command runs in."""
        return _short(self.file)


@dataclass(frozen=True)
class Problem:
    """One mistake in the content, with its remedy."""

    place: Place
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}\n    What to do: {self.remedy}"


class ContentError(Exception):
    """Content that cannot be built. ``problems`` lists every mistake found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def _short(file: Path) -> Path:
    """The path from the folder that the build runs in, where it lies below it."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
