"""What Python in the browser does before all else: it takes what the build has prepared.

Modules lie side by side in one file (macros/site/shelf.py), and the regular expressions, the
named tuples and the methods of dataclasses that a start needs are compiled (macros/site/rehearsal.py).
What was not prepared goes the usual way. Until the shelf is open only what is built in can be imported.
"""

import gc
import marshal
import sys
from _frozen_importlib import ModuleSpec

ARCHIVE = __spec__.loader.archive
SHELF = f"{ARCHIVE}/shelf"
ENGINE = "forms.engine.service"


class Shelf:
    """Finds and loads the modules of the shelf."""

    # What the rehearsal looked for in vain: each of the finders would take its time to say so.
    absent = frozenset()

    def __init__(self, content):
        size = int.from_bytes(content[:4], "little")
        self.places = marshal.loads(content[4 : 4 + size])
        self.code = memoryview(content)[4 + size :]

    def find_spec(self, name, path=None, target=None):
        """Say where a module is, as the zip would."""
        if name in self.absent:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if name not in self.places:
            return None
        *_, package = self.places[name]
        folder = f"{ARCHIVE}/{name.replace('.', '/')}"
        origin = f"{folder}/__init__.pyc" if package else f"{folder}.pyc"
        spec = ModuleSpec(name, self, origin=origin, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations.append(folder)
        return spec

    def create_module(self, spec):
        """Leave that to the import system."""

    def exec_module(self, module):
        """Run a module's code."""
        start, end, _ = self.places[module.__name__]
        exec(marshal.loads(self.code[start:end]), module.__dict__)
        if module.__name__ == ENGINE:
            collect_garbage()


def open_shelf():
    """Look there before anywhere else."""
    sys.meta_path.insert(0, Shelf(__spec__.loader.get_data(SHELF)))


def collect_garbage():
    """Begin with it, once all is there that a start needs; that is never looked through."""
    gc.freeze()
    gc.enable()


def know_absent():
    """Look nowhere for what is not there."""
    from prepared import ABSENT

    Shelf.absent = ABSENT


def use_tuples():
    """Take what makes a named tuple, instead of compiling it."""
    import collections
    from types import FunctionType

    from prepared import TUPLES

    def read(text, names):
        known = TUPLES.get(text)
        return FunctionType(known.__code__, names) if known else eval(text, names)

    collections.eval = read


def use_patterns():
    """Take regular expressions as they were compiled, instead of reading them."""
    import _sre
    import re._compiler

    from prepared import PATTERNS

    usual = re._compiler.compile

    def compile(pattern, flags=0):
        known = PATTERNS.get((pattern, int(flags))) if isinstance(pattern, str | bytes) else None
        return _sre.compile(pattern, *known) if known else usual(pattern, flags)

    re._compiler.compile = compile


def use_methods():
    """Take the methods that dataclasses write for themselves, instead of compiling them."""
    import dataclasses
    from types import FunctionType

    from prepared import METHODS

    def run(text, names, made):
        if known := METHODS.get(text):
            made["__create_fn__"] = FunctionType(known.__code__, names)
        else:
            exec(text, names, made)

    dataclasses.exec = run
    dataclasses.inspect = Unsigned(dataclasses.inspect)


class Unsigned:
    """A module ``inspect`` that gives no signatures: dataclasses would make documentation of them."""

    def __init__(self, inspect):
        self.inspect = inspect

    def __getattr__(self, name):
        return getattr(self.inspect, name)

    def signature(self, _):
        """Say that there is none; dataclasses ask for nothing more."""
        raise ValueError


# Nearly all that a start makes is there to stay.
gc.disable()
open_shelf()
know_absent()
use_tuples()
use_patterns()
use_methods()
