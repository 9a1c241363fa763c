"""Dead links and anchors in a built site."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

LEADS = {"href", "src"}


@dataclass
class Page:
    """The anchors of a page, and the places it leads to."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name == "id" and value:
                self.page.anchors.append(value)
            elif name in LEADS and value is not None:
                self.page.links.append(value)


def read(path: Path) -> Page:
    """Read a page's anchors and links."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def read_all(site: Path) -> dict[Path, Page]:
    """All pages of a built site."""
    return {path: read(path) for path in sorted(site.rglob("*.html"))}


def target(page: Path, link: str, site: Path) -> Path | None:
    """The file that a link leads to; None for other sites and for scripts."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        return site.parent / "absolute"
    path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return path / "index.html" if path.is_dir() else path


def dead(site: Path) -> Iterator[str]:
    """A line for each dead link, dead anchor, link out of the site and doubled anchor."""
    pages = read_all(site.resolve())
    for path, page in pages.items():
        name = path.relative_to(site.resolve())
        for problem, wanted in problems(path, page, pages, site.resolve()):
            remedy = f"search docs/ and forms/content/ for {wanted!r}, and correct it there"
            yield f"{name}: {problem}\n    What to do: {remedy}"


def problems(path: Path, page: Page, pages: dict[Path, Page], site: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with the links and anchors of one page, and the words to search for in its source."""
    for anchor in sorted({id for id in page.anchors if page.anchors.count(id) > 1}):
        yield f"two elements have the id {anchor!r}", anchor
    for link in page.links:
        goal = target(path, link, site)
        if goal is None:
            continue
        if not goal.is_relative_to(site) or not goal.is_file():
            yield f"the link {link!r} leads nowhere", PurePosixPath(urlsplit(link).path).stem
        elif not has_anchor(pages.get(goal), urlsplit(link).fragment):
            yield f"the link {link!r} leads to an anchor that is not there", urlsplit(link).fragment


def has_anchor(page: Page | None, fragment: str) -> bool:
    """Say whether a page holds an anchor; files other than pages are not looked into."""
    return page is None or fragment in ("", "__top") or unquote(fragment) in page.anchors
