"""Where a module uses its names: as it is imported, or only when one of its functions runs."""

import ast
import symtable
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Scopes:
    """The names of a module: its text, and that as Python reads it."""

    def __init__(self, text: str, tree: ast.Module) -> None:
        self.bound = Counter(_bound(tree))
        self.outside = frozenset(_outside(tree))
        # Functions that lie in no other one, and what Python knows of their names.
        self.functions: list[tuple[Function, symtable.SymbolTable]] = []
        functions = {(node.name, node.lineno): node for node in ast.walk(tree) if isinstance(node, Function)}
        self._sort(symtable.symtable(text, "", "exec"), functions)

    def _sort(self, table: symtable.SymbolTable, functions: dict[tuple[str, int], Function]) -> None:
        for inner in table.get_children():
            if function := functions.get((inner.get_name(), inner.get_lineno())):
                self.functions.append((function, inner))
            else:
                self._sort(inner, functions)

    def only_inside(self, name: str) -> bool:
        """Whether a name is bound by one import and by nothing else, and used by nothing but functions."""
        everywhere = chain.from_iterable(_all(table) for _, table in self.functions)
        return self.bound[name] == 1 and name not in self.outside and not _declared(name, everywhere)

    def using(self, name: str) -> list[Function]:
        """The functions that use a name, themselves or in functions of their own."""
        return [function for function, table in self.functions if any(_uses(inner, name) for inner in _all(table))]


def _outside(tree: ast.Module) -> Iterator[str]:
    """The names that are used outside of functions, or as these are defined."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, Function):
            waiting += [node.args, *node.decorator_list, *node.type_params, *filter(None, [node.returns])]
        else:
            waiting += ast.iter_child_nodes(node)


def _bound(tree: ast.Module) -> Iterator[str]:
    """The names of a module's functions and classes, of what it imports outside of these, and of what others get."""
    yield from (node.name for node in tree.body if isinstance(node, Function | ast.ClassDef))
    waiting: list[ast.AST] = [*tree.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from (str(part.value) for part in ast.walk(node) if isinstance(part, ast.Constant))
        elif not isinstance(node, Function):
            waiting += ast.iter_child_nodes(node)


def _all(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for inner in table.get_children():
        yield from _all(inner)


def _uses(table: symtable.SymbolTable, name: str) -> bool:
    """Whether a function, or what lies in it, uses a name of the module."""
    if name not in table.get_identifiers():
        return False
    symbol = table.lookup(name)
    return symbol.is_referenced() and symbol.is_global()


def _declared(name: str, tables: Iterable[symtable.SymbolTable]) -> bool:
    """Whether any function says that a name is the module's, to change it."""
    return any(name in table.get_identifiers() and table.lookup(name).is_declared_global() for table in tables)
