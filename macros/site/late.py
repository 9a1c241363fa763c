"""Imports that wait: what a start of Python does not need is imported by the functions that use it.

Modules of the standard library, Jinja2 and Pyodide import at their beginning what any of their functions
may need. In the archive such an import stands in these functions, if what it imports is one of ``modules/late.txt``
and nothing else names it. Python 3.15 has such imports itself (PEP 810).
"""

import ast
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import chain

from macros.site import archive, rehearsal
from macros.site.scopes import Function, Scopes

# What modules compute from others as they are imported, by the name under which they do.
CONSTANTS = (
    "concurrent.futures.ALL_COMPLETED", "concurrent.futures.FIRST_COMPLETED", "concurrent.futures.FIRST_EXCEPTION",
    "dis.COMPILER_FLAG_NAMES", "logging.DEBUG", "socket.AF_UNSPEC", "socket.AI_PASSIVE", "subprocess.PIPE",
)  # fmt: skip
# Values that only one function uses, and that it may as well compute itself.
VALUES = {("_pyodide._base", "_raise_template_ast")}
# Every import from this module asks it first, and so would import what only names of before Python 3.12 need.
LEFT_OUT = {("importlib.abc", "__getattr__")}
# Packages that say what their functions take; nobody reads that in a browser, and it costs more than the functions.
ANNOTATED = ("_pyodide", "jinja2", "markupsafe", "pyodide")
# Files that are others in the archive.
INSTEAD = {"asyncio/__init__.py": rehearsal.FOLDER / "asyncio.py"}
# Tracebacks of our own code name the lines as they are.
OURS = "forms/"
# boot/sitecustomize.py takes the place of these.
TAKEN = {("dataclasses", "inspect")}

Asked = tuple[str, str]


@dataclass(frozen=True)
class Module:
    """A module's name, whether it is a package, and its text."""

    name: str
    package: bool
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its text as Python reads it."""
        return ast.parse(self.text)

    def origin(self, statement: ast.ImportFrom) -> str:
        """The module from which a statement imports."""
        if not statement.level:
            return statement.module or ""
        parts = self.name.split(".")
        above = parts[: len(parts) - statement.level + self.package]
        return ".".join([*above, *filter(None, [statement.module])])


@dataclass(frozen=True)
class Import:
    """One name that a statement at the beginning of a module binds."""

    statement: ast.Import | ast.ImportFrom
    alias: ast.alias
    # The module, and what would be the name of a module if what is imported from it is one.
    modules: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name in the module that imports."""
        return self.alias.asname or self.alias.name.partition(".")[0]

    def alone(self) -> ast.stmt:
        """A statement that binds this name only."""
        if isinstance(self.statement, ast.Import):
            return ast.Import([self.alias])
        return ast.ImportFrom(self.statement.module, [self.alias], self.statement.level)


def waiting(
    files: list[archive.Source], others: Iterable[archive.Source], late: Container[str]
) -> list[archive.Source]:
    """The files of an archive with the imports of ``late`` moved to where they are used.

    A name stays if any of these files or the ``others`` asks the module for it.
    """
    files = [(name, INSTEAD[name].read_bytes() if name in INSTEAD else content) for name, content in files]
    modules = {name: parsed(name, content) for name, content in files if name.endswith(".py")}
    beside = (parsed(name, content) for name, content in others if name.endswith(".py"))
    asked = frozenset(chain(TAKEN, *map(asked_of, [*modules.values(), *beside])))
    moved = {name: _waiting(module, late, asked) for name, module in modules.items() if not name.startswith(OURS)}
    return [(name, moved[name].text.encode() if name in moved else content) for name, content in files]


def parsed(file: str, content: bytes) -> Module:
    """The module that a file holds."""
    return Module(archive.module(file), "/__init__." in file, content.decode())


def _waiting(module: Module, late: Container[str], asked: frozenset[Asked]) -> Module:
    return _moved(_with_values_inside(_lightened(module)), late, asked)


