"""A WebAssembly module in its binary form, as far as the build looks into one.

The numbers are those of the standard, https://webassembly.github.io/spec/core/binary/.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# The four bytes that every module begins with, and the version.
HEAD = b"\0asm\1\0\0\0"
TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE, DATA = 1, 2, 3, 7, 10, 11
FUNCTION_TYPE = 0x60
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
NOP, END, CALL, CALL_INDIRECT, LOCAL_GET, CONSTANT = 0x01, 0x0B, 0x10, 0x11, 0x20, 0x41
BRANCHES, CHOICE, SINGLE, DOUBLE, MORE = 0x0E, 0x1C, 0x43, 0x44, 0xFC
# How many numbers follow an instruction that is not one of those five. Others are not known here.
NUMBERS = {
    **dict.fromkeys((0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)), 0),
    **dict.fromkeys((0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09, 0x0C, 0x0D, 0x10, 0x18, *range(0x20, 0x27)), 1),
    **dict.fromkeys((0x3F, 0x40, 0x41, 0x42, 0xD0, 0xD2), 1),
    **dict.fromkeys((0x11, *range(0x28, 0x3F)), 2),
}
NUMBERS_OF_MORE = (*(0,) * 8, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1)


@dataclass(frozen=True)
class Section:
    """A part of a module: what kind it is of, and its bytes."""

    kind: int
    content: bytes


@dataclass(frozen=True)
class Signature:
    """What a function takes and returns, one byte for each value."""

    takes: bytes
    returns: bytes


@dataclass(frozen=True)
class Function:
    """A function that is added to a module: its body begins with its variables and ends with ``END``."""

    signature: Signature
    body: bytes


def number(value: int) -> bytes:
    """A number of at least 0 as LEB128."""
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(rest) if rest else bytes([low])


def read(content: bytes, at: int) -> tuple[int, int]:
    """The number of at least 0 at a place, and where it ends."""
    end = passed(content, at)
    return sum((byte & 0x7F) << 7 * place for place, byte in enumerate(content[at:end])), end


def signed(value: int) -> bytes:
    """A number of any sign as LEB128."""
    low, rest = value & 0x7F, value >> 7
    last = rest == (-1 if low & 0x40 else 0)
    return bytes([low]) if last else bytes([low | 0x80]) + signed(rest)


def read_signed(content: bytes, at: int) -> tuple[int, int]:
    """The number of any sign at a place, and where it ends."""
    value, end = read(content, at)
    return value - (1 << 7 * (end - at)) * (content[end - 1] >> 6 & 1), end


def passed(content: bytes, at: int, count: int = 1) -> int:
    """Where so many numbers end that begin at a place."""
    for _ in range(count):
        while content[at] >= 0x80:
            at += 1
        at += 1
    return at


def sized(content: bytes) -> bytes:
    """Content with its length before it."""
    return number(len(content)) + content


def listed(parts: Iterable[bytes]) -> bytes:
    """A list as a module holds it: how many there are, and each."""
    parts = list(parts)
    return number(len(parts)) + b"".join(parts)


def sections(module: bytes) -> list[Section]:
    """The parts of a module in their order. Raises ValueError if it is none."""
    if not module.startswith(HEAD):
        raise ValueError(f"Not a WebAssembly module: {module[:8]!r}")
    found, at = [], len(HEAD)
    while at < len(module):
        length, begin = read(module, at + 1)
        found.append(Section(module[at], module[begin : begin + length]))
        at = begin + length
    return found


def joined(parts: Iterable[Section]) -> bytes:
    """The module of these parts."""
    return HEAD + b"".join(bytes([part.kind]) + sized(part.content) for part in parts)


def signatures(content: bytes) -> list[Signature]:
    """The types of functions, from their section. Raises ValueError for types of another kind."""
    count, at = read(content, 0)
    return [signature for signature, at in _signatures(content, at, count)]


def _signatures(content: bytes, at: int, count: int) -> Iterator[tuple[Signature, int]]:
    for _ in range(count):
        if content[at] != FUNCTION_TYPE:
            raise ValueError(f"Not the type of a function: {content[at]:#x}")
        takes, at = _values(content, at + 1)
        returns, at = _values(content, at)
        yield Signature(takes, returns), at


def _values(content: bytes, at: int) -> tuple[bytes, int]:
    count, at = read(content, at)
    return content[at : at + count], at + count


def _type(signature: Signature) -> bytes:
    return bytes([FUNCTION_TYPE]) + sized(signature.takes) + sized(signature.returns)


@dataclass(frozen=True)
class Import:
    """Something that a module is given: its name, and whether it is a function, or what else."""

    name: str
    kind: int


def imports(content: bytes) -> Iterator[Import]:
    """What a module imports, from that section, in its order."""
    count, at = read(content, 0)
    for _ in range(count):
        _, at = _name(content, at)
        name, at = _name(content, at)
        yield Import(name, content[at])
        at = _past_import(content, at)


def _name(content: bytes, at: int) -> tuple[str, int]:
    length, at = read(content, at)
    return content[at : at + length].decode(), at + length


def first_of_its_own(module: bytes) -> int:
    """The number of the first function that a module does not import: those that it does are counted first."""
    (content,) = (part.content for part in sections(module) if part.kind == IMPORTS)
    return sum(found.kind == FUNCTION for found in imports(content))


def exported(content: bytes, wanted: str) -> int:
    """The number of the function that is exported under a name, from that section. Raises ValueError if none is."""
    count, at = read(content, 0)
    for _ in range(count):
        name, at = _name(content, at)
        number_of_it, end = read(content, at + 1)
        if (name, content[at]) == (wanted, FUNCTION):
            return number_of_it
        at = end
    raise ValueError(f"Not exported: {wanted}")


def _past_import(content: bytes, at: int) -> int:
    kind, at = content[at], at + 1
    if kind in (TABLE, MEMORY):
        at += kind == TABLE
        return passed(content, at + 1, 2 if content[at] & 1 else 1)
    return at + 2 if kind == GLOBAL else passed(content, at, 2 if kind == TAG else 1)


def with_functions(module: bytes, added: list[Function], exported: dict[str, int] | None = None) -> bytes:
    """The module with these functions behind its own, and with exports by name and number of a function."""
    content = {part.kind: part.content for part in sections(module)}
    types, _ = read(content[TYPES], 0)
    more = {
        TYPES: [_type(function.signature) for function in added],
        FUNCTIONS: [number(types + at) for at in range(len(added))],
        EXPORTS: [sized(name.encode()) + bytes([FUNCTION]) + number(at) for name, at in (exported or {}).items()],
        CODE: [sized(function.body) for function in added],
    }
    return joined(Section(part.kind, _longer(part.content, more.get(part.kind, []))) for part in sections(module))


def _longer(content: bytes, more: list[bytes]) -> bytes:
    """A list of a section with more at its end."""
    if not more:
        return content
    count, at = read(content, 0)
    return number(count + len(more)) + content[at:] + b"".join(more)


def bodies(content: bytes) -> list[bytes]:
    """The functions of a module, from the section of code."""
    (count, at), found = read(content, 0), []
    for _ in range(count):
        length, at = read(content, at)
        found.append(content[at : at + length])
        at += length
    return found


def instructions(body: bytes) -> Iterator[tuple[int, int]]:
    """Where each instruction of a function begins and ends. Raises ValueError for one that is not known here."""
    groups, at = read(body, 0)
    for _ in range(groups):
        at = passed(body, at) + 1
    while at < len(body):
        end = _past_instruction(body, at)
        yield at, end
        at = end


def _past_instruction(body: bytes, at: int) -> int:
    code, inside = body[at], at + 1
    if (numbers := NUMBERS.get(code)) is not None:
        return passed(body, inside, numbers)
    if code in (SINGLE, DOUBLE):
        return inside + (4 if code == SINGLE else 8)
    if code in (BRANCHES, CHOICE, MORE):
        told, inside = read(body, inside)
        return passed(body, inside, NUMBERS_OF_MORE[told] if code == MORE else told + (code == BRANCHES))
    raise ValueError(f"Not an instruction that is known here: {code:#x}")
