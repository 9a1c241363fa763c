"""A web server whose line and manners can be chosen: how fast it sends, and whether it compresses."""

import threading
import time
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.site import compressed as beforehand

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
OTHER = "application/octet-stream"
CHUNK = 16 * 1024


@dataclass(frozen=True)
class Line:
    """How a server sends: bits in a second (0: as fast as it can), delay of an answer, compression."""

    name: str
    speed: int = 0
    delay: float = 0.0
    compresses: bool = True


@cache
def compressed(path: Path) -> bytes:
    """A file as brotli makes it at its best, as if it had been laid beside it."""
    return beforehand.kept(path.read_bytes())


@dataclass
class Meter:
    """The line that all answers share: it paces and counts them."""

    line: Line
    sent: int = 0
    answers: int = 0
    free: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def book(self, size: int) -> float:
        """Count bytes, and say how long to wait until the line has carried them."""
        with self.lock:
            self.sent += size
            now = time.monotonic()
            if not self.line.speed:
                return 0.0
            self.free = max(self.free, now) + size * 8 / self.line.speed
            return self.free - now


class Server(ThreadingHTTPServer):
    """Serves several folders, each under a name of its own."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folders: dict[str, Path], line: Line) -> None:
        self.folders = folders
        self.meter = Meter(line)
        super().__init__(("127.0.0.1", 0), Handler)

    def __enter__(self) -> "Server":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed breaks its connections."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        """Send a file, or 404."""
        time.sleep(self.server.meter.line.delay)
        name, _, inside = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
        path = self.server.folders.get(name, Path("/nowhere")) / inside
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self.answer(path)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def answer(self, path: Path) -> None:
        """Send a file as this line does."""
        kind = TYPES.get(path.suffix, OTHER)
        meter = self.server.meter
        meter.answers += 1
        packed = meter.line.compresses and (kind != OTHER or beforehand.UNPACKED in path.name)
        content = compressed(path) if packed else path.read_bytes()
        if (tag := f'"{path.stat().st_mtime_ns}"') == self.headers.get("If-None-Match"):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            content = b""
        else:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Type", kind)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache" if kind == "text/html" else "public, max-age=31536000, immutable")
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        for start in range(0, len(content), CHUNK):
            self.send(content[start : start + CHUNK])

    def send(self, part: bytes) -> None:
        """Send a part when the line is free for it."""
        time.sleep(max(0.0, self.server.meter.book(len(part))))
        self.wfile.write(part)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""
