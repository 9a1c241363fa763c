"""The archive for those who put the site on a server: ``dist/samtaleguide-<version>.zip``.

Two builds of one commit are byte-equal, wherever and whenever they are made.
"""

import hashlib
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from forms.authoring import catalogue, organisation
from macros import theme
from macros.site import compressed, editions, licences, policy, servers, version
from macros.site.paths import BUILD, DIST, TEMPLATES

# What is compressed already would only grow.
STORED = {".bin", ".br", ".gz", ".png"}
Files = dict[str, bytes]
_PAGES = Environment(
    loader=FileSystemLoader(TEMPLATES / "install"),
    autoescape=select_autoescape(("html",)),
    undefined=StrictUndefined,
    trim_blocks=True,
)
_EXTENSIONS = ["tables", "attr_list"]


def site_files(site: Path) -> Files:
    """The built site, with compressed files beside the large ones."""
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {f"site/{path}": content for path, content in (built | dict(compressed.beside(site))).items()}


def page(name: str, tag: str, **values: Any) -> bytes:
    """A page of the archive, from its Markdown."""
    text = _PAGES.get_template(name).render(values)
    body = markdown.markdown(text, extensions=_EXTENSIONS)
    title = text.partition("\n")[0].lstrip("# ")
    # The text is our own, and nothing that somebody typed is in it.
    return _PAGES.get_template("page.html").render(tag=tag, title=title, body=Markup(body)).encode()  # noqa: S704


def about(files: Files) -> dict[str, Any]:
    """What the page on the installation says about this archive."""
    content = catalogue.load(own=organisation.chosen()).content
    return {
        "version": version.number(),
        "files": len(files),
        "megabytes": round(sum(map(len, files.values())) / 1_000_000),
        "prefix": servers.PREFIX,
        "folder": servers.FOLDER,
        "edition": theme.on(content.organisation)[0],
        "types": policy.TYPES,
        "ask_again": policy.ASK_AGAIN,
        "for_ever": policy.FOR_EVER,
        "tested": servers.TESTED,
    }


def licence_files() -> Files:
    """The licences of all that is sent, and a page that lists them."""
    found = licences.all_of_them()
    texts = {f"licences/{one.name}/{name}": text for one in found for name, text in one.texts.items()}
    listed = page("licences.md", "en", licences=found)
    shared = {f"licences/{path.name}": path.read_bytes() for path in sorted(licences.TEXTS.glob("*.txt"))}
    return texts | shared | {"licences/index.html": listed}


def install_files(files: Files) -> Files:
    """The page on what the site needs from a server, in each language."""
    told = about(files)
    names = sorted(path.name for path in (TEMPLATES / "install").glob("INSTALL.*.md"))
    return {f"{Path(name).stem}.html": page(name, name.split(".")[1], **told) for name in names}


def sums(files: Files) -> bytes:
    """The checksums, as ``sha256sum --check`` reads them."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return "".join(lines).encode()


def contents(site: Path) -> Files:
    """All files of the archive, by their path in it."""
    files = site_files(site)
    files |= servers.render(policy.headers(site), version.number())
    files |= install_files(files)
    files |= licence_files()
    return files | {"SHA256SUMS": sums(files)}


def write_zip(path: Path, files: Files, moment: int) -> None:
    """Write the files in the order of their names, all with one date."""
    date = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", date)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in STORED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def make(folder: Path = DIST) -> Path:
    """Build the site and write the archive; returns its path."""
    site = BUILD / "dist-site"
    editions.build(site)
    folder.mkdir(exist_ok=True)
    path = folder / f"samtaleguide-{version.number()}.zip"
    write_zip(path, contents(site), version.moment())
    return path
