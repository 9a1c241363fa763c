import urllib.error
import urllib.request
from email.message import Message
from urllib.parse import urlsplit

import pytest

from macros.site.server import Server


def get(url: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("path", ["", "da/", "nb/guides/probation/", "en/forms/probation-follow-up/"])
def test_pages(server: Server, path: str) -> None:
    status, headers, body = get(server.url + path)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"
    assert b"<!doctype html>" in body


def test_every_answer_carries_the_policy(server: Server) -> None:
    (worker,) = server.served.folder.glob("engine/app-*/worker.js")
    path = worker.relative_to(server.served.folder).as_posix()
    for address in ("", path, "da/gone", "da"):
        _, headers, _ = get(server.url + address)
        assert "wasm-unsafe-eval" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_engine_files_are_kept_for_ever(server: Server) -> None:
    (packed,) = server.served.folder.glob("engine/*/python.bin")
    path = packed.relative_to(server.served.folder).as_posix()
    _, headers, body = get(server.url + path)
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Encoding"] is None
    assert "immutable" in headers["Cache-Control"]
    assert body[:2] == b"\x1f\x8b"


@pytest.mark.parametrize("path", ["gone", "da/gone/deeper/", "engine/", "da/assets/", "../../etc/passwd"])
def test_a_wrong_address_gets_the_page_for_it(server: Server, path: str) -> None:
    status, _, body = get(server.url + path)
    assert status == 404
    assert body == (server.served.folder / "404.html").read_bytes()


def test_nothing_outside_the_prefix(server: Server) -> None:
    address = urlsplit(server.url)
    assert get(f"http://{address.netloc}/da/")[0] == 404
