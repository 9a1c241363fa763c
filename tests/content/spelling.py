"""Spelling, as hunspell and the project's own word lists know it."""

import re
import subprocess
from pathlib import Path

from forms.authoring.sentences import PLACEHOLDER

DICTIONARIES = {"da": "da_DK", "nb": "nb_NO", "en": "en_GB"}
LISTS = Path(__file__).parent / "words"
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[a-zæøå]{2,})+\b")


def tokens(text: str) -> set[str]:
    """The words of a text; addresses, placeholders and single letters are none."""
    said = ADDRESS.sub(" ", PLACEHOLDER.sub(" ", text)).replace("\xad", "").replace("’", "'")
    return {token.removesuffix("'s") for token in TOKEN.findall(said) if len(token) > 1}


def own_words(edition: str) -> set[str]:
    """The project's words: one a line, comments after a #."""
    lines = (LISTS / f"{edition}.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines if (word := line.partition("#")[0].strip())}


def unknown(words: set[str], edition: str) -> set[str]:
    """The words that Debian's dictionary of the language does not have."""
    command = ["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[edition]]
    listed = subprocess.run(command, input="\n".join(sorted(words)), capture_output=True, text=True, encoding="utf-8")
    assert listed.returncode == 0, f"{listed.stderr}\nInstall hunspell-da, hunspell-no and hunspell-en-gb."
    return set(listed.stdout.split())


def forms(word: str) -> set[str]:
    """A word as it may stand in a list: a capital may only begin a sentence."""
    return {word, word[0].lower() + word[1:]}
