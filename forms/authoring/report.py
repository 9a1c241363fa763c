"""The editor's report: what wants a look. Nothing here stops a build."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.authoring import readability, unused, wording
from forms.authoring.duplicates import duplicates, explained, unexplained
from forms.authoring.duplicates import unused as in_vain
from forms.authoring.errors import Place
from forms.authoring.missing import missing_pages, missing_texts
from forms.authoring.prose import Material, Passage
from forms.authoring.since import UnknownCommitError, last_release, material_at
from forms.authoring.source import place, read
from forms.authoring.stale import stale


@dataclass(frozen=True)
class Part:
    """One kind of thing to look at, and what was found; ``unknown`` says why nobody could look."""

    id: str
    title: str
    remedy: str
    findings: tuple[str, ...] = ()
    unknown: str = ""

    @property
    def count(self) -> str:
        """How much there is, in a word."""
        return "not checked" if self.unknown else str(len(self.findings) or "none")

    def __str__(self) -> str:
        listed = "".join(f"\n  {finding}" for finding in (self.unknown, *self.findings) if finding)
        return f"{self.title}: {self.count}{listed}"


def report(material: Material, today: date, since: str | None = None) -> list[Part]:
    """All parts of the report, the empty ones too; ``since`` is a commit in place of the last release."""
    passages = list(material.passages())
    pages = [passage for edition in material.editions() for passage in material.page_passages(edition)]
    return [
        part(
            "overdue",
            "Facts past their review date",
            "Read the source again; write today at checked, and a new review.",
            _overdue(material, today),
        ),
        part(
            "open",
            "Facts to be confirmed",
            "Ask somebody who knows the law; then write status: confirmed.",
            _open(material),
        ),
        part(
            "missing-texts",
            "Texts missing in partial editions",
            "Write them in that language.",
            missing_texts(material),
        ),
        part(
            "missing-pages",
            "Pages missing in partial editions",
            "Write them under the same path.",
            missing_pages(material),
        ),
        _stale(material, since),
        *_repeated(material, passages),
        part(
            "unused-questions",
            "Questions used nowhere",
            "Show them in a guide or a form, or remove them.",
            _placed(unused.questions(material)),
        ),
        part(
            "unused-facts",
            "Facts used nowhere",
            "Name them on a page or in a form, or remove them.",
            _placed(unused.facts(material)),
        ),
        part(
            "wording",
            "Words that the glossary says otherwise",
            "Use the glossary's word, or drop the other from avoid.",
            _wording(material, passages),
        ),
        part(
            "long",
            f"Long sentences (more than {readability.LONGEST_SENTENCE} words)",
            "Make two of one.",
            _long(passages),
        ),
        part(
            "lix",
            f"Pages that are hard to read (LIX {readability.HARD} and more)",
            "Shorter sentences and everyday words. Newspapers lie at about 45, this site aims at 35.",
            _hard(pages),
        ),
    ]


def part(id: str, title: str, remedy: str, findings: Iterable[str]) -> Part:
    """A part of the report that somebody could look at."""
    return Part(id, title, remedy, tuple(findings))


def _placed(found: Iterable[tuple[Place, str]]) -> Iterator[str]:
    return (f"{at}: {told}" for at, told in found)


def _wording(material: Material, passages: list[Passage]) -> Iterator[str]:
    for at, said, term in wording.otherwise(passages, wording.terms(material)):
        yield f"{at}: {said!r}; the glossary says {term!r}"


def _long(passages: list[Passage]) -> Iterator[str]:
    found = sorted(readability.long_ones(passages), key=lambda found: -found[1])
    return (f"{at}: {length} words: {sentence}" for at, length, sentence in found)


def _hard(pages: list[Passage]) -> Iterator[str]:
    return (f"{page.page}: LIX {page.lix}" for page in readability.of_pages(pages) if page.hard)


def _stale(material: Material, since: str | None) -> Part:
    title = "Texts unchanged since the other editions changed"
    remedy = "Read the other editions, and change this one or leave it."
    try:
        base = since or last_release()
        with material_at(base) as then:
            found = [
                f"{at}: changed in {', '.join(changed)}, not in {', '.join(kept)}"
                for at, changed, kept in stale(material, then)
            ]
    except UnknownCommitError as error:
        return Part("stale", title, remedy, unknown=f"nothing to compare with: {error}")
    return Part("stale", f"{title} (since {base})", remedy, tuple(found))


def _facts(material: Material, key: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every fact, with the line of one of its keys."""
    own = [material.own / "facts.yml"] if material.own and (material.own / "facts.yml").exists() else []
    for file in [*sorted((material.content / "facts").glob("*.yml")), *own]:
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


def _repeated(material: Material, passages: list[Passage]) -> Iterator[Part]:
    found, reasons = duplicates(passages), explained(material.docs / "duplicates.yml")
    yield part(
        "twice",
        "Sentences that stand in two places",
        "Say it once; or give the reason in docs/duplicates.yml.",
        map(str, unexplained(found, reasons)),
    )
    yield part(
        "reasons",
        "Explained in docs/duplicates.yml, but no longer repeated",
        "Remove the line.",
        (f"{reason.edition}: {reason.sentence}" for reason in in_vain(found, reasons)),
    )
