"""How hard a text is to read: LIX, the convention of the Nordic countries, and long sentences.

LIX is words per sentence plus the share of words of more than six letters, in per cent
(Björnsson, Läsbarhet, 1968).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.authoring.errors import Place
from forms.authoring.prose import Passage
from forms.authoring.sentences import sentences, words

LONG_WORD = 6
LONGEST_SENTENCE = 30
HARD = 45
# Fewer words say nothing about a page.
ENOUGH = 60


@dataclass(frozen=True)
class Readability:
    """The figures of one page."""

    edition: str
    page: str
    lix: int
    words: int

    @property
    def hard(self) -> bool:
        """Whether a page is harder than everyday prose should be."""
        return self.lix >= HARD


def lix(texts: Iterable[str]) -> int:
    """The figure for some texts; each begins a sentence of its own. 0 where nothing is said."""
    said = [words(sentence) for text in texts for sentence in sentences(text)]
    counted = [run for run in said if run]
    every = [word for run in counted for word in run]
    if not every:
        return 0
    long = sum(len(word) > LONG_WORD for word in every)
    return round(len(every) / len(counted) + 100 * long / len(every))


def of_pages(passages: Iterable[Passage]) -> list[Readability]:
    """Each page with enough words, the hardest first."""
    pages: dict[tuple[str, str], list[str]] = {}
    for passage in passages:
        # A heading or a link of two words is no sentence.
        if len(words(passage.text)) > 2:
            pages.setdefault((passage.edition, str(passage.place.shown())), []).append(passage.text)
    found = [
        Readability(edition, page, lix(texts), sum(len(words(text)) for text in texts))
        for (edition, page), texts in pages.items()
    ]
    return sorted((page for page in found if page.words >= ENOUGH), key=lambda page: (-page.lix, page.page))


def long_ones(passages: Iterable[Passage]) -> Iterator[tuple[Place, int, str]]:
    """Every sentence that is too long to read in one go."""
    for passage in passages:
        for sentence in sentences(passage.text):
            if (length := len(words(sentence))) > LONGEST_SENTENCE:
                yield passage.place, length, sentence
