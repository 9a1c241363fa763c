"""Indirect calls of a WebAssembly module make a detour, since Chromium guesses where they lead.

Its optimizing compiler builds the function that an indirect call has led to so far into the one that calls. When the
call leads elsewhere, all of it is thrown away and compiled again. Nearly all indirect calls of Python lead elsewhere at
some time, and the function that runs its bytecode is so large that each time takes a quarter of a second of a
processor. Here each indirect call becomes a plain call of a function that makes it, one for each signature. That one
leads to many places from the first moment on: there is nothing to guess.
"""

from macros.site.webassembly import binary
from macros.site.webassembly.binary import (
    CALL,
    CALL_INDIRECT,
    CODE,
    END,
    LOCAL_GET,
    NOP,
    TYPES,
    Function,
    Section,
    Signature,
)

# A function longer than 500 bytes is never built into another (V8's --wasm-inlining-max-size).
FILLER = bytes([NOP]) * 512
# The place in the table, which an indirect call takes last.
INDEX = b"\x7f"
# What stands behind the instruction: the signature and the table.
Meant = bytes


def detoured(module: bytes) -> bytes:
    """The same module, with a detour for each indirect call. Raises ValueError if it cannot be read."""
    parts = binary.sections(module)
    content = {part.kind: part.content for part in parts}
    bodies = binary.bodies(content[CODE])
    detours: dict[Meant, int] = {}
    first = binary.first_of_its_own(module) + len(bodies)
    code = binary.listed(binary.sized(_changed(body, detours, first)) for body in bodies)
    changed = binary.joined(Section(CODE, code) if part.kind == CODE else part for part in parts)
    given = binary.signatures(content[TYPES])
    return binary.with_functions(changed, [_detour(given, meant) for meant in detours])


def _changed(body: bytes, detours: dict[Meant, int], first: int) -> bytes:
    """A function whose indirect calls call the detours, which are counted from ``first``."""
    made, kept = [], 0
    for at, end in binary.instructions(body):
        if body[at] == CALL_INDIRECT:
            detour = detours.setdefault(body[at + 1 : end], first + len(detours))
            made += [body[kept:at], bytes([CALL]), binary.number(detour)]
            kept = end
    return b"".join([*made, body[kept:]])


def _detour(given: list[Signature], meant: Meant) -> Function:
    """The function that makes a call: what it takes is passed on in the same order."""
    called = given[binary.read(meant, 0)[0]]
    takes = called.takes + INDEX
    passed_on = b"".join(bytes([LOCAL_GET]) + binary.number(at) for at in range(len(takes)))
    body = binary.number(0) + FILLER + passed_on + bytes([CALL_INDIRECT]) + meant + bytes([END])
    return Function(Signature(takes, called.returns), body)
