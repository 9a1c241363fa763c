"""LIX as its inventor counts it, and sentences that are too long."""

from pathlib import Path

from forms.authoring import readability
from forms.authoring.errors import Place
from forms.authoring.prose import Passage

PAGE = Place(Path("page.md"), 3)


def passage(text, edition="da"):
    return Passage(edition, PAGE, text)


def test_the_figure_is_words_a_sentence_and_long_words_in_a_hundred():
    # Ten words in two sentences, three of them longer than six letters: 5 + 30.
    assert readability.lix(["Vi taler om opgaverne i dag. Medarbejderen skriver ned."]) == round(9 / 2 + 100 * 3 / 9)
    assert readability.lix(["En to tre fire fem. En to tre fire fem."]) == 5
    assert readability.lix(["Sekser seks."]) == 2
    assert readability.lix(["", "…"]) == 0


def test_a_paragraph_without_a_full_stop_ends_where_it_ends():
    assert readability.lix(["en to tre", "en to tre"]) == 3


def test_pages_come_the_hardest_first_and_short_ones_not_at_all():
    easy, hard = "Vi ses i dag. " * 20, "Medarbejderens arbejdsopgaver prioriteres. " * 25
    pages = [
        Passage("da", Place(Path(name), 1), text)
        for name, text in (("easy.md", easy), ("hard.md", hard), ("short.md", "Kun lidt her."))
    ]
    found = readability.of_pages(pages)
    assert [(page.page, page.hard) for page in found] == [("hard.md", True), ("easy.md", False)]
    assert found[1].words == 80


def test_a_long_sentence_is_told_with_its_length():
    long, short = " ".join(["ord"] * 31) + ".", " ".join(["ord"] * 30) + "."
    assert [(at, length) for at, length, _ in readability.long_ones([passage(f"{short} {long.capitalize()}")])] == [
        (PAGE, 31)
    ]
