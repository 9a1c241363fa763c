"""Our own server, as `make serve` runs it, in a process of its own like the others."""

import sys
from pathlib import Path

from macros.site.server import Served, Server

if __name__ == "__main__":
    folder, port, prefix = sys.argv[1:]
    Server(Served.of(Path(folder)), int(port), prefix).serve_forever()
