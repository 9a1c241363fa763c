"""The editor's report: ``python -m forms.authoring.report`` lists what wants a look.

Nothing here stops a build; the exit status is 0 unless the content cannot be read.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from forms.authoring.duplicates import duplicates, explained, unexplained, unused
from forms.authoring.errors import ContentError, Place
from forms.authoring.missing import missing_pages, missing_texts
from forms.authoring.prose import Material
from forms.authoring.source import place, read


@dataclass(frozen=True)
class Part:
    """One kind of thing to look at, and what was found."""

    title: str
    findings: tuple[str, ...]

    def __str__(self) -> str:
        listed = "".join(f"\n  {finding}" for finding in self.findings)
        return f"{self.title}: {len(self.findings) or 'none'}{listed}"


def report(material: Material, today: date) -> list[Part]:
    """All parts of the report, the empty ones too."""
    return [
        _part("Facts past their review date", _overdue(material, today)),
        _part("Facts to be confirmed", _open(material)),
        *_repeated(material),
        _part("Texts missing in partial editions", missing_texts(material)),
        _part("Pages missing in partial editions", missing_pages(material)),
    ]


def main() -> int:
    """Print the report."""
    try:
        parts = report(Material(), datetime.now(tz=UTC).astimezone().date())
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n\n".join(str(part) for part in parts))
    return 0


def _part(title: str, findings: Iterable[str]) -> Part:
    return Part(title, tuple(findings))


def _facts(material: Material, key: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every fact, with the line of one of its keys."""
    for file in sorted((material.content / "facts").glob("*.yml")):
        data = read(file) or []
        for index, fact in enumerate(data):
            yield place(file, data, (index, key)), fact


def _overdue(material: Material, today: date) -> Iterator[str]:
    for at, fact in _facts(material, "review"):
        if date.fromisoformat(fact["review"]) < today:
            yield f"{at}: was to be reviewed by {fact['review']}; see {fact['source']}"


def _open(material: Material) -> Iterator[str]:
    for at, fact in _facts(material, "status"):
        if fact["status"] == "to-confirm":
            yield f"{at}: {fact['law']}; see {fact['source']}"


def _repeated(material: Material) -> Iterator[Part]:
    found, reasons = duplicates(material.passages()), explained(material.docs / "duplicates.yml")
    yield _part("Sentences that stand in two places", map(str, unexplained(found, reasons)))
    yield _part(
        "Explained in docs/duplicates.yml, but no longer repeated",
        (f"{reason.edition}: {reason.sentence}" for reason in unused(found, reasons)),
    )


if __name__ == "__main__":
    sys.exit(main())
