"""References from guides and steps: every form that they name must be there."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from forms.authoring.errors import Problem
from forms.authoring.source import Step, place


def lost_forms(
    names: Collection[str], forms: Collection[str], path: tuple[Step, ...], data: Any, file: Path
) -> Iterator[Problem]:
    """A problem for each name in the list at ``path`` that is no form."""
    for index, name in enumerate(names):
        if name not in forms:
            at = place(file, data, (*path, index))
            yield Problem(at, f"there is no form called {name!r}", f"use one of these: {', '.join(sorted(forms))}")
