"""A web server as one finds it: it compresses nothing, knows few types, and refuses the rest."""

from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from macros.site.server import Handler, Served, Server

TYPES = {
    "": "application/octet-stream",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
# Sent, but as nothing in particular; whatever else there is gets 404, as IIS does it.
OTHERS = {"", ".bin", ".json", ".txt", ".xml"}


class PlainHandler(Handler):
    """Answers one connection."""

    extensions_map = TYPES

    def do_GET(self) -> None:  # noqa: N802
        """Send a file of an ending that the server knows."""
        ending = PurePosixPath(urlsplit(self.path).path).suffix
        if ending in TYPES or ending in OTHERS:
            super().do_GET()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)


class PlainServer(Server):
    """Serves a built site that way."""

    def __init__(self, served: Served) -> None:
        super().__init__(served, 0, "/hr/samtaler/")
        self.RequestHandlerClass = PlainHandler
