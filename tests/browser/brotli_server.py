"""Web servers that send brotli: all that the release has compressed, or just what they compress themselves."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import brotli

from macros.site import compressed
from macros.site.server import Handler, Served, Server


def beforehand(path: Path) -> bool:
    """What lies compressed beside its file: on a server that looks for that."""
    return compressed.worthwhile(path)


def on_the_way(path: Path) -> bool:
    """What many servers compress while they send it."""
    return path.suffix in {".css", ".html", ".js", ".json"}


class BrotliHandler(Handler):
    """Answers one connection."""

    server: "BrotliServer"

    def do_GET(self) -> None:  # noqa: N802
        """Send brotli where this server does."""
        path = Path(self.translate_path(self.path))
        if path.is_file() and self.server.compresses(path):
            self.send_brotli(path)
        else:
            super().do_GET()

    def send_brotli(self, path: Path) -> None:
        """Compressed in haste: what the tests look at is who asks for what."""
        content = brotli.compress(path.read_bytes(), quality=1)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class BrotliServer(Server):
    """Serves a built site that way."""

    def __init__(self, served: Served, compresses: Callable[[Path], bool]) -> None:
        super().__init__(served, 0, "/hr/samtaler/")
        self.compresses = compresses
        self.RequestHandlerClass = BrotliHandler
