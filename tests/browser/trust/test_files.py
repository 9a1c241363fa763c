"""What comes in from files and goes out on paper: F19 and F23. (F16 and F17 are in ../accessibility.)"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.browser.paper import flat, printed
from tests.content.examples import catalogue, saved

Scheme = Literal["dark", "light"]
Forced = Literal["active", "none"]
FORM = "probation-follow-up"
NAME = "employee_name"
WORD = "word/document.xml"
MEGABYTE = 1_000_000
# So long may a page not answer, in milliseconds; an empty page's own jitter is a tenth of it.
BLOCKED = 200
TRIES = 3
# Notes how long the page was deaf at most: a timer that should come every few milliseconds.
TICKING = """() => {
  let last = performance.now();
  window.deaf = 0;
  setInterval(() => {
    const now = performance.now();
    window.deaf = Math.max(window.deaf, now - last);
    last = now;
  }, 5);
}"""


def zipped(**parts: bytes) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_answers(answers: str) -> bytes:
    """A save file whose answers are written by hand, so that they may be what no writer writes."""
    return json.dumps(json.loads(saved(FORM, "nb")) | {"answers": None}).replace("null", answers).encode()


# The file, and the word that the page says of it.
USELESS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "truncated": ("cut.samtale.json", lambda: saved(FORM, "nb").encode()[:-20], "form-file-unreadable"),
    "not ours": ("list.json", lambda: b"[1, 2, 3]", "form-file-unreadable"),
    "no text": ("picture.json", lambda: bytes(range(256)) * 40, "form-file-unreadable"),
    "empty": ("empty.json", lambda: b"", "form-file-unreadable"),
    "50 MB of answers": (
        "large.json",
        lambda: with_answers('{"a": "' + "x" * 50 * MEGABYTE + '"}'),
        "form-file-too-large",
    ),
    "50 MB of Word": ("large.docx", lambda: b"PK\x03\x04" + bytes(50 * MEGABYTE), "form-file-too-large"),
    "100,000 deep": ("deep.json", lambda: with_answers("[" * 100_000 + "]" * 100_000), "form-file-unreadable"),
    "deep answer": ("deep.json", lambda: with_answers('{"a":' * 20_000 + "1" + "}" * 20_000), "form-file-unreadable"),
    "from the future": (
        "new.json",
        lambda: saved(FORM, "nb").replace('"version": 1', '"version": 9').encode(),
        "form-file-newer",
    ),
    "another form's": ("other.json", lambda: saved("evaluation", "nb").encode(), "form-file-other-form"),
    "somebody's Word file": ("letter.docx", lambda: zipped(**{WORD: b"<w:document/>"}), "reopen-nothing-inside"),
    "no Word file": ("archive.zip", lambda: zipped(**{"../../etc/passwd": b"root"}), "reopen-no-word-file"),
    "a torn Word file": ("torn.docx", lambda: zipped(**{WORD: b"<w:document/>"})[:-30], "open-damaged"),
    "zip bomb": (
        "bomb.docx",
        lambda: zipped(**{WORD: b"<w:document/>", "customXml/item1.xml": bytes(100 * MEGABYTE)}),
        "open-too-large",
    ),
}


@pytest.fixture
def busy(open_form: OpenForm) -> FormPage:
    """A form with text in it."""
    form = open_form("nb", FORM)
    form.control(NAME).fill("Det som står her")
    form.wait_for_engine()
    return form


def said(word: str) -> str:
    """The part of a message that has no names in it."""
    text = catalogue().content.words[word]["nb"]
    return max(text.replace("{", "}").split("}")[::2], key=len).strip()


def deaf_while(form: FormPage, file: Path, message: str) -> float:
    """Open a file until a message says so; for how many milliseconds the page was deaf at most."""
    form.page.evaluate("window.deaf = 0")
    form.open_file(file)
    expect(form.page.locator("[data-message]"), file.name).to_contain_text(message, timeout=START)
    return float(form.page.evaluate("window.deaf"))


def test_f19_files_of_no_use(busy: FormPage, tmp_path: Path, mistakes: list[str]) -> None:
    busy.page.evaluate(TICKING)
    for case, (name, make, word) in USELESS.items():
        (tmp_path / name).write_bytes(make())
        # The machine may be busy with something else, but hardly each time.
        deaf = [deaf_while(busy, tmp_path / name, said(word)) for _ in range(TRIES)]
        expect(busy.control(NAME), case).to_have_value("Det som står her")
        assert min(deaf) < BLOCKED, case
    # Python lives: it checks, as if nothing had been.
    busy.errors()
    assert mistakes == []


def test_f19_a_good_file_asks_first_and_can_be_undone(busy: FormPage, tmp_path: Path) -> None:
    file = tmp_path / "good.samtale.json"
    file.write_text(saved(FORM, "nb"), encoding="utf-8")
    before = busy.control(NAME)
    busy.page.locator("[data-file]").set_input_files(file)
    expect(busy.page.locator("[data-opening]")).to_be_visible()
    expect(before).to_have_value("Det som står her")
    busy.page.locator('[data-opening] button[value="continue"]').click()
    expect(before).not_to_have_value("Det som står her")
    busy.page.locator("[data-message] button").click()
    expect(before).to_have_value("Det som står her")


def test_f19_names_that_javascript_knows(busy: FormPage, tmp_path: Path) -> None:
    file = tmp_path / "proto.json"
    file.write_bytes(with_answers('{"__proto__": {"polluted": "yes"}, "constructor": "x", "toString": "y"}'))
    busy.open_file(file)
    expect(busy.control(NAME)).to_have_value("")
    assert busy.page.evaluate("({}).polluted === undefined")
    kept = json.loads(busy.download("save-file", tmp_path).read_text(encoding="utf-8"))["answers"]
    assert (kept["constructor"], kept["toString"]) == ("x", "y")


@pytest.mark.parametrize(("scheme", "forced"), [("dark", "none"), ("dark", "active"), ("light", "none")])
def test_f23_the_preview_on_paper(open_form: OpenForm, scheme: Scheme, forced: Forced) -> None:
    form = open_form("nb", FORM)
    form.page.emulate_media(color_scheme=scheme, forced_colors=forced)
    long = "Donaudampfschiff" * 40
    answers = json.loads(saved(FORM, "nb"))["answers"]
    form.fill(answers | {"actions": [row | {"what": long} for row in answers["actions"][:1]]})
    form.preview()
    form.page.evaluate("window.print = () => {}")
    form.click("print")
    form.page.emulate_media(media="print", color_scheme=scheme, forced_colors=forced)
    sheet = form.page.locator(".sf-sheet")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
    if forced == "none":
        expect(form.page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(sheet.locator("p").nth(1)).to_have_css("color", "rgb(0, 0, 0)")
    sheets = printed(form.page)
    assert long in flat("".join(sheets))
    assert len(sheets) <= 6
