"""A web server that answers as production would: the same headers, types and paths."""

import os
import sys
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.site import policy

TYPES = {"": "application/octet-stream"} | policy.TYPES


@dataclass(frozen=True)
class Served:
    """A built site and its headers; the server replaces both at once."""

    folder: Path
    headers: dict[str, str]

    @classmethod
    def of(cls, folder: Path) -> "Served":
        """A built site, ready to be served."""
        return cls(folder, policy.headers(folder))


class Server(ThreadingHTTPServer):
    """Serves whatever ``served`` holds at the moment, below ``prefix``."""

    daemon_threads = True

    def __init__(self, served: Served, port: int, prefix: str = "/") -> None:
        self.served = served
        self.prefix = f"/{prefix.strip('/')}/".replace("//", "/")
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone elsewhere breaks its connections; that is nobody's mistake."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address of the start page."""
        return f"http://127.0.0.1:{self.server_port}{self.prefix}"


class Handler(SimpleHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def translate_path(self, path: str) -> str:
        """The file for an address; outside the prefix there is none."""
        self.directory = str(self.server.served.folder)
        if not urlsplit(path).path.startswith(self.server.prefix):
            return str(self.server.served.folder / "outside the prefix")
        return super().translate_path("/" + path.removeprefix(self.server.prefix))

    def end_headers(self) -> None:
        """Add the headers that every answer carries."""
        for name, value in self.server.served.headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", self.caching())
        super().end_headers()

    def send_response(self, code: int, message: str | None = None) -> None:
        """Remember how it went: only a file that is there may be kept for ever."""
        self.status = code
        super().send_response(code, message)

    def caching(self) -> str:
        """How long the browser may keep this answer."""
        found = self.status < HTTPStatus.BAD_REQUEST
        return policy.caching(self.path.removeprefix(self.server.prefix)) if found else policy.ASK_AGAIN

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        """A folder without a page is not shown."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a wrong address with the site's own page."""
        if code == HTTPStatus.NOT_FOUND:
            self.send_page(code, self.server.served.folder / "404.html")
        else:
            super().send_error(code, message, explain)

    def send_page(self, code: int, path: Path) -> None:
        """Send a page of the site under a status of its own."""
        page = path.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the terminal is for builds."""
