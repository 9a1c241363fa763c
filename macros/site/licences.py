"""The licences of everything that a browser is sent, from the packages' own files."""

import json
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from macros.site import archive, ics_archive, pdf_archive
from macros.site.paths import PYODIDE, ROOT, TEMPLATES

# What pages are made with; of MkDocs and Material the theme's files are sent.
OF_PAGES = ("mkdocs", "mkdocs-material")
TEXTS = TEMPLATES / "install" / "licences"
# What Pyodide's files hold of others. Each text begins with licence, address and version, a line each.
INSIDE_PYODIDE = TEXTS / "inside-pyodide"
IS_LICENCE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
# A comment at the head of a script that says whose it is.
CLAIM = re.compile(r"/\*.*?\*/", re.DOTALL)
CLAIMS = re.compile(r"copyright|licen[cs]e", re.IGNORECASE)
BUNDLED = re.compile(r"^node_modules/((?:@[^/]+/)?[^/]+)/")


@dataclass(frozen=True)
class Licence:
    """One thing that travels along, and the texts that must travel with it."""

    name: str
    version: str
    licence: str
    home: str
    texts: dict[str, bytes]


def distributions() -> tuple[str, ...]:
    """The Python packages whose files are sent."""
    return tuple(sorted({*archive.PACKAGES, *pdf_archive.DISTRIBUTIONS, *ics_archive.DISTRIBUTIONS, *OF_PAGES}))


def named_licence(package: Distribution) -> str:
    """The licence as the package's metadata names it."""
    about = package.metadata
    short = about.get("License-Expression") or about.get("License", "").split("\n")[0]
    classified = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    return short or ", ".join(line.rpartition(":: ")[2] for line in classified)


def home(package: Distribution) -> str:
    """Where its sources are."""
    links = dict(line.split(", ", 1) for line in package.metadata.get_all("Project-URL", []))
    by_name = {name.lower(): url for name, url in links.items()}
    found = [by_name[name] for name in ("source", "source code", "repository", "homepage", "home") if name in by_name]
    return found[0] if found else package.metadata.get("Home-page", "")


def of_package(name: str) -> Licence:
    """The licence of an installed Python package."""
    package = distribution(name)
    files = [path for path in package.files or () if ".dist-info/" in str(path) and IS_LICENCE.search(path.name)]
    texts = {path.name: path.read_binary() for path in sorted(files)}
    return Licence(name, package.version, named_licence(package), home(package), texts)


def of_python() -> Licence:
    """The licence of Python's standard library, which Pyodide builds upon."""
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    version = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]["python"]
    return Licence("cpython", version, "PSF-2.0", "https://www.python.org", {text.name: text.read_bytes()})


def of_pyodide() -> Licence:
    """Pyodide's licence; its package names it and leaves the text out."""
    about = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))
    text = {"LICENSE": (TEXTS / f"{about['license']}.txt").read_bytes()}
    return Licence("pyodide", about["version"], about["license"], about["homepage"], text)


def of_parts() -> Iterator[Licence]:
    """What is linked into Pyodide's WebAssembly module, or copied into its scripts."""
    for file in sorted(INSIDE_PYODIDE.glob("*.txt")):
        licence, home, version, text = file.read_text(encoding="utf-8").split("\n", 3)
        yield Licence(file.stem, version, licence, home, {"LICENSE": text.lstrip().encode()})


def of_product() -> Licence:
    """Our own."""
    from macros.site import version  # late: it reads the engine's folders, which read this

    return Licence("samtaleguide", version.number(), "Apache-2.0", "", {"LICENSE": (ROOT / "LICENSE").read_bytes()})


def of_icons() -> Licence:
    """The icons that Material draws."""
    folder = archive.package_folder("material") / "templates" / ".icons" / "material"
    text = {"LICENSE": (folder / "LICENSE").read_bytes()}
    return Licence("material-design-icons", "", "Apache-2.0", "https://pictogrammers.com", text)


def scripts() -> list[Path]:
    """The scripts that Material brings along."""
    return sorted((archive.package_folder("material") / "templates" / "assets" / "javascripts").rglob("*.js"))


def of_scripts() -> Licence:
    """What is inside Material's scripts: each part's own words about its owner, as its source has them."""
    claims = {path.name: claimed(path.read_text(encoding="utf-8")) for path in scripts()}
    for path in scripts():
        claims |= dict(of_bundle(path.with_name(f"{path.name}.map")))
    told = "\n".join(f"{name}\n{'=' * len(name)}\n{claim}\n" for name, claim in sorted(claims.items()) if claim)
    return Licence("material-scripts", "", "MIT, BSD, Apache-2.0, MPL", "", {"NOTICES.txt": told.encode()})


def of_bundle(map: Path) -> Iterator[tuple[str, str]]:
    """The packages inside a script, and what they claim, from the map to its sources."""
    about = json.loads(map.read_text(encoding="utf-8")) if map.exists() else {"sources": []}
    found: dict[str, list[str]] = {}
    for source, content in zip(about["sources"], about.get("sourcesContent", []), strict=False):
        if package := BUNDLED.match(source):
            found.setdefault(package[1], []).append(claimed(content or ""))
    for name, claims in found.items():
        yield name, "\n".join(dict.fromkeys(filter(None, claims))) or "-"


def claimed(script: str) -> str:
    """The comments in which a script says whose it is."""
    return "\n".join(comment for comment in CLAIM.findall(script) if CLAIMS.search(comment))


def all_of_them() -> list[Licence]:
    """Everything that is sent, ourselves first."""
    packages = [of_package(name) for name in distributions()]
    others = [of_python(), of_pyodide(), *of_parts(), of_icons(), of_scripts(), *packages]
    return [of_product(), *sorted(others, key=lambda one: one.name)]