def asked_of(module: Module) -> Iterator[Asked]:
    """What a module takes from others: the other's name, and the name in it."""
    known: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname: alias.name for alias in node.names if alias.asname}
            known |= {top: top for alias in node.names if not alias.asname for top in [alias.name.partition(".")[0]]}
        elif isinstance(node, ast.ImportFrom):
            origin = module.origin(node)
            known |= {alias.asname or alias.name: f"{origin}.{alias.name}" for alias in node.names}
            yield from ((origin, alias.name) for alias in node.names)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and (whose := _dotted(node.value, known)):
            yield whose, node.attr


def _dotted(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute) and (whose := _dotted(node.value, known)):
        return f"{whose}.{node.attr}"
    return ""


def _lightened(module: Module) -> Module:
    """The module with constants of others written out, and without annotations that nobody reads."""
    tree = _Constants().visit(ast.parse(module.text))
    tree.body = [node for node in tree.body if (module.name, getattr(node, "name", "")) not in LEFT_OUT]
    if module.name.partition(".")[0] in ANNOTATED:
        tree = _Bare().visit(tree)
    return Module(module.name, module.package, ast.unparse(tree))


class _Constants(ast.NodeTransformer):
    """Writes out the constants."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Replace ``module.CONSTANT`` by its value."""
        name = ast.unparse(node)
        return _value(name) if name in CONSTANTS else self.generic_visit(node)


def _value(name: str) -> ast.expr:
    module, _, constant = name.rpartition(".")
    value = getattr(import_module(module), constant)
    return ast.parse(repr(int(value) if isinstance(value, int) else value), mode="eval").body


class _Bare(ast.NodeTransformer):
    """Takes away what functions say of what they take and return."""

    def visit(self, node: ast.AST) -> ast.AST:
        """Bare one node, and those in it."""
        self.generic_visit(node)
        if isinstance(node, Function):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.ClassDef) and not _made_of_fields(node):
            node.body = [part for part in node.body if not _only_tells(part)] or [ast.Pass()]
        return node


def _made_of_fields(node: ast.ClassDef) -> bool:
    """Whether a class may need what it says of its fields, as a dataclass or a named tuple does."""
    return bool(node.decorator_list) or any("NamedTuple" in ast.unparse(base) for base in node.bases)


def _only_tells(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and node.value is None


def _with_values_inside(module: Module) -> Module:
    """The module with its movable values in the functions that use them."""
    scopes = Scopes(module.text, module.tree)
    for node in list(module.tree.body):
        if isinstance(node, ast.Assign) and (module.name, name := ast.unparse(node.targets[0])) in VALUES:
            module.tree.body.remove(node)
            for function in scopes.using(name):
                _put_in(function, node)
    return Module(module.name, module.package, ast.unparse(module.tree))


def _moved(module: Module, late: Container[str], asked: frozenset[Asked]) -> Module:
    """The module with its late imports where they are used."""
    scopes = Scopes(module.text, module.tree)
    tree = module.tree
    for statement in list(tree.body):
        for found in _movable(statement, module):
            if not any(name in late for name in found.modules) or not asked.isdisjoint(_asking_for(found, module)):
                continue
            if scopes.only_inside(found.name):
                _take_out(tree, found)
                for function in scopes.using(found.name):
                    _put_in(function, found.alone())
    return Module(module.name, module.package, ast.unparse(ast.fix_missing_locations(tree)))


def _movable(statement: ast.stmt, module: Module) -> Iterator[Import]:
    """What a statement at the beginning of a module imports by name."""
    if isinstance(statement, ast.Import):
        yield from (Import(statement, alias, (alias.name,)) for alias in list(statement.names))
    elif isinstance(statement, ast.ImportFrom) and statement.module != "__future__" and statement.names[0].name != "*":
        origin = module.origin(statement)
        for alias in list(statement.names):
            yield Import(statement, alias, (origin, f"{origin}.{alias.name}"))


def _asking_for(found: Import, module: Module) -> Iterator[Asked]:
    """The ways in which other modules could ask for what a module has imported."""
    yield module.name, found.name
    if not (found.name.startswith("_") or "__all__" in module.text):
        yield module.name, "*"


def _take_out(tree: ast.Module, found: Import) -> None:
    found.statement.names.remove(found.alias)
    if not found.statement.names:
        tree.body.remove(found.statement)


def _put_in(function: Function, statement: ast.stmt) -> None:
    """Let a function begin with a statement; its documentation stays in front."""
    function.body.insert(ast.get_docstring(function) is not None, statement)
