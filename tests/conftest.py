"""The built site, and a server for it as in production: under a sub-path, with the headers."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from macros.site import editions
from macros.site.server import Served, Server

# How many texts a property is tried on: some in `make test`, many in `make test-all`. Both try the
# same ones in each run, so that a change is judged by what it changes and not by luck.
COMMON = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("some", COMMON, max_examples=25)
settings.register_profile("many", COMMON, max_examples=300)
settings.load_profile("some")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once for each test run, whatever the number of workers."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(shared / "site.lock"):
        if not (shared / "site").exists():
            editions.build(shared / "site")
    return shared / "site"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """A server on a free port; ``server.url`` is the address of the start page."""
    with Server(Served.of(site), port=0, prefix="/hr/samtaler/") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()
