import gzip
import io
import zipfile
from pathlib import Path

import pytest

from forms.engine.writers import pdf_fonts
from macros.site import archive, pdf_archive


@pytest.mark.parametrize(
    "module",
    ["json", "csv", "uuid", "encodings.idna", "encodings.cp1252", "codecs", "traceback", "asyncio.base_events"],
)
def test_what_is_imported_late_goes_along(module: str) -> None:
    assert module in archive.recorded("python")


@pytest.mark.parametrize("module", ["unittest", "pdb", "xmlrpc.client", "test", "http.server"])
def test_what_no_form_needs_stays(module: str) -> None:
    assert module not in archive.recorded("python")


@pytest.mark.parametrize(
    ("name", "module"), [("csv.py", "csv"), ("json/__init__.py", "json"), ("a/b.py", "a.b"), ("a/__init__.pyc", "a")]
)
def test_files_hold_modules(name: str, module: str) -> None:
    assert archive.module(name) == module


@pytest.mark.parametrize("made", ["python", "pdf", "ics"])
def test_every_recorded_module_is_found(made: str) -> None:
    found = {archive.module(name) for name, _ in archive.standard_library(archive.recorded(made))}
    assert found == archive.recorded(made)


def test_all_parts_are_there() -> None:
    names = [name for name, _ in archive.sources()]
    for name in ("os.py", "jinja2/debug.py", "markupsafe/_native.py", "forms/engine/service.py"):
        assert name in names
    assert len(names) == len(set(names))
    assert not [name for name in names if name.startswith("forms/authoring") or ".so" in name]


def test_equal_files_give_equal_bytes(tmp_path: Path) -> None:
    files = [("a.py", b"x = 1\n"), ("t/a.html", b"<p>")]
    first, second = archive.build(files), archive.build(files)
    assert first == second
    assert archive.pack(first) == archive.pack(second)
    assert gzip.decompress(archive.pack(first)) == first


def test_sources_become_bytecode() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.build([("a.py", b"x = 1\n"), ("a.html", b"<p>")]))) as made:
        assert sorted(made.namelist()) == ["a.html", "a.pyc"]
        assert {info.compress_type for info in made.infolist()} == {zipfile.ZIP_STORED}


def test_what_a_pdf_needs_comes_apart() -> None:
    first, later = ({name for name, _ in made.sources()} for made in (archive, pdf_archive))
    assert first.isdisjoint(later)
    for name in ("fpdf/fpdf.py", "fpdf/data/color_profiles/sRGB2014.icc", "unittest/mock.py"):
        assert name in later
    assert {name.split("/")[1] for name in later if name.startswith("licences/")} == set(pdf_archive.DISTRIBUTIONS)


def test_fonts_need_no_unpacking() -> None:
    fonts = dict(pdf_archive.fonts())
    assert b"lzma" not in b"".join(content[:200] for content in fonts.values())
    assert len(fonts) == 6


def test_everyday_fonts_are_cut_by_the_build() -> None:
    made: dict[str, dict[str, bytes]] = {}
    exec(dict(pdf_archive.fonts())["everyday_fonts.py"], made)
    assert made["FONTS"] == {key: pdf_fonts.everyday(key) for key in pdf_fonts.KEYS}
    assert sum(map(len, made["FONTS"].values())) < 100_000
