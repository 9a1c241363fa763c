"""What no page may hold: what the policy would refuse, and what reaches out of the site.

The policy allows each inline script by its hash, and the hashes are made from the pages. So a
script that nobody has looked at must not get into a page: the build stops here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from macros.site import tags
from macros.site.policy import hash_of, inline_scripts

# A page's way up to the root of its edition, the one thing in which the same scripts differ.
DEPTH = re.compile(r'new URL\("[./]*",location\)')
# Looked at, line by line. An upgrade of Material may change its own: look again, then put in the new.
KNOWN = {
    "'sha256-p3pvipTvaZdFHGUTMMrTyvFmNm2n5mILduzq/koJ0tE='",  # overrides/site/not_found.html
    "'sha256-GhbUkWfuxOtnGWHaYolXabUQOjAA8rFyrBCvzEVeZgA='",  # Material: the functions that remember
    "'sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4='",  # Material: the chosen colours
    "'sha256-10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4='",  # Material: the chosen tabs
    "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='",  # Material: the tab that an address leads to
}
OUTSIDE = re.compile(r"\s*(?:[a-z][a-z+.-]*:)?//", re.IGNORECASE)
RUNS = re.compile(r"\s*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
CSS_LOADS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")
# No page has been read yet.
NONE: Mapping[Path, Iterable[str]] = MappingProxyType({})
LEFT_OVER = re.compile(r"\{\{|\{%")
LOADS = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"),
    ("iframe", "src"), ("object", "data"), ("embed", "src"), ("video", "src"), ("audio", "src"),
    ("track", "src"), ("use", "href"), ("image", "href"), ("form", "action"), ("button", "formaction"),
}  # fmt: skip
NEVER = ("style", "base")
FORBIDDEN = ("style", "srcdoc")
LEADING = ("href", "src", "action", "formaction", "data")
# All elements in which something may be found.
SUSPECT = tags.Search(
    *(f"//{tag}" for tag in NEVER),
    *(f"//@{name}/.." for name in sorted({*FORBIDDEN, *LEADING, *(name for _, name in LOADS)})),
    "//@*[starts-with(name(), 'on')]/..",
)
LINKS_THAT_LOAD = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


def breaches(site: Path, pages: Mapping[Path, Iterable[str]] = NONE) -> Iterator[str]:
    """A line for each thing in the pages and styles of a built site that must not be there.

    ``pages`` holds what was found in those that have been read before.
    """
    for path in sorted(site.rglob("*.html")):
        found = pages[path] if path in pages else in_page(path.read_text(encoding="utf-8"))
        yield from (f"{path.relative_to(site)}: {what}" for what in found)
    for path in sorted(site.rglob("*.css")):
        yield from (f"{path.relative_to(site)}: {what}" for what in in_style(path.read_text(encoding="utf-8")))


def in_page(html: str) -> Iterator[str]:
    """What must not be in a page."""
    return within(html, tags.read(html))


def within(html: str, page: tags.Page) -> Iterator[str]:
    """What must not be in a page whose tags have been read."""
    for element in SUSPECT.within(page):
        yield from (f"line {element.sourceline}: {what}" for what in _in_tag(element.tag, element.attrib))
    for script in inline_scripts(html):
        if (hash := hash_of(DEPTH.sub("new URL(location)", script))) not in KNOWN:
            yield f"an inline script that nobody has looked at, {hash}: {script.strip()[:60]!r}"
    if left := LEFT_OVER.search(html):
        yield f"template syntax is left: {html[left.start() :][:40]!r}"


def in_style(css: str) -> Iterator[str]:
    """What must not be in a style sheet."""
    for address in CSS_LOADS.findall(css):
        if OUTSIDE.match(address):
            yield f"loads {address} from elsewhere"


def _in_tag(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if tag in NEVER:
        yield f"<{tag}>"
    for name, value in attributes.items():
        if name in FORBIDDEN or name.startswith("on"):
            yield f"<{tag} {name}>"
        if RUNS.match(value) and name in LEADING:
            yield f"<{tag} {name}> holds a script"
        if _loads(tag, name, attributes) and OUTSIDE.match(value):
            yield f"<{tag} {name}> loads {value} from elsewhere"


def _loads(tag: str, name: str, attributes: Mapping[str, str]) -> bool:
    if tag == "link":
        return name == "href" and bool(LINKS_THAT_LOAD & set(attributes.get("rel", "").lower().split()))
    return (tag, name) in LOADS
