"""Writes down what a start of Python works out, in place of sitecustomize.py."""

import sys

# What Python needs before it could be told of a shelf.
EARLY = [*sys.modules]
HEAD = "METHODS, TUPLES, PATTERNS = {}, {}, {}\n"


def listen_to_patterns():
    """Note every regular expression and what it becomes."""
    import _sre
    import re._compiler

    found = {}
    usual = re._compiler.compile

    def compile(pattern, flags=0):
        noting.pattern, noting.flags = pattern, int(flags)
        return usual(pattern, flags)

    class Noting:
        def __getattr__(self, name):
            return getattr(_sre, name)

        def compile(self, pattern, flags, code, groups, names, order):
            if pattern is not None and pattern is self.pattern:
                found[pattern, self.flags] = (int(flags), [int(word) for word in code], groups, dict(names), order)
            return _sre.compile(pattern, flags, code, groups, names, order)

    noting = re._compiler._sre = Noting()
    re._compiler.compile = compile
    return found


def listen_to_methods():
    """Note every text that a dataclass compiles."""
    import dataclasses

    found = {}

    def run(text, names, made):
        found[text] = True
        exec(text, names, made)

    dataclasses.exec = run
    return found


def listen_to_tuples():
    """Note every text that a named tuple compiles."""
    import collections

    found = {}

    def read(text, names):
        found[text] = True
        return eval(text, names)

    collections.eval = read
    return found


def listen_for_absent():
    """Note what is looked for in the standard library and is not there."""
    found = {}

    class Last:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in sys.stdlib_module_names:
                found[name] = True

    sys.meta_path.append(Last())
    return found


def import_all(names):
    """Import these modules, but those that build on an archive that is loaded later."""
    from importlib import import_module

    for name in names:
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            if error.name in names:
                raise


def noted(names):
    """Import these modules; what was noted then, as JSON: the early modules, the absent, and a module with the rest."""
    import json

    import_all(names)
    tuples = [f"TUPLES[{text!r}] = {text}\n" for text in TUPLES]
    methods = [f"{text}\nMETHODS[{text!r}] = __create_fn__\n" for text in METHODS]
    patterns = [f"PATTERNS[{key!r}] = {value!r}\n" for key, value in PATTERNS.items()]
    return json.dumps({"early": EARLY, "absent": [*ABSENT], "prepared": "".join([HEAD, *methods, *tuples, *patterns])})


ABSENT = listen_for_absent()
TUPLES = listen_to_tuples()
PATTERNS = listen_to_patterns()
METHODS = listen_to_methods()
