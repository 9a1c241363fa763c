"""What a right installation answers, for the page that checks one from the browser.

It lies in the site as ``installation.json``, made from the same policy as the configurations.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from macros.site import policy

NAME = "installation.json"
WORKER = "engine/app-*/worker.js"


def kinds(site: Path) -> Iterator[Path]:
    """One file of each type, in the engine's folders and outside them; the worker's own script in any case."""
    worker = next(site.glob(WORKER))
    found: dict[tuple[str, str], Path] = {}
    for path in [worker, *sorted(path for path in site.rglob("*") if path.is_file())]:
        if path.suffix in policy.TYPES and path.suffix != ".map":
            found.setdefault((path.suffix, policy.caching(path.relative_to(site).as_posix())), path)
    yield from found.values()


def expected(site: Path) -> dict[str, object]:
    """The headers of every answer, and the type and caching of some files."""
    files = [
        {"path": path, "type": policy.TYPES[Path(path).suffix], "caching": policy.caching(path)}
        for path in (path.relative_to(site).as_posix() for path in kinds(site))
    ]
    return {"headers": policy.headers(site), "worker": files[0]["path"], "files": files}


def write(site: Path) -> None:
    """Write it into the finished site."""
    (site / NAME).write_text(json.dumps(expected(site), indent=1), encoding="utf-8")
