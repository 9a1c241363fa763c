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
        return f"{_short(self.file)}:{self.line}{key}"


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
