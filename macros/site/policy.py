"""The headers of the site: one source for the server here and for the ones we describe.

The policy is the strictest that Material, Pyodide and the forms work under. It must be
sent as a header: a <meta> element does not reach the worker.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# What the site is made of. Any server knows these endings but .wasm, which no page depends on. A text
# without a charset would be read in the browser's own way.
TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
NOT_RUN = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?application/(ld\+)?json""")


def inline_scripts(html: str) -> list[str]:
    """The scripts in a page that run and are not files."""
    found = SCRIPT.finditer(html)
    return [match["code"] for match in found if not NOT_RUN.search(match["attributes"])]


def hash_of(script: str) -> str:
    """A script's hash as the policy writes it."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def script_hashes(site: Path) -> list[str]:
    """The hashes of all inline scripts of a built site; they differ with a page's depth."""
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    return sorted({hash_of(script) for page in pages for script in inline_scripts(page)})


def policy(hashes: Iterable[str]) -> str:
    """The Content-Security-Policy that allows these inline scripts."""
    return POLICY.format(hashes="".join(f" {value}" for value in hashes))


def headers(site: Path) -> dict[str, str]:
    """The headers that every answer of a built site carries."""
    return {"Content-Security-Policy": policy(script_hashes(site))} | OTHERS


def caching(path: str) -> str:
    """How long a browser may keep a file: the engine's folders are named by content."""
    return FOR_EVER if path.startswith("engine/") else ASK_AGAIN
