"""What tips the scale: Chromium keeps compiled WebAssembly from a megabyte on.

Functions that are called often it compiles once more, with care, and keeps these for the next visit as soon as they
come to a megabyte (V8's --wasm-caching-hard-threshold). A form and its Word file come to half of one, so that each
visit would do so anew. What is added here does nothing, is compiled in no time, and is large. The worker calls it after
the first answer, and the next visit finds all that was compiled with care.
"""

from macros.site.webassembly import binary
from macros.site.webassembly.binary import CALL, CODE, CONSTANT, END, LOCAL_GET, Function, Signature

NAME = "makeweight"
INTEGER, LONG = b"\x7f", b"\x7e"
# A number becomes a fraction and a number again, without a sign: two bytes here, a hundred on Intel's processors.
CONVERSIONS = b"\xba\xb1"
EACH, FUNCTIONS = 800, 8
# So often they have to be called (V8's --wasm-tiering-budget, by their size), and some times more.
TIMES = 250
LOOP, BRANCH_IF, DROP, LOCAL_SET, LOCAL_TEE, LONG_CONSTANT, LESS = b"\x03\x0d\x1a\x21\x22\x42\x6b"


def weighted(module: bytes) -> bytes:
    """The module with an export that does nothing but make it heavier. Raises ValueError if it cannot be read."""
    (code,) = (part.content for part in binary.sections(module) if part.kind == CODE)
    first = binary.first_of_its_own(module) + binary.read(code, 0)[0]
    body = bytes([0, LOCAL_GET, 0]) + CONVERSIONS * EACH + bytes([END])
    weights = [Function(Signature(LONG, LONG), body)] * FUNCTIONS
    return binary.with_functions(module, [*weights, _caller(first)], {NAME: first + FUNCTIONS})


def _caller(first: int) -> Function:
    """Calls all of them, again and again."""
    once = [bytes([LONG_CONSTANT, 0, CALL, *binary.number(first + at), DROP]) for at in range(FUNCTIONS)]
    begin = bytes([1, 1, *INTEGER, CONSTANT, *binary.signed(TIMES), LOCAL_SET, 0, LOOP, 0x40])
    again = bytes([LOCAL_GET, 0, CONSTANT, 1, LESS, LOCAL_TEE, 0, BRANCH_IF, 0, END, END])
    return Function(Signature(b"", b""), begin + b"".join(once) + again)
