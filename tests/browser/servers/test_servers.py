"""The archive, unpacked behind real web servers and behind ours, at the root and below a path."""

import gzip
import http.client
import re
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

import brotli
import docx
import pytest
from playwright.sync_api import Browser, expect

from macros.site import compressed, policy, release, servers
from tests.browser.form import FormPage
from tests.browser.servers.running import SERVERS, Setup, running
from tests.content.examples import example

# One worker: unpacking the archive and a server for each case are enough to do once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("servers")]
PREFIXES = ("/", "/hr/samtaler/")
CASES = [(name, prefix) for name in SERVERS for prefix in PREFIXES if (name, prefix) != ("apache-alias", "/")]
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
VERSIONS = {"nginx": ["/usr/sbin/nginx", "-v"], "Apache": ["/usr/sbin/apache2", "-v"], "Caddy": ["caddy", "version"]}


class Client:
    """Asks over one connection, and follows nobody."""

    def __init__(self, setup: Setup) -> None:
        self._prefix = setup.prefix
        self._connection = http.client.HTTPConnection("127.0.0.1", setup.port, timeout=20)

    def close(self) -> None:
        self._connection.close()

    def get(self, path: str, encodings: str = "identity") -> tuple[int, Message, bytes]:
        self._connection.request("GET", quote(self._prefix + path), headers={"Accept-Encoding": encodings})
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.fixture(scope="module")
def archive(site: Path) -> Iterator[Path]:
    """The archive, unpacked where servers may read that run as somebody else."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "samtaleguide.zip"
        release.write_zip(path, release.contents(site), 1_800_000_000)
        zipfile.ZipFile(path).extractall(folder)
        yield Path(folder) / "samtaleguide"


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]} at {case[1]}")
def setup(request: pytest.FixtureRequest, archive: Path) -> Iterator[Setup]:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with running(request.param[0], archive, Path(folder) / "server", request.param[1]) as setup:
            yield setup


@pytest.fixture
def client(setup: Setup) -> Iterator[Client]:
    with closing(Client(setup)) as client:
        yield client


@pytest.fixture(scope="module")
def wanted(archive: Path) -> dict[str, str]:
    """The headers of every answer."""
    return policy.headers(archive / "site")


def sent(archive: Path) -> list[str]:
    """What a server is to send: not the compressed twins, nor what is meant for servers."""
    folder = archive / "site"
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path for path in files if Path(path).suffix in policy.TYPES]


def check_headers(headers: Message, wanted: dict[str, str], caching: str) -> None:
    """Each header stands there once, and says what the policy says."""
    for name, value in {**wanted, "Cache-Control": caching}.items():
        assert headers.get_all(name) == [value]


def test_every_file(client: Client, archive: Path, wanted: dict[str, str]) -> None:
    paths = sent(archive)
    assert {Path(path).suffix for path in paths} == set(policy.TYPES)
    for path in paths:
        status, headers, body = client.get(path)
        assert (status, body) == (200, (archive / "site" / path).read_bytes()), path
        assert headers.get_all("Content-Type") == [policy.TYPES[Path(path).suffix]], path
        assert headers["Content-Encoding"] is None, path
        check_headers(headers, wanted, policy.caching(path))


def test_every_page_by_its_address(client: Client, archive: Path, wanted: dict[str, str]) -> None:
    pages = [path for path in sent(archive) if path.endswith("index.html")]
    assert pages
    for path in pages:
        status, headers, body = client.get(path.removesuffix("index.html"))
        assert (status, body) == (200, (archive / "site" / path).read_bytes()), path
        assert headers["Content-Type"] == policy.TYPES[".html"], path
        check_headers(headers, wanted, policy.ASK_AGAIN)


@pytest.mark.parametrize(("encodings", "best"), [("gzip, deflate, br", "br"), ("gzip", "gzip")])
def test_what_was_compressed_beforehand(
    client: Client, setup: Setup, archive: Path, wanted: dict[str, str], encodings: str, best: str
) -> None:
    if not setup.compresses:
        assert client.get("da/", encodings)[1]["Content-Encoding"] is None
        return
    ending = compressed.ENDINGS[best]
    twins = [path for path in sent(archive) if (archive / "site" / f"{path}{ending}").exists()]
    assert len(twins) > 100
    for path in twins:
        status, headers, body = client.get(path, encodings)
        assert (status, headers["Content-Encoding"]) == (200, best), path
        assert body == (archive / "site" / f"{path}{ending}").read_bytes(), path
        assert UNPACK[best](body) == (archive / "site" / path).read_bytes(), path
        assert headers["Content-Type"] == policy.TYPES[Path(path).suffix], path
        assert headers["Content-Language"] is None, path
        assert "Accept-Encoding" in headers["Vary"], path
        check_headers(headers, wanted, policy.caching(path))
    page = client.get("da/", encodings)
    assert page[1]["Content-Encoding"] == best


WRONG = ["gone", "da/gone/deeper/", "engine/gone/python.bin", ".htaccess", "web.config", "da/x.js.br"]


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_address(client: Client, archive: Path, wanted: dict[str, str], path: str) -> None:
    status, headers, body = client.get(path)
    assert status == 404
    assert body == (archive / "site" / "404.html").read_bytes()
    assert headers["Content-Type"] == policy.TYPES[".html"]
    # What is not there yet must not be remembered as missing, in the engine's folders either.
    check_headers(headers, wanted, policy.ASK_AGAIN)


@pytest.mark.parametrize("path", ["engine/", "da/assets/"])
def test_no_folder_is_listed(client: Client, archive: Path, wanted: dict[str, str], path: str) -> None:
    status, headers, body = client.get(path)
    assert status in (403, 404)
    assert body == (archive / "site" / "404.html").read_bytes()
    check_headers(headers, wanted, policy.ASK_AGAIN)


def test_an_address_without_its_slash(client: Client, setup: Setup, wanted: dict[str, str]) -> None:
    status, headers, _ = client.get("da")
    assert status in (301, 308)
    assert urlsplit(headers["Location"]).path == f"{setup.prefix}da/"
    check_headers(headers, wanted, policy.ASK_AGAIN)


def test_a_form_becomes_a_document(setup: Setup, chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda line: mistakes.append(line.text) if line.type == "error" else None)
    page.goto(f"{setup.url}nb/forms/probation-follow-up/")
    form = FormPage(page)
    form.fill(example("probation-follow-up", "nb"))
    written = docx.Document(str(form.download("download-docx", tmp_path)))
    assert written.tables
    assert form.download("download-pdf", tmp_path).read_bytes().startswith(b"%PDF")
    page.goto(f"{setup.url}nb/")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("prøvetid")
    expect(page.locator(".md-search-result__item > a").first).to_be_visible()
    page.close()
    assert mistakes == []


@pytest.mark.parametrize("name", servers.TESTED)
def test_the_versions_are_those_that_we_name(name: str) -> None:
    made = subprocess.run(VERSIONS[name], capture_output=True, text=True, check=True)
    found = re.search(r"\d+\.\d+", made.stdout + made.stderr)
    assert found
    assert found[0] == servers.TESTED[name], "say in servers.TESTED what was tested"
