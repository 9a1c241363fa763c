"""What the theme takes from the organisation and from the words."""

from pathlib import Path
from typing import Any

from forms.engine.model import Organisation
from macros.edition import Edition
from macros.site.paths import EDITIONS, ROOT

ICONS = {
    "system": "material/theme-light-dark",
    "light": "material/weather-sunny",
    "dark": "material/weather-night",
}
MEDIA = {
    "system": "(prefers-color-scheme)",
    "light": "(prefers-color-scheme: light)",
    "dark": "(prefers-color-scheme: dark)",
}
SCHEMES = {"light": "default", "dark": "slate"}
TAGS = {"da": "da-DK", "nb": "nb-NO", "en": "en-GB"}


def palette(edition: Edition) -> list[dict[str, Any]]:
    """Colours that follow the system until the reader chooses."""
    colour = edition.catalogue.content.organisation.colour
    return [
        {
            "media": MEDIA[mode],
            "toggle": {"icon": ICONS[mode], "name": edition.word(f"site-colours-{mode}")},
        }
        | {"primary": colour, "accent": colour, "scheme": SCHEMES.get(mode, "default")}
        for mode in MEDIA
    ]


def page_url(path: Path) -> str:
    """The address of a page within its edition."""
    stem = path.with_suffix("").as_posix()
    return stem.removesuffix("index") if path.stem == "index" else f"{stem}/"


def pages(edition_id: str) -> set[str]:
    """The addresses of all pages that an edition has."""
    folder = ROOT / "docs" / edition_id
    return {page_url(path.relative_to(folder)) for path in folder.rglob("*.md")}


def on(organisation: Organisation) -> list[str]:
    """The editions that are switched on, in the order of the site."""
    return [id for id in EDITIONS if organisation.editions.get(id, "off") != "off"]


def menu(edition: Edition) -> list[dict[str, Any]]:
    """The entries of the language menu."""
    languages = edition.catalogue.content.words["site-language"]
    return [
        {"id": id, "tag": TAGS[id], "name": languages[id], "pages": pages(id)}
        for id in on(edition.catalogue.content.organisation)
    ]


def configure(conf: Any, edition: Edition) -> None:
    """Fill in what mkdocs.yml leaves open."""
    about = edition.organisation()
    conf["site_name"] = edition.word("site-name", organisation=about["name"])
    conf["site_description"] = edition.word("site-description")
    conf["theme"]["logo"] = edition.catalogue.content.organisation.logo
    conf["theme"]["palette"] = palette(edition)
    # True, not a list: a list makes Material link every page to the front pages.
    conf["extra"]["alternate"] = len(menu(edition)) > 1
    conf["extra"] |= {"menu": menu(edition), "organisation": about, "word": edition.word}
