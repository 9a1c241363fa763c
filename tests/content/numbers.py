"""Deadlines and legal numbers in running text, as digits or words, in three languages."""

import re
from collections.abc import Iterator

COUNTED = {
    "da": "to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|atten|tyve|tredive|fyrre"
    "|halvtreds|tres|halvfems|hundrede|halv|halvt|halve|halvanden|tredje|fjerde|femte|sjette|ottende|niende|tiende",
    "nb": "to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|atten|tjue|tretti|førti"
    "|femti|seksti|nitti|hundre|halv|halvt|halve|halvannen|halvannet|tredje|fjerde|femte|sjette|åttende|niende|tiende",
    "en": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen"
    "|twenty|thirty|forty|fifty|sixty|ninety|hundred|half|third|fourth|fifth|sixth|eighth|ninth|tenth|twelfth",
}
ONE = {"da": "én|ét|en|et", "nb": "én|ett|en|et|ei", "en": "one|a|an|per"}
# A single day or hour is no deadline in everyday words: "en dag", "one day".
LONG = {
    "da": "uger?|måned(?:er)?|år|halvår|kvartal",
    "nb": "uker?|måned(?:er)?|år|halvår|kvartal",
    "en": "weeks?|fortnights?|months?|years?|quarters?",
}
UNITS = {
    "da": r"uge(?:r|n|rne|s)?|måned(?:er|en|erne|s)?|år(?:et|s|ets)?|\w*dag(?:e|en|ene|es|s)?|time(?:r|n|rs)?|procent",
    "nb": r"uke(?:r|n|ne|s|rs)?|måned(?:er|en|ene|s|ers)?|år(?:et|ene|s)?|\w*dag(?:er|en|ene|s|ers)?"
    r"|time(?:r|n|rs)?|prosent",
    "en": r"weeks?|fortnights?|months?|years?|days?|hours?|per ?cent|quarters?",
}
BETWEEN = r"(?:(?:hele|fulde|fulle|full|whole|calendar|working|consecutive|sammenhængende|sammenhengende)\s+)?"
JOIN = r"(?:\s*[-–‑/]\s*|\s+(?:til|to|eller|or|og|and|of|av|af|an?|i)\s+|\s+)"
MONTHS = (
    "januar|februar|marts|mars|april|maj|mai|juni|juli|august|september|oktober|november|december|desember"
    "|january|february|march|may|june|july|october"
)
LEGAL = (
    r"§+(?:\s*\d+)?|\b(?:paragraf|stk|stykke|ledd|artikkel|artikel|article|section|kapitt?el|chapter)\.?\s+\d+|\d+\s*%"
    rf"|\b\d{{1,2}}\.?\s+(?:{MONTHS})\b|\b(?:19|20)\d\d\b"
    r"|\b\w*(?:ugers|ukers|måneders|dages|dagers|årig)\b|\b(?:halvår|kvartal|fortnight)\w*"
)


def _pattern(edition: str) -> re.Pattern[str]:
    number = rf"(?:\d+(?:[.,]\d+)?\.?|{COUNTED[edition]})"
    unit = rf"(?:{UNITS[edition]})"
    return re.compile(
        rf"\b{number}{JOIN}(?:{number}{JOIN})?{BETWEEN}{unit}\b"
        rf"|\b(?:{ONE[edition]})\s+(?:i\s+)?{BETWEEN}(?:{LONG[edition]}|måneden|året|uken|ugen)\b"
        rf"|\b{unit}\s+\d+|{LEGAL}",
        re.IGNORECASE,
    )


PATTERNS = {edition: _pattern(edition) for edition in COUNTED}


def legal_numbers(text: str, edition: str) -> Iterator[str]:
    """Every deadline or legal number that a text names."""
    return (found[0] for found in PATTERNS[edition].finditer(text))
