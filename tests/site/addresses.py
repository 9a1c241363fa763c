"""The addresses of an edition's pages, as its sources have them."""

from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def addresses(edition: str) -> list[str]:
    """Every page, as a folder below the edition."""
    sources = sorted(path.relative_to(DOCS / edition).with_suffix("") for path in (DOCS / edition).rglob("*.md"))
    return ["/".join([*source.parts[:-1], "" if source.name == "index" else f"{source.name}/"]) for source in sources]
