"""Files compressed beforehand, for servers that send them instead of compressing each time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from macros.site import archive

# The best first: a server takes the first that the browser understands.
ENDINGS = {"br": ".br", "gzip": ".gz"}
# The engine's .bin files travel packed already; source maps are for developers.
WORTHWHILE = {".html", ".css", ".js", ".json", ".svg"}
# Below this a packet carries it anyway.
SMALLEST = 1400


def worthwhile(path: Path) -> bool:
    """Say whether a file is large, and of a kind that shrinks."""
    return path.suffix in WORTHWHILE and path.stat().st_size > SMALLEST


def packed(content: bytes) -> dict[str, bytes]:
    """A file's content under each ending."""
    return {
        ENDINGS["br"]: brotli.compress(content, mode=brotli.MODE_TEXT, quality=11),
        ENDINGS["gzip"]: archive.pack(content),
    }


def beside(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The compressed files to lay beside those of a folder, by their path in it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and worthwhile(path)]
    with ThreadPoolExecutor() as pool:
        for path, forms in zip(files, pool.map(lambda path: packed(path.read_bytes()), files), strict=True):
            for ending, content in forms.items():
                yield f"{path.relative_to(folder).as_posix()}{ending}", content
