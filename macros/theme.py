"""What the theme takes from the organisation and from the words."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from mkdocs.config import config_options

from forms.authoring.languages import languages
from forms.engine.model import Organisation
from macros import whole_blocks
from macros.edition import Edition
from macros.site.paths import VERSION_FILE

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


def navigation(entries: list[Any], without: Collection[str]) -> list[Any]:
    """The navigation without these pages, and without groups that would be empty."""
    kept = [_entry(entry, without) for entry in entries]
    return [entry for entry in kept if entry not in without and entry != {}]


def _entry(entry: Any, without: Collection[str]) -> Any:
    if not isinstance(entry, dict):
        return entry
    kept = {title: navigation(of, without) if isinstance(of, list) else of for title, of in entry.items()}
    return {title: of for title, of in kept.items() if of and (isinstance(of, list) or of not in without)}


def on(organisation: Organisation) -> list[str]:
    """The editions that are switched on, in the order of the site."""
    return [id for id in languages() if organisation.editions.get(id, "off") != "off"]


def logo(organisation: Organisation) -> str:
    """Where the logo lies in each edition; the build puts it there."""
    return f"assets/organisation{Path(organisation.logo).suffix}"


def menu(edition: Edition) -> list[dict[str, Any]]:
    """The entries of the language menu."""
    editions = [Edition(edition.catalogue, id) for id in on(edition.catalogue.content.organisation)]
    return [{"id": e.id, "tag": e.tag(), "name": e.word("site-language"), "pages": e.pages} for e in editions]


def build() -> str:
    """The build that these pages belong to; without one they never notice that they are old."""
    return str(json.loads(VERSION_FILE.read_text(encoding="utf-8"))["build"]) if VERSION_FILE.exists() else ""


def configure(conf: Any, edition: Edition) -> None:
    """Fill in what mkdocs.yml leaves open."""
    about = edition.organisation()
    conf["site_name"] = edition.word("site-name", organisation=about["name"])
    conf["site_description"] = edition.word("site-description")
    conf["theme"]["logo"] = logo(edition.catalogue.content.organisation)
    conf["theme"]["palette"] = palette(edition)
    conf["nav"] = navigation(conf["nav"], edition.left_out())
    conf["exclude_docs"] = config_options.PathSpec().validate("\n".join(edition.left_out()))
    if whole_blocks.NAME not in conf["markdown_extensions"]:
        conf["markdown_extensions"].append(whole_blocks.NAME)
    # True, not a list: a list makes Material link every page to the front pages.
    conf["extra"]["alternate"] = len(menu(edition)) > 1
    conf["extra"] |= {"menu": menu(edition), "organisation": about, "word": edition.word, "build": build()}
