"""The archive of what Python in the browser needs for a calendar file, loaded when one is asked for."""

from collections.abc import Iterator

from macros.site.archive import Source, package_folder, recorded, standard_library

PACKAGES = ("icalendar", "dateutil")
# Whose licences travel along.
DISTRIBUTIONS = ("icalendar", "python-dateutil")
LEFT_OUT = {"tests", "fuzzing"}


def sources() -> list[Source]:
    """All that the archive is made of, before it is compiled."""
    return [*standard_library(recorded("ics")), *(file for package in PACKAGES for file in _package(package))]


def _package(name: str) -> Iterator[Source]:
    folder = package_folder(name)
    for path in sorted(folder.rglob("*.py")):
        if not LEFT_OUT & set(path.relative_to(folder).parts):
            yield path.relative_to(folder.parent).as_posix(), path.read_bytes()
