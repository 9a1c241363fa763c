"""Words, sentences and runs."""

from forms.authoring.sentences import long_sentences, runs, sentences, words


def test_words_have_no_signs_capitals_or_placeholders():
    assert words("Ét, »TO« – {tre} fi-re…") == ("ét", "to", "fi", "re")


def test_an_abbreviation_ends_no_sentence():
    said = "Skriv f.eks. et navn. Så er du færdig! »Godt«, siger hun. (Slut.) e.g. this"
    assert list(sentences(said)) == [
        "Skriv f.eks. et navn.",
        "Så er du færdig!",
        "»Godt«, siger hun.",
        "(Slut.) e.g. this",
    ]


def test_a_long_sentence_has_eight_words():
    assert list(long_sentences("En to tre fire fem seks syv. En to tre fire fem seks syv otte.")) == [
        "En to tre fire fem seks syv otte."
    ]


def test_runs():
    assert list(runs("abc", 2)) == [("a", "b"), ("b", "c")]
    assert list(runs("abc")) == []
