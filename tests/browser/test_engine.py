"""The engine's life on the page: behind a plain server, in idle time, and out of sight."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from macros.site.server import Served, Server
from tests.browser import brotli_server
from tests.browser.conftest import OpenForm, whole_browser
from tests.browser.form import START, FormPage
from tests.browser.plain_server import PlainServer
from tests.content.examples import saved

FORM = "return-to-work"
# What travels as brotli where the server has it.
UNPACKED = {"pyodide.unpacked.wasm", "python.unpacked.bin"}
HIDE = "Object.defineProperty(document, 'hidden', {get: () => true, configurable: true})"
SHOW = "delete document.hidden"
TELL = "document.dispatchEvent(new Event('visibilitychange'))"


def opened(form: FormPage, folder: Path) -> FormPage:
    """The form with an example in it."""
    file = folder / "saved.samtale.json"
    file.write_text(saved(FORM, "nb"), encoding="utf-8")
    form.open_file(file)
    return form


def test_every_file_behind_a_server_that_knows_and_compresses_nothing(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    answers: list[Response] = []
    with PlainServer(Served.of(site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Not the fixture's server: its origin is the only one that the context lets through.
        context.unroute_all()
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"{server.url}nb/forms/{FORM}/")
        form = opened(FormPage(page), tmp_path)
        form.preview()
        for action, begin in (("docx", b"PK"), ("pdf", b"%PDF"), ("text", b"")):
            assert form.download(f"download-{action}", tmp_path).read_bytes().startswith(begin)
        server.shutdown()
    kinds = {answer.url.rpartition(".")[2]: answer.headers for answer in answers if "/engine/" in answer.url}
    assert kinds["bin"]["content-type"] == "application/octet-stream"
    assert not [answer.url for answer in answers if answer.status >= 400]
    assert not [kind for kind, headers in kinds.items() if "content-encoding" in headers]
    assert not [answer.url for answer in answers if ".unpacked." in answer.url]


def test_before_the_first_touch_all_is_fetched_and_nothing_started(context: BrowserContext, server: Server) -> None:
    fetched: list[str] = []
    page = context.new_page()
    page.on("requestfinished", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"{server.url}nb/forms/{FORM}/")
    form = FormPage(page)
    for _ in range(200):
        page.wait_for_timeout(100)
        if {"pyodide.asm.js", "python.bin", "pyodide.bin", f"{FORM}.json"} <= set(fetched):
            break
    expect(form.element).to_have_attribute("data-engine", "idle")
    before = len(fetched)
    form.element.evaluate("(form) => form.engine.wake()")
    form.wait_for_engine()
    assert not [name for name in fetched[before:] if name.endswith((".bin", ".asm.js"))]


def test_what_went_wrong_before_the_first_touch_is_tried_again_then(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    context.route("**/engine.json", lambda route: route.fulfill(status=503, body=""))
    with page.expect_response("**/engine.json") as told:
        page.goto(f"{server.url}nb/forms/{FORM}/")
    assert told.value.status == 503
    page.wait_for_timeout(300)
    form = FormPage(page)
    expect(form.element).to_have_attribute("data-engine", "idle")
    expect(page.locator("[data-engine-failed]")).to_be_hidden()
    context.unroute("**/engine.json")
    form.element.evaluate("(form) => form.engine.wake()")
    form.wait_for_engine()


def test_a_guide_needs_no_worker(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(f"{server.url}nb/guides/{FORM}/")
    page.wait_for_timeout(1_000)
    assert not [worker.url for worker in page.workers if worker.url.endswith("/worker.js")]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("compresses", "taken"),
    [
        (brotli_server.beforehand, UNPACKED),
        # Asked for, but not taken: they come as large as they are.
        (brotli_server.on_the_way, {"pyodide.bin", "python.bin"}),
    ],
    ids=["what lies beside", "what it compresses itself"],
)
def test_brotli_is_taken_from_a_server_that_has_it(
    context: BrowserContext, site: Path, compresses: Callable[[Path], bool], taken: set[str]
) -> None:
    answers: list[Response] = []
    finished: list[str] = []
    with brotli_server.BrotliServer(Served.of(site), compresses) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.on("requestfinished", lambda request: finished.append(request.url.rpartition("/")[2]))
        page.goto(f"{server.url}nb/forms/{FORM}/")
        form = FormPage(page)
        form.element.evaluate("(form) => form.engine.wake()")
        form.wait_for_engine()
        assert form.element.evaluate("(form) => form.engine.progress") == 1
        server.shutdown()
    assert {answer.url.rpartition("/")[2] for answer in answers} >= UNPACKED
    assert {name for name in finished if name.endswith((".bin", ".wasm"))} == taken


@pytest.mark.slow
def test_chromium_keeps_what_it_has_compiled(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """From a megabyte on. A Word file alone comes to half of it; the makeweight is the rest."""
    profile = tmp_path / "profile"
    with brotli_server.BrotliServer(Served.of(site), brotli_server.beforehand) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        launch = chromium.browser_type.launch_persistent_context
        with launch(profile, executable_path=whole_browser(), args=["--no-sandbox"]) as context:
            page = context.new_page()
            page.goto(f"{server.url}nb/forms/{FORM}/")
            opened(FormPage(page), tmp_path).download("download-docx", tmp_path)
            kept: list[Path] = []
            for _ in range(100):
                page.wait_for_timeout(100)
                kept = [file for file in profile.rglob("*") if "Code Cache" in str(file) and largest(file)]
                if kept:
                    break
        server.shutdown()
    assert kept


def largest(file: Path) -> bool:
    """Whether it can only be a compiled module: all scripts together make less."""
    return file.is_file() and file.stat().st_size > 400_000


def test_late_archives_come_in_idle_time_after_the_first_preview(open_form: OpenForm, tmp_path: Path) -> None:
    form = opened(open_form("nb", FORM), tmp_path)
    asked: list[str] = []
    form.page.on("request", lambda request: asked.append(request.url))
    with form.page.expect_event("requestfinished", lambda request: request.url.endswith("/pdf.bin"), timeout=START):
        form.preview()
    before = len(asked)
    assert form.download("download-pdf", tmp_path).read_bytes().startswith(b"%PDF")
    assert not [url for url in asked[before:] if url.endswith("/pdf.bin")]


def pass_time(page: Page, minutes: int) -> None:
    page.evaluate(f"{HIDE}; {TELL}")
    page.clock.fast_forward(minutes * 60_000)
    page.evaluate(f"{SHOW}; {TELL}")


@pytest.mark.slow
def test_out_of_sight_python_is_ended_and_comes_back_unnoticed(open_form: OpenForm, tmp_path: Path) -> None:
    form: Any = open_form("nb", FORM)
    form.page.clock.install()
    form.page.reload()
    opened(form, tmp_path).preview()
    pass_time(form.page, 5)
    expect(form.element).to_have_attribute("data-engine", "ready")
    pass_time(form.page, 11)
    expect(form.element).to_have_attribute("data-engine", "idle")
    form.page.locator("[data-preview]").evaluate("(preview) => preview.replaceChildren()")
    form.preview()
    assert form.download("download-docx", tmp_path).read_bytes().startswith(b"PK")
