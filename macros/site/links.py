"""Dead links and anchors in a built site."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from macros.site import tags

IDS = tags.values(["id"])
LEADS = tags.values(["href", "src"])


@dataclass(frozen=True)
class Page:
    """The anchors of a page, those that stand in it more than once, and the places it leads to."""

    anchors: frozenset[str]
    doubled: tuple[str, ...]
    links: tuple[str, ...]


# No page has been read yet.
NONE: Mapping[Path, Page] = MappingProxyType({})


def read(path: Path) -> Page:
    """Read a page's anchors and links."""
    return of(tags.read(path.read_text(encoding="utf-8")))


def of(page: tags.Page) -> Page:
    """The anchors and links among the tags of a page."""
    counted = Counter(filter(None, IDS.within(page)))
    doubled = sorted(id for id, count in counted.items() if count > 1)
    return Page(frozenset(counted), tuple(doubled), tuple(LEADS.within(page)))


class Site:
    """The pages of a built site and its other files, by their path in it.

    ``pages`` holds those that have been read before.
    """

    def __init__(self, folder: Path, pages: Mapping[Path, Page] = NONE) -> None:
        files = [path for path in folder.rglob("*") if path.is_file()]
        self.files = {path.relative_to(folder).as_posix() for path in files}
        self.pages = {
            path.relative_to(folder).as_posix(): pages.get(path) or read(path)
            for path in sorted(files)
            if path.suffix == ".html"
        }

    def target(self, page: str, link: str) -> str | None:
        """The file that a link leads to, or a path that is none; None for other sites and for scripts."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        if parts.path.startswith("/"):
            return "an absolute path"
        if not parts.path:
            return page
        path = normpath(f"{page.rpartition('/')[0] or '.'}/{unquote(parts.path)}")
        inside = f"{path}/index.html".removeprefix("./")
        return inside if inside in self.files else path


def dead(site: Path, pages: Mapping[Path, Page] = NONE) -> Iterator[str]:
    """A line for each dead link, dead anchor, link out of the site and doubled anchor.

    ``pages`` holds those that have been read before.
    """
    seen = Site(site, pages)
    for name, page in seen.pages.items():
        for problem, wanted in problems(seen, name, page):
            remedy = f"search docs/ and forms/content/ for {wanted!r}, and correct it there"
            yield f"{name}: {problem}\n    What to do: {remedy}"


def problems(site: Site, name: str, page: Page) -> Iterator[tuple[str, str]]:
    """What is wrong with the links and anchors of one page, and the words to search for in its source."""
    for anchor in page.doubled:
        yield f"two elements have the id {anchor!r}", anchor
    for link in page.links:
        goal = site.target(name, link)
        if goal is None:
            continue
        if goal not in site.files:
            yield f"the link {link!r} leads nowhere", PurePosixPath(urlsplit(link).path).stem
        elif not has_anchor(site.pages.get(goal), urlsplit(link).fragment):
            yield f"the link {link!r} leads to an anchor that is not there", urlsplit(link).fragment


def has_anchor(page: Page | None, fragment: str) -> bool:
    """Say whether a page holds an anchor; files other than pages are not looked into."""
    return page is None or fragment in ("", "__top") or unquote(fragment) in page.anchors
