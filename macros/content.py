"""The content, read once for all editions that are built side by side."""

import os
import pickle
from functools import cache
from pathlib import Path

from forms.authoring import catalogue, organisation

# Names the file for the processes that build the editions.
VARIABLE = "SAMTALEGUIDE_CONTENT"


def keep(content: catalogue.Catalogue, file: Path) -> dict[str, str]:
    """Write content that has been read; returns what lets other processes find it."""
    file.write_bytes(pickle.dumps(content, pickle.HIGHEST_PROTOCOL))
    return {VARIABLE: str(file)}


def load() -> catalogue.Catalogue:
    """What the build has read, or else the content itself.

    Raises ContentError with every mistake of the editors that was found.
    """
    kept = os.environ.get(VARIABLE)
    return _kept(Path(kept)) if kept else _read(organisation.chosen())


# Zensical asks for the macros once for each page.
@cache
def _read(own: Path | None) -> catalogue.Catalogue:
    return catalogue.load(own=own)


def _kept(file: Path) -> catalogue.Catalogue:
    made: catalogue.Catalogue = pickle.loads(file.read_bytes())  # noqa: S301 - our own build wrote it
    return made
