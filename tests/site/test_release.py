"""The archive for those who put the site on a server."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from macros.site import archive, compressed, ics_archive, installation, licences, pdf_archive, policy, release
from macros.site.paths import PYODIDE, ROOT

# What shows that a part is in Pyodide's WebAssembly module; of some there is a name only.
INSIDE = {
    "bzip2": b"1.0.6, 6-Sept-2010",
    "cfuhash": b"PyInit__tracemalloc",
    "dtoa": b"PyInit_math",
    "emscripten": b"emscripten_get_heap_size",
    "expat": b"expat_2.6.4",
    "hacl-star": b"Modules/_hacl/",
    "hiwire": b"hiwire_",
    "libffi": b"ffi_call",
    "libmpdec": b"_decimal/libmpdec/",
    "llvm": b"system/lib/libcxxabi/",
    "mersenne-twister": b"PyInit__random",
    "musl": b"pthread_",
    "mimalloc": b"mimalloc: error: ",
    "zlib": b"inflate 1.3.1",
}
# What would bring a licence of its own, and is not there.
NOT_INSIDE = (b"SQLite format 3", b"OpenSSL", b"lzma_code", b"ZSTD_", b"PyInit__lzma", b"PyInit__ssl")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site as small as one can be."""
    site = tmp_path / "site"
    for name, content in {"index.html": "<p>æ</p>" * 999, "404.html": "<p>", "engine/app-1/worker.js": "1"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    return site


def test_compressed_twins_lie_beside_large_files(small: Path) -> None:
    twins = dict(compressed.beside(small))
    assert sorted(twins) == ["index.html.br", "index.html.gz"]
    assert brotli.decompress(twins["index.html.br"]) == (small / "index.html").read_bytes()


def test_the_sums_are_those_of_the_files(small: Path) -> None:
    files = release.contents(small)
    lines = [line.split("  ") for line in files.pop("SHA256SUMS").decode().splitlines()]
    assert [path for _, path in lines] == sorted(files)
    assert all(hashlib.sha256(files[path]).hexdigest() == told for told, path in lines)
    assert {"site/.htaccess", "site/engine/.htaccess", "site/web.config", "site/index.html"} <= set(files)


def test_the_zip_knows_nothing_of_where_and_when(tmp_path: Path) -> None:
    files = {"b.html": b"<p>" * 99, "a/x.br": b"1"}
    for name, order in (("one", files), ("two", dict(reversed(files.items())))):
        (tmp_path / name).mkdir()
        release.write_zip(tmp_path / name / "samtaleguide.zip", order, 1_700_000_001)
    one, two = ((tmp_path / name / "samtaleguide.zip").read_bytes() for name in ("one", "two"))
    assert one == two
    with zipfile.ZipFile(tmp_path / "one" / "samtaleguide.zip") as made:
        assert made.namelist() == ["samtaleguide/a/x.br", "samtaleguide/b.html"]
        assert {entry.external_attr >> 16 for entry in made.infolist()} == {0o644}


def test_the_page_on_the_installation_is_written_in_each_language(small: Path) -> None:
    pages = release.install_files(release.site_files(small))
    assert set(pages) == {f"INSTALL.{id}.html" for id in ("da", "en", "nb")}
    for page in pages.values():
        text = page.decode()
        assert not re.search(r"\{\{|\{%|\|---", text)
        assert all(server in text for server in ("nginx 1.", "Apache 2.", "IIS", "Caddy 2."))
    ids = [set(re.findall(r'id="([^"]+)"', page.decode())) for page in pages.values()]
    assert ids[0] == ids[1] == ids[2]


def test_a_licence_for_everything_that_is_sent() -> None:
    found = {one.name: one for one in licences.all_of_them()}
    sent = {*archive.PACKAGES, *pdf_archive.DISTRIBUTIONS, *ics_archive.DISTRIBUTIONS}
    assert sent | {"pyodide", "cpython", "mkdocs-material", "samtaleguide"} | set(INSIDE) <= set(found)
    for one in found.values():
        assert one.licence, one.name
        assert one.texts, one.name
        assert all(len(text) > 150 for name, text in one.texts.items() if not name.startswith("AUTHORS")), one.name
    # The Danish and Norwegian search, and what they are built on.
    assert b"Lunr languages, `Danish` language" in found["material-scripts"].texts["NOTICES.txt"]
    assert b"Oliver Nightingale" in found["material-scripts"].texts["NOTICES.txt"]


def test_pyodide_holds_what_the_licences_name_and_nothing_else_that_is_known() -> None:
    module = (PYODIDE / "pyodide.asm.wasm").read_bytes()
    assert [part for part, sign in INSIDE.items() if sign not in module] == []
    assert [sign for sign in NOT_INSIDE if sign in module] == []
    script = (PYODIDE / "pyodide.mjs.map").read_text(encoding="utf-8")
    assert "vendor/stackframe/" in script
    assert {file.stem for file in licences.INSIDE_PYODIDE.glob("*.txt")} == {*INSIDE, "stackframe"}


def test_a_right_installation_is_described(site: Path) -> None:
    told = installation.expected(site)
    assert told["headers"] == policy.headers(site)
    files = told["files"]
    assert isinstance(files, list)
    assert files[0]["path"].endswith("/worker.js")
    assert {Path(file["path"]).suffix for file in files} == set(policy.TYPES) - {".map"}


def differing(one: Path, two: Path) -> Iterator[str]:
    """The entries of two archives that are not the same."""
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(two) as second:
        names = [set(made.namelist()) for made in (first, second)]
        yield from sorted(names[0] ^ names[1])
        yield from (name for name in sorted(names[0] & names[1]) if first.read(name) != second.read(name))


@pytest.mark.slow
def test_two_builds_of_one_commit_are_byte_equal(tmp_path: Path) -> None:
    places = {tmp_path / "here": "UTC", tmp_path / "there" / "and deeper": "Pacific/Kiritimati"}
    for folder in places:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
        (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    for folder, zone in places.items():
        environment = os.environ | {"TZ": zone, "LC_ALL": "C", "PYTHONPATH": ""}
        subprocess.run([sys.executable, "-m", "macros.site", "dist"], cwd=folder, env=environment, check=True)
    one, two = (next((folder / "dist").glob("*.zip")) for folder in places)
    assert list(differing(one, two)) == []
    assert one.read_bytes() == two.read_bytes()
