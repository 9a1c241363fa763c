"""Addresses in a WebAssembly module are written out: where it will lie in memory is known.

Pyodide's module is made to lie anywhere. It computes each address from where its data and its places in the table
begin, and first of all it writes its own addresses into its data: 27,880 of them, in a function of half a megabyte that
browsers compile in order to run it once. But its script always gives the same beginnings. So the build does both.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from macros.site.webassembly import binary
from macros.site.webassembly.binary import CODE, CONSTANT, DATA, END, EXPORTS, GLOBAL, IMPORTS, Section

# The function that writes addresses into the data (Emscripten's name).
WRITING = "__wasm_apply_data_relocs"
GLOBAL_GET, STORE, ADD = 0x23, 0x36, 0x6A
# An address in memory: four bytes, the lowest first.
ADDRESS = struct.Struct("<i")
Known = dict[int, int]


@dataclass(frozen=True)
class Entry:
    """An instruction, and the number that it gives if that is known."""

    code: bytes
    value: int | None = None


def written_out(module: bytes, begins: dict[str, int]) -> bytes:
    """The module with its addresses, where ``begins`` says what the globals of these names hold.

    Raises ValueError if the module is not as expected: each global imported, and all its data in one piece.
    """
    parts = binary.sections(module)
    content = {part.kind: part.content for part in parts}
    known = _known(content[IMPORTS], begins)
    at = binary.exported(content[EXPORTS], WRITING) - binary.first_of_its_own(module)
    bodies = [_folded(body, known) for body in binary.bodies(content[CODE])]
    data = Data.of(content[DATA], known)
    bodies[at] = _left(bodies[at], data)
    changed = {CODE: binary.listed(binary.sized(_joined(body)) for body in bodies), DATA: data.section()}
    return binary.joined(Section(part.kind, changed.get(part.kind, part.content)) for part in parts)


def _known(imports: bytes, begins: dict[str, int]) -> Known:
    """What imported globals hold, by their number."""
    names = [found.name for found in binary.imports(imports) if found.kind == GLOBAL]
    if missing := begins.keys() - set(names):
        raise ValueError(f"Not imported: {', '.join(sorted(missing))}")
    return {names.index(name): value for name, value in begins.items()}


def _folded(body: bytes, known: Known) -> list[Entry]:
    """A function, from its variables on, in which known globals are numbers, and two numbers that are added are one."""
    instructions = list(binary.instructions(body))
    made = [Entry(body[: instructions[0][0]])]
    for at, end in instructions:
        entry = _entry(body[at:end], known)
        if entry.code[0] == ADD and (total := _total(*made[-2:])) is not None:
            made[-2:] = [_number(total)]
        else:
            made.append(entry)
    return made


def _total(left: Entry, right: Entry) -> int | None:
    return None if left.value is None or right.value is None else left.value + right.value


def _entry(code: bytes, known: Known) -> Entry:
    if code[0] == CONSTANT:
        return Entry(code, binary.read_signed(code, 1)[0])
    if code[0] == GLOBAL_GET and (value := known.get(binary.read(code, 1)[0])) is not None:
        return _number(value)
    return Entry(code)


def _number(value: int) -> Entry:
    wrapped = (value + 2**31) % 2**32 - 2**31
    return Entry(bytes([CONSTANT]) + binary.signed(wrapped), wrapped)


def _joined(entries: Iterable[Entry]) -> bytes:
    return b"".join(entry.code for entry in entries)


@dataclass
class Data:
    """What lies in memory from the start, and from where on. It can be written to."""

    begin: int
    content: bytearray

    @classmethod
    def of(cls, section: bytes, known: Known) -> "Data":
        """The data of a module that is in one piece. Raises ValueError for others."""
        count, at = binary.read(section, 0)
        kind, at = binary.read(section, at)
        end = section.index(END, at) + 1
        begin = _entry(section[at : end - 1], known).value
        length, at = binary.read(section, end)
        if (count, kind) != (1, 0) or begin is None or at + length != len(section):
            raise ValueError("The data of the module is not in one piece at a known place.")
        return cls(begin, bytearray(section[at:]))

    def section(self) -> bytes:
        """The same as a module holds it."""
        return bytes([1, 0]) + _number(self.begin).code + bytes([END]) + binary.sized(bytes(self.content))

    def write(self, place: int, value: int) -> bool:
        """Put a number at an address; False if that lies outside."""
        at = place - self.begin
        if not 0 <= at <= len(self.content) - ADDRESS.size:
            return False
        ADDRESS.pack_into(self.content, at, value)
        return True


def _left(body: list[Entry], data: Data) -> list[Entry]:
    """Write to the data what a function writes to known places, and give what is left for it to do."""
    kept: list[Entry] = []
    for entry in body:
        kept.append(entry)
        if len(kept) > 2 and entry.code[0] == STORE and _written(data, *kept[-3:]):
            del kept[-3:]
    return kept


def _written(data: Data, place: Entry, number: Entry, store: Entry) -> bool:
    """Whether a number that goes to a place is in the data now."""
    if place.value is None or number.value is None:
        return False
    offset, _ = binary.read(store.code, binary.passed(store.code, 1))
    return data.write(place.value + offset, number.value)
