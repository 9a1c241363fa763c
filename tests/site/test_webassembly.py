"""Pyodide's module is arranged for browsers and does what it did; that Python runs from it is test_runtime.py's."""

import json
import subprocess
from pathlib import Path

import pytest

from macros.site import pyodide
from macros.site.paths import PYODIDE
from macros.site.webassembly import binary, detours, makeweight
from macros.site.webassembly.binary import CALL_INDIRECT, CODE, END, Section

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


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small module with indirect calls."""
    folder = tmp_path_factory.mktemp("module")
    (folder / "text.wat").write_text(TEXT)
    features = [f"--enable-{feature}" for feature in pyodide.FEATURES]
    command = [str(pyodide.NPM / ".bin" / "wasm-as"), *features, str(folder / "text.wat"), "-o", str(folder / "made")]
    subprocess.run(command, check=True)
    return (folder / "made").read_bytes()


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


def told(module: bytes) -> list[float | str]:
    made = subprocess.run(["node", "-e", RUN], input=module, check=True, stdout=subprocess.PIPE)
    answer: list[float | str] = json.loads(made.stdout)
    return answer


def test_numbers_are_read_as_they_are_written() -> None:
    for value in (0, 1, 127, 128, 16_383, 16_384, 7_611_686):
        written = binary.number(value)
        assert binary.read(b"\xff" + written + b"\0", 1) == (value, 1 + len(written))


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
