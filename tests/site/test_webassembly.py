"""Pyodide's module is arranged for browsers and does what it did; that Python runs from it is test_runtime.py's."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.site import pyodide
from macros.site.paths import PYODIDE
from macros.site.webassembly import addresses, binary, detours, makeweight
from macros.site.webassembly.binary import CALL_INDIRECT, CODE, CONSTANT, DATA, END, EXPORTS, Section

# Two functions in a table, called by their place in it, with all kinds of what may stand on the way.
TEXT = """
(module
  (type $pair (func (param i32 i64) (result i64)))
  (type $none (func (result f64)))
  (import "env" "given" (func $given (param i32) (result i32)))
  (import "env" "memory" (memory 1))
  (table 4 funcref)
  (elem (i32.const 1) $add $less $third)
  (func $add (param i32 i64) (result i64) (i64.add (i64.extend_i32_s (local.get 0)) (local.get 1)))
  (func $less (param i32 i64) (result i64) (i64.sub (local.get 1) (i64.extend_i32_s (local.get 0))))
  (func $third (result f64) (f64.div (f64.const 1) (f64.const 3)))
  (func (export "asked") (param i32) (result f64) (local i64 f32)
    (local.set 1 (i64.const -9000000000))
    (local.set 2 (f32.const 2.5))
    (memory.fill (i32.const 8) (i32.const 17) (i32.const 4))
    (block $out (block $in (br_table $in $out $in (local.get 0))))
    (f64.add
      (f64.add (call_indirect (type $none) (i32.const 3)) (f64.promote_f32 (local.get 2)))
      (f64.convert_i64_s
        (call_indirect (type $pair) (i32.load offset=8 (i32.const 0)) (local.get 1) (call $given (local.get 0)))))))
"""
RUN = """
const module = new WebAssembly.Module(require("fs").readFileSync(0));
const env = { memory: new WebAssembly.Memory({ initial: 1 }), given: (place) => place };
const { asked, makeweight } = new WebAssembly.Instance(module, { env }).exports;
makeweight?.();
function answer(place) {
  try {
    return asked(place);
  } catch (error) {
    return error.name;
  }
}
console.log(JSON.stringify([0, 1, 2, 3, 9].map(answer)));
"""
# A module that may lie anywhere: it writes two addresses into its data, and one that only the page knows.
ANYWHERE = """
(module
  (import "env" "__memory_base" (global $memory i32))
  (import "env" "__table_base" (global $table i32))
  (import "GOT.mem" "heap" (global $heap (mut i32)))
  (import "env" "memory" (memory 1))
  (data (global.get $memory) "\\ff\\ff\\ff\\ff\\00\\00\\00\\00\\00\\00\\00\\00\\07")
  (func (export "__wasm_apply_data_relocs")
    (i32.store (i32.add (global.get $memory) (i32.const 0)) (i32.add (global.get $memory) (i32.const 12)))
    (i32.store offset=4 (global.get $memory) (i32.sub (global.get $heap) (i32.const 1)))
    (i32.store (i32.add (global.get $memory) (i32.const 8)) (i32.add (global.get $table) (i32.const -3)))
    (i32.store (i32.add (global.get $memory) (i32.const 40)) (i32.add (global.get $table) (i32.const 5))))
  (func (export "at") (param i32) (result i32)
    (i32.load (i32.add (global.get $memory) (local.get 0)))))
