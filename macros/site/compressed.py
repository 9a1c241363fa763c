"""Files compressed beforehand, for servers that send them instead of compressing each time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import brotli

from macros.site import archive
from macros.site.paths import BUILD

# The best first: a server takes the first that the browser understands.
ENDINGS = {"br": ".br", "gzip": ".gz"}
# The engine's .bin files travel packed already; source maps are for developers.
WORTHWHILE = {".html", ".css", ".js", ".json", ".svg"}
# Files that travel only as brotli, see files.js; at its best that takes a while, and is kept.
UNPACKED = ".unpacked."
KEPT = BUILD / "compressed"
# Below this a packet carries it anyway.
SMALLEST = 1400
# The worker sees from this file whether the server sends what lies here; it has to be there for that.
TELLING = "engine.json"


def worthwhile(path: Path) -> bool:
    """Say whether a file is large, and of a kind that shrinks, or one that tells."""
    large = path.suffix in WORTHWHILE and path.stat().st_size > SMALLEST
    return large or UNPACKED in path.name or path.name == TELLING


def packed(path: Path) -> dict[str, bytes]:
    """A file's content under each ending."""
    content = path.read_bytes()
    if UNPACKED in path.name:
        return {ENDINGS["br"]: kept(content)}
    return {
        ENDINGS["br"]: brotli.compress(content, mode=brotli.MODE_TEXT, quality=11),
        ENDINGS["gzip"]: archive.pack(content),
    }


def kept(content: bytes) -> bytes:
    """Brotli at its best, from an earlier build if there was one."""
    path = KEPT / f"{sha256(content).hexdigest()}.br"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".part").write_bytes(brotli.compress(content, quality=11, lgwin=24))
        path.with_suffix(".part").rename(path)
    return path.read_bytes()


def beside(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The compressed files to lay beside those of a folder, by their path in it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and worthwhile(path)]
    with ThreadPoolExecutor() as pool:
        for path, forms in zip(files, pool.map(packed, files), strict=True):
            for ending, content in forms.items():
                yield f"{path.relative_to(folder).as_posix()}{ending}", content
