"""The configurations for web servers, all made from the one policy."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from macros.site import compressed, policy
from macros.site.paths import TEMPLATES

# Where each configuration lies in the archive, and its template. Apache and IIS read theirs
# from the folder that they serve.
FILES = {
    "servers/nginx.conf": "nginx.conf",
    "servers/Caddyfile": "Caddyfile",
    "site/.htaccess": "htaccess",
    "site/engine/.htaccess": "htaccess-engine",
    "site/web.config": "web.config",
}
# The servers that the tests run, in the versions they met last.
TESTED = {"nginx": "1.22", "Apache": "2.4", "Caddy": "2.6"}
# What those who set the site up replace by their own.
PREFIX = "/samtaler/"
FOLDER = "/srv/samtaleguide/site/"
_TEMPLATES = Environment(
    loader=FileSystemLoader(TEMPLATES / "servers"),
    # XML is the strictest of them: what it would escape must not be there at all.
    autoescape=select_autoescape(("config",)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def by_type() -> dict[str, list[str]]:
    """The endings of each type, without the charset that nginx adds itself."""
    found = defaultdict(list)
    for ending, type in policy.TYPES.items():
        found[type.partition(";")[0]].append(ending.lstrip("."))
    return dict(found)


def charset_types() -> list[str]:
    """The types that are text; nginx counts HTML among them anyway."""
    text = {type.partition(";")[0] for type in policy.TYPES.values() if "charset" in type}
    return sorted(text - {"text/html"})


def kept_for() -> tuple[int, str]:
    """The caching of what never changes, as IIS wants it: days, and the rest."""
    parts = dict.fromkeys(part.strip() for part in policy.FOR_EVER.split(","))
    (age,) = [part for part in parts if part.startswith("max-age=")]
    seconds = int(age.partition("=")[2])
    return timedelta(seconds=seconds).days, ", ".join(part for part in parts if part != age)


def values(headers: dict[str, str], version: str) -> dict[str, Any]:
    """What the templates are filled with."""
    days, custom = kept_for()
    return {
        "version": version,
        "prefix": PREFIX,
        "folder": FOLDER,
        "headers_of_all": headers,
        "types": by_type(),
        "type_of_each": {ending.lstrip("."): type for ending, type in policy.TYPES.items()},
        "charset_types": charset_types(),
        "ask_again": policy.ASK_AGAIN,
        "for_ever": policy.FOR_EVER,
        "days": days,
        "custom": custom,
        "encodings": {name: ending.lstrip(".") for name, ending in compressed.ENDINGS.items()},
        "compressed": sorted(ending.lstrip(".") for ending in compressed.WORTHWHILE),
    }


def render(headers: dict[str, str], version: str) -> dict[str, bytes]:
    """All configurations, by their place in the archive."""
    filled = values(headers, version)
    return {path: _TEMPLATES.get_template(name).render(filled).encode() for path, name in FILES.items()}
