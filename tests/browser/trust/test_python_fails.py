"""F10-F13 and F21: Python does not start, falls, or is asked twice. The text stays safe."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Download, Route, expect

from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.browser.test_form import FORM, NAME, answers
from tests.content.examples import catalogue

LOGIN = "<!doctype html><title>Log on</title><form><input name=user></form>"
TYPED = "Medarbejder Eksempel"
# What a proxy or a server does to the files that Python starts from.
FAILURES: dict[str, tuple[str, dict[str, Any]]] = {
    "F21 a login page for the packed files": ("**/*.bin", {"status": 200, "content_type": "text/html", "body": LOGIN}),
    "F10 no packed files": ("**/*.bin", {"status": 404, "body": ""}),
    "F10 cut on the way": ("**/python.bin", {"status": 200, "body": b"\x1f\x8b\x08\x00cut"}),
    "F10 a script of a wrong type": (
        "**/pyodide.js",
        {"status": 200, "content_type": "text/plain", "body": "export {}"},
    ),
    "F10 no worker": ("**/worker.js", {"status": 404, "body": ""}),
    "F21 a login page for the worker": ("**/worker.js", {"status": 200, "content_type": "text/html", "body": LOGIN}),
    "F21 a login page for the form": (f"**/forms/{FORM}.json", {"status": 200, "body": LOGIN}),
    "F10 no list of files": ("**/engine.json", {"status": 404, "body": ""}),
}


def says_so_and_keeps_the_text(form: FormPage, folder: Path) -> None:
    """A readable message, no endless spinner, and two files that need no Python."""
    form.wait_for_engine("failed")
    expect(form.page.locator("[data-engine-failed]")).to_be_visible()
    expect(form.page.locator("[data-action][aria-busy=true]")).to_have_count(0)
    assert TYPED in form.download("plain-text", folder).read_text(encoding="utf-8")
    assert TYPED in form.download("save-file", folder).read_text(encoding="utf-8")
    expect(form.control(NAME)).to_have_value(TYPED)


def works_again(form: FormPage) -> None:
    """What was asked for is answered once the cause is gone and the reader tries again."""
    form.click("retry-engine")
    expect(form.page.locator("[data-errors]")).to_be_visible(timeout=START)
    expect(form.page.locator("[data-engine-failed]")).to_be_hidden()
    form.wait_for_engine("ready")


@pytest.mark.parametrize(("failing", "sent"), FAILURES.values(), ids=FAILURES.keys())
def test_f10_f21_the_files_do_not_come(
    open_form: OpenForm, context: BrowserContext, tmp_path: Path, failing: str, sent: dict[str, Any]
) -> None:
    context.route(failing, lambda route: route.fulfill(**sent))
    form = open_form("da")
    form.control(NAME).fill(TYPED)
    form.click("preview")
    says_so_and_keeps_the_text(form, tmp_path)
    context.unroute(failing)
    works_again(form)


@pytest.mark.slow
def test_f11_the_header_allows_no_webassembly(open_form: OpenForm, context: BrowserContext, tmp_path: Path) -> None:
    def weaker(route: Route) -> None:
        response = route.fetch()
        policy = response.headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "")
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    context.route("**/worker.js", weaker)
    form = open_form("da")
    form.control(NAME).fill(TYPED)
    form.click("preview")
    says_so_and_keeps_the_text(form, tmp_path)
    context.unroute("**/worker.js")
    form.page.reload()
    form.wait_for_engine("ready")
    expect(form.control(NAME)).to_have_value(TYPED)


@pytest.mark.slow
def test_f21_offline_after_the_page_has_come(open_form: OpenForm, context: BrowserContext, tmp_path: Path) -> None:
    form = open_form("da")
    context.set_offline(True)
    form.control(NAME).fill(TYPED)
    form.click("preview")
    says_so_and_keeps_the_text(form, tmp_path)
    context.set_offline(False)
    works_again(form)


BREAKING = """self.onmessage = ({ data }) => {
  if (data.start) self.postMessage({ ready: true });
  if (data.request) %s;
};"""


@pytest.mark.parametrize(
    "end",
    ["self.postMessage({ failed: 'RangeError: out of memory' })", "nowhere.to.go()"],
    ids=["F12 the interpreter ends", "F12 the worker breaks"],
)
def test_f12_python_falls_while_it_writes(
    open_form: OpenForm, context: BrowserContext, tmp_path: Path, end: str
) -> None:
    context.route("**/worker.js", as_script(BREAKING % end))
    form = open_form("da")
    form.control(NAME).fill(TYPED)
    form.click("download-docx")
    told = catalogue().content.words["form-engine-failure"]["da"].partition("(")[0].strip()
    expect(form.page.locator("[data-done]")).to_contain_text(told, timeout=START)
    says_so_and_keeps_the_text(form, tmp_path)
    context.unroute("**/worker.js")
    form.click("retry-engine")
    form.wait_for_engine("ready")
    form.click("preview")
    expect(form.page.locator("[data-errors]")).to_be_visible(timeout=START)


def as_script(body: str) -> Callable[[Route], None]:
    """Answer with another script under the headers of the real one."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=body)

    return answer


def test_f13_many_clicks_make_one_file_of_what_stood_there(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("nb")
    form.fill(answers("nb"))
    downloads: list[Download] = []
    form.page.on("download", lambda download: downloads.append(download))
    button = form.button("download-docx")
    button.evaluate("(button) => { for (let i = 0; i < 5; i += 1) button.click(); }")
    form.control(NAME).fill("Changed After The Click")
    expect(form.page.locator("[data-done]")).not_to_be_empty(timeout=START)
    form.page.wait_for_timeout(1500)
    assert len(downloads) == 1
    file = tmp_path / "file.docx"
    downloads[0].save_as(file)
    written = "".join(part.text or "" for part in Document(str(file)).element.body.iter() if part.tag.endswith("}t"))
    assert answers("nb")[NAME] in written
    assert "Changed After The Click" not in written
    assert re.search(r"\.docx\b", form.page.locator("[data-done]").inner_text())