"""
WHERE = {"__memory_base": 1024, "__table_base": 1}
READ = """
const module = new WebAssembly.Module(require("fs").readFileSync(0));
const fixed = (value, mutable = false) => new WebAssembly.Global({ value: "i32", mutable }, value);
const env = { __memory_base: fixed(1024), __table_base: fixed(1), memory: new WebAssembly.Memory({ initial: 1 }) };
const { exports } = new WebAssembly.Instance(module, { env, "GOT.mem": { heap: fixed(5000, true) } });
const all = () => [0, 4, 8, 12, 40].map(exports.at);
console.log(JSON.stringify([all(), (exports.__wasm_apply_data_relocs(), all())]));
"""


def assembled(folder: Path, text: str) -> bytes:
    """The module that a text describes."""
    (folder / "text.wat").write_text(text)
    features = [f"--enable-{feature}" for feature in pyodide.FEATURES]
    command = [str(pyodide.NPM / ".bin" / "wasm-as"), *features, str(folder / "text.wat"), "-o", str(folder / "made")]
    subprocess.run(command, check=True)
    return (folder / "made").read_bytes()


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small module with indirect calls."""
    return assembled(tmp_path_factory.mktemp("module"), TEXT)


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small module that may lie anywhere."""
    return assembled(tmp_path_factory.mktemp("anywhere"), ANYWHERE)


@pytest.fixture(scope="module")
def shipped(site: Path) -> bytes:
    """The module as readers get it."""
    (path,) = site.glob(f"engine/*/{pyodide.WASM.replace('.asm', '.unpacked')}")
    return path.read_bytes()


def code(module: bytes) -> list[bytes]:
    (content,) = (part.content for part in binary.sections(module) if part.kind == CODE)
    return binary.bodies(content)


def indirect(body: bytes) -> bool:
    return any(body[at] == CALL_INDIRECT for at, _ in binary.instructions(body))


def told(module: bytes, run: str = RUN) -> list[Any]:
    made = subprocess.run(["node", "-e", run], input=module, check=True, stdout=subprocess.PIPE)
    answer: list[Any] = json.loads(made.stdout)
    return answer


def writing(module: bytes) -> bytes:
    """The function that writes addresses."""
    (exports,) = (part.content for part in binary.sections(module) if part.kind == EXPORTS)
    return code(module)[binary.exported(exports, addresses.WRITING) - binary.first_of_its_own(module)]


def test_numbers_are_read_as_they_are_written() -> None:
    for value in (0, 1, 127, 128, 16_383, 16_384, 7_611_686):
        written = binary.number(value)
        assert binary.read(b"\xff" + written + b"\0", 1) == (value, 1 + len(written))


def test_numbers_of_any_sign_are_read_as_they_are_written() -> None:
    for value in (0, 1, -1, 63, 64, -64, -65, 8192, 2**31 - 1, -(2**31)):
        written = binary.signed(value)
        assert binary.read_signed(b"\xff" + written + b"\0", 1) == (value, 1 + len(written))


def test_a_module_is_put_together_as_it_was() -> None:
    module = (PYODIDE / pyodide.WASM).read_bytes()
    assert binary.joined(binary.sections(module)) == module


def test_every_instruction_of_pyodide_is_known(shipped: bytes) -> None:
    for body in code(shipped):
        *_, (at, end) = binary.instructions(body)
        assert (body[at], end) == (END, len(body))


def test_what_is_not_known_is_refused(module: bytes) -> None:
    with pytest.raises(ValueError, match="Not a WebAssembly module"):
        binary.sections(b"\x1f\x8b\x08\0")
    vectors = Section(CODE, binary.listed([binary.sized(b"\0\xfd\x0c\x0b")]))
    with pytest.raises(ValueError, match="0xfd"):
        detours.detoured(binary.joined([vectors if part.kind == CODE else part for part in binary.sections(module)]))


def test_addresses_are_in_the_data_from_the_start(anywhere: bytes) -> None:
    before, after = told(anywhere, READ)
    assert before == [-1, 0, 0, 7, 0]
    assert after == [1036, 4999, -2, 7, 6]
    changed = addresses.written_out(anywhere, WHERE)
    # What only the page knows, and what lies behind the data, is still written when Python starts.
    assert told(changed, READ) == [[1036, 0, -2, 7, 0], after]
    assert [len(list(binary.instructions(writing(made)))) for made in (anywhere, changed)] == [27, 9]


def test_a_module_that_lies_otherwise_is_refused(module: bytes, anywhere: bytes) -> None:
    with pytest.raises(ValueError, match="Not imported: __memory_base, __table_base"):
        addresses.written_out(module, WHERE)
    with pytest.raises(ValueError, match="Not exported: __wasm_apply_data_relocs"):
        addresses.written_out(module, {})
    with pytest.raises(ValueError, match="not in one piece at a known place"):
        addresses.written_out(anywhere, {"__table_base": 1})


def test_what_is_shipped_lies_where_its_script_says(shipped: bytes) -> None:
    assert pyodide.begins() == WHERE
    assert len(writing(shipped)) < 100
    (data,) = (part.content for part in binary.sections(shipped) if part.kind == DATA)
    assert data.startswith(bytes([1, 0, CONSTANT, *binary.signed(WHERE["__memory_base"]), END]))


def test_a_detour_leads_to_the_same_place(module: bytes) -> None:
    changed = detours.detoured(module)
    assert changed != module
    answers = told(module)
    assert told(changed) == answers
    assert len(set(map(str, answers))) > 2
    assert "RuntimeError" in answers
    # Two signatures, so two detours; the functions that were there call nobody indirectly any more.
    before, after = code(module), code(changed)
    assert [indirect(body) for body in after] == [False] * len(before) + [True] * 2


def test_what_is_shipped_makes_a_detour_that_is_not_built_in(shipped: bytes) -> None:
    calling = [body for body in code(shipped) if indirect(body)]
    assert 10 < len(calling) < 100
    assert min(map(len, calling)) > 500


def test_the_makeweight_does_nothing_else(module: bytes, shipped: bytes) -> None:
    heavier = makeweight.weighted(module)
    assert told(heavier) == told(module)
    assert pyodide.names(heavier).exports == (*pyodide.names(module).exports, makeweight.NAME)
    assert makeweight.NAME in pyodide.names(shipped).exports
