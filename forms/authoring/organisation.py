"""The folder of one organisation: what it decides and says in place of the product (``ORG=<folder>``)."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.authoring.errors import ContentError, Place, Problem
from forms.authoring.languages import languages
from forms.authoring.source import place
from forms.engine.model import Organisation

VARIABLE = "ORG"
FILE = "organisation.yml"
# What every server sends with its right type.
PICTURES = (".svg", ".png")


def folder_of(named: str) -> Path:
    """The folder of an organisation, seen from where the command was given.

    Raises ContentError if it is not there, or is not such a folder.
    """
    folder = Path(named).expanduser().resolve()
    if (folder / FILE).is_file():
        return folder
    missing = f"there is no {FILE} in this folder" if folder.is_dir() else "there is no such folder"
    remedy = f"name the folder that holds your organisation's {FILE}; copy forms/content/{FILE} to begin one"
    raise ContentError([Problem(Place(folder, 1), missing, remedy)])


def chosen(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder that ``ORG`` names, if it names one."""
    named = environment.get(VARIABLE, "").strip()
    return folder_of(named) if named else None


def editions_of(organisation: Organisation) -> dict[str, str]:
    """Every known edition, and whether it is complete, partial or off; what is not named is off."""
    return dict.fromkeys(languages(), "off") | dict(organisation.editions)


def organisation_problems(organisation: Organisation, data: Any, file: Path) -> list[Problem]:
    """What an organisation names but does not have, and editions that nobody can build."""
    found: list[tuple[tuple[str, ...], str, str]] = []
    for edition in organisation.editions:
        if edition not in languages():
            known = ", ".join(languages())
            found.append((("editions", edition), f"{edition!r} is not an edition", f"use these: {known}"))
    if set(organisation.editions.values()) <= {"off"}:
        found.append((("editions",), "no edition is on", "write complete or partial behind one of them"))
    logo = file.parent / organisation.logo
    if logo.suffix not in PICTURES:
        found.append((("logo",), f"{organisation.logo!r} is no picture for the site", "save it as .svg or .png"))
    elif not logo.is_file():
        remedy = f"put the picture beside {file.name}, or correct its name"
        found.append((("logo",), f"there is no file {organisation.logo!r}", remedy))
    return [Problem(place(file, data, path), message, remedy) for path, message, remedy in found]
