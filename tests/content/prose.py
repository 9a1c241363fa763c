"""The project's prose, read once for all tests on it."""

from functools import cache

from forms.authoring.prose import Material, Passage

EDITIONS = ("da", "nb", "en")


@cache
def passages() -> tuple[Passage, ...]:
    """Every passage of pages and content."""
    return tuple(Material().passages())
