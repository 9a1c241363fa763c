"""One style sheet and one script for all pages: what they use of Material's styles, ours, and our scripts.

So a page asks for no more than a stock Material page. They lie in a folder named after its
content, once for all editions, and browsers keep them for ever.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site import bundles
from macros.site.engine_files import digest, write_folder
from macros.site.paragraphs import unwrapped
from macros.site.unused import Used, trimmed

SOURCE_MAP = re.compile(r"\s*/\*# sourceMappingURL=.*?\*/\s*")
# A file, and the medium that it is for.
Part = tuple[Path, str]


@dataclass(frozen=True)
class Kind:
    """Files that are joined: what they become, and how pages load them."""

    name: str
    pattern: re.Pattern[str]
    tag: str

    def parts(self, page: Path, html: str) -> tuple[Part, ...]:
        """What a page loads, in its order."""
        found = (match.groupdict() for match in self.pattern.finditer(html))
        # Not `resolve`, which asks the disk for every folder on the way: half of the time that joining takes.
        return tuple((Path(normpath(f"{page.parent}/{one['path']}")), one.get("media") or "") for one in found)

    def replaced(self, html: str, address: str) -> str:
        """A page that loads the joined file in place of the first that was joined."""
        first = self.pattern.search(html)
        if first is None:
            return html
        return html[: first.start()] + self.tag.format(address) + self.pattern.sub("", html[first.start() :])

    def address(self, html: str) -> str:
        """Where a page has the joined file."""
        return re.search(rf'"([^"]*/{re.escape(self.name)})"', html)[1]  # type: ignore[index]


STYLES = Kind(
    "site.css",
    re.compile(r'<link rel="stylesheet"(?: media="(?P<media>\w+)")? href="(?P<path>[\w./-]+/stylesheets/[\w.-]+)">\s*'),
    '<link rel="stylesheet" href="{}">\n',
)
# Material's own script is neither a module nor deferred, and stays where it is.
SCRIPTS = Kind(
    "site.js",
    re.compile(
        r'<script(?=[^>]*(?: defer| type="module"))[^>]* src="(?P<path>[\w./-]+/javascripts/[\w.-]+)"[^>]*></script>\s*'
    ),
    '<script defer src="{}"></script>\n',
)


def styles(wanted: Iterable[Part], used: Used) -> bytes:
    """Style sheets one behind the other. Material's come minified, and are only trimmed."""
    ours = [file for file, _ in wanted if ".min." not in file.name]
    minified = bundles.bundled(ours[0].parent, ours) if ours else {}
    return b"".join(_style(file, media, minified.get(file.name), used) for file, media in wanted)


def _style(file: Path, media: str, minified: bytes | None, used: Used) -> bytes:
    content = minified or trimmed(SOURCE_MAP.sub("", file.read_text(encoding="utf-8")), used).encode()
    return b"@media %s{%s}" % (media.encode(), content) if media else content


def scripts(wanted: Iterable[Part]) -> bytes:
    """Scripts as one, in their order. It is no module: those do not run in a page opened as a file."""
    with TemporaryDirectory() as folder:
        entry = Path(folder) / "entry.js"
        entry.write_text("".join(f'import "{file.as_posix()}";\n' for file, _ in wanted), encoding="utf-8")
        return bundles.bundled(entry.parent, [entry], "--format=iife")[entry.name]


def join(site: Path, editions: Iterable[str]) -> None:
    """Join what the pages of the editions load."""
    site = site.resolve()
    pages = [page for id in editions for page in sorted((site / id).rglob("*.html"))]
    known = [*site.glob("*/assets/javascripts/*.js"), *site.glob("engine/app-*/*.js")]
    used = Used.by(*((path.read_text(encoding="utf-8") for path in paths) for paths in (pages, known)))
    made: dict[tuple[tuple[Part, ...], ...], str] = {}
    for page in pages:
        html = unwrapped(page.read_text(encoding="utf-8"))
        wanted = STYLES.parts(page, html), SCRIPTS.parts(page, html)
        if wanted not in made:
            made[wanted] = write(site, {STYLES.name: styles(wanted[0], used), SCRIPTS.name: scripts(wanted[1])})
        folder = "../" * len(page.parent.relative_to(site).parts) + f"engine/{made[wanted]}"
        for kind in (STYLES, SCRIPTS):
            html = kind.replaced(html, f"{folder}/{kind.name}")
        page.write_text(html, encoding="utf-8")


def write(site: Path, files: dict[str, bytes]) -> str:
    """Write joined files, and say the name of their folder."""
    name = f"pages-{digest(files.items())}"
    if not (site / "engine" / name).is_dir():
        write_folder(site / "engine" / name, files)
    return name


def as_before(old: str, html: str) -> str:
    """A page that loads the same joined files as before it was changed."""
    for kind in (STYLES, SCRIPTS):
        html = kind.replaced(html, kind.address(old))
    return unwrapped(html)
