"""What a loop that belongs to the browser needs of asyncio; the rest is imported when it is asked for.

In the archive this takes the place of ``asyncio/__init__.py``, which imports servers, streams and processes.
"""

from importlib import import_module

from . import events
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .runners import *
from .tasks import *
from .timeouts import *

REST = (
    "base_events", "locks", "protocols", "queues", "streams", "subprocess", "taskgroups", "threads", "transports",
    "unix_events",
)  # fmt: skip
# Pyodide makes its own of it, without anything that the one for Unix has.
DefaultEventLoopPolicy = events.BaseDefaultEventLoopPolicy


def __getattr__(name):
    """Import what has this name."""
    for part in (name,) if name in REST else REST:
        module = import_module(f"{__name__}.{part}")
        if part == name:
            return module
        if name in module.__all__:
            return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
