"""Runs of words that the project shares with its source documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from forms.authoring.errors import Place
from forms.authoring.prose import Passage
from forms.authoring.sentences import Run, runs, words

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
TITLES = Path(__file__).parent / "words" / "titles.txt"
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)|\xad\s*")


def source_runs(folder: Path) -> dict[Run, str]:
    """Every run of eight words of the sources, with the file.

    A hyphen at a line's end may break a word or be its own ("in- and outside"): both are read.
    """
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}
    read = [(name, BROKEN.sub(joint, text)) for name, text in texts.items() for joint in ("", " ")]
    return {run: name for name, text in read for run in runs(words(text))}


def titles() -> set[Run]:
    """The runs within the names of laws and the titles of books that may be named in full."""
    lines = TITLES.read_text(encoding="utf-8").splitlines()
    return {run for line in lines if not line.startswith("#") for run in runs(words(line))}


def shared(passages: Iterable[Passage], known: dict[Run, str]) -> Iterator[str]:
    """A line for each run that also stands in a source, passages of a file read on end."""
    for held in _files(passages).values():
        said = [(word, passage.place) for passage in held for word in words(passage.text)]
        for start, run in enumerate(runs(word for word, _ in said)):
            if run in known:
                yield f"{said[start][1]} = {known[run]}: {' '.join(run)}"


def built(site: Path) -> Iterator[Passage]:
    """Every built page: there the macros have put the content into the sentences."""
    for file in sorted(site.rglob("*.html")):
        edition = file.relative_to(site).parts[0]
        yield Passage(edition, Place(file, 1), unescape(TAG.sub(" ", file.read_text(encoding="utf-8"))))


def _files(passages: Iterable[Passage]) -> dict[tuple[str, Path], list[Passage]]:
    found: dict[tuple[str, Path], list[Passage]] = defaultdict(list)
    for passage in passages:
        found[passage.edition, passage.place.file].append(passage)
    return found
