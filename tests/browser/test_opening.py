"""Opening files: the next conversation, two parties, one form from another, with nothing but files between them."""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from pypdf import PdfReader

from forms.authoring.letterhead import read as letterhead_of
from forms.engine.compose import compose, spec_of
from forms.engine.letterhead import packed
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from macros.site.server import Server
from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.browser.test_documents import parts, today
from tests.content.examples import COUNTRY, catalogue, example, saved
from tests.engine.letterheads import changed, letterhead

Elsewhere = Callable[..., FormPage]
NAME = "employee_name"
PROBATION = "probation-follow-up"
CHAIN = ["preparation", "formal-summons", "formal-minutes", "hearing-letter", "action-plan", "evaluation"]


@pytest.fixture
def elsewhere(chromium: Browser, server: Server) -> Iterator[Elsewhere]:
    """Open a form on a computer that knows nothing of the others: only files get there."""
    computers: list[BrowserContext] = []

    def opened(edition: str, form: str) -> FormPage:
        computers.append(chromium.new_context(viewport={"width": 1280, "height": 900}))
        page: Page = computers[-1].new_page()
        page.goto(f"{server.url}{edition}/forms/{form}/")
        return FormPage(page)

    yield opened
    for computer in computers:
        computer.close()


def word(id: str, edition: str, **values: str) -> str:
    """One of the project's words."""
    return catalogue().content.words[id][edition].format(**values)


def written(folder: Path, name: str, content: str) -> Path:
    """A save file on disk."""
    file = folder / f"{name}.samtale.json"
    file.write_text(content, encoding="utf-8")
    return file


def answers_in(file: Path) -> dict[str, Any]:
    """The answers in a save file."""
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["answers"]
    return found


def part(form: FormPage, name: str) -> Locator:
    """One part of the report."""
    return form.report().locator(f'[data-part="{name}"]')


def complete(form: FormPage, answers: dict[str, Any], here: dict[str, Any]) -> None:
    """Fill in what is not there yet, as far as it shows."""
    for name, value in answers.items():
        first = form.page.locator(f'[data-field="{name}"]').first
        if name not in here and first.is_visible():
            form.fill({name: value})


def test_from_the_notebook_to_the_summary(elsewhere: Elsewhere, tmp_path: Path) -> None:
    diary = elsewhere("da", "notebook")
    entries = [{"text": "Alle spiser frokost sammen.", "share": True}, {"text": "KUN TIL MIG"}]
    diary.fill({NAME: "Medarbejder Eksempel", "entries": entries})
    file = diary.download("share-file", tmp_path)
    summary = elsewhere("da", "new-employee-summary")
    summary.fill({"unit": "Enheden"})
    summary.open_file(file, "take")
    expect(part(summary, "taken").locator("a")).to_have_count(2)
    expect(summary.control("employee_observations")).to_have_value(re.compile("frokost"))
    expect(summary.control("unit")).to_have_value("Enheden")
    assert "KUN TIL MIG" not in summary.page.content()
    summary.page.locator("[data-report-undo]").click()
    expect(summary.page.locator("[data-report]")).to_be_hidden()
    expect(summary.control(NAME)).to_have_value("")
    expect(summary.control("unit")).to_have_value("Enheden")


def test_a_word_file_begins_the_next_conversation(elsewhere: Elsewhere, tmp_path: Path) -> None:
    first = elsewhere("nb", PROBATION)
    answers = json.loads(saved(PROBATION, "nb"))
    answers["answers"]["actions"] = [
        {"id": "a", "what": "Følge med på rapportmøte", "status": "under-way"},
        {"id": "b", "what": "Ferdig ting", "status": "done"},
    ]
    first.open_file(written(tmp_path, "first", json.dumps(answers)))
    plain = first.download("download-docx", tmp_path)
    assert not [name for name in zipfile.ZipFile(plain).namelist() if "customXml" in name]
    first.page.locator("[data-reopenable]").check()
    file = first.download("download-docx", tmp_path)
    assert "Eksempel" not in file.name
    changed(file, "word/document.xml", "Følge med", "Delta")
    second = elsewhere("nb", PROBATION)
    second.page.locator("[data-file]").set_input_files(file)
    dialog = second.page.locator("[data-opening]")
    expect(dialog).to_contain_text(word("opening-edited", "nb"), timeout=START)
    dialog.locator("button[value=next]").click()
    asks = part(second, "asks").locator("li")
    expect(asks.first).to_contain_text("Følge med på rapportmøte")
    expect(second.report()).to_contain_text(word("form-report-left", "nb", count="1"))
    expect(second.control("meeting_number")).to_have_value(str(int(answers["answers"]["meeting_number"]) + 1))
    asks.first.locator("a").click()
    assert second.focused("name") == "actions.0.status"
    second.page.locator('[name="actions.0.status"][value=done]').check()
    expect(asks.first).to_have_attribute("data-answered", "")
    second.page.locator("[data-message] button").click()
    expect(second.control(NAME)).to_have_value("")


def test_two_parties_side_by_side(elsewhere: Elsewhere, tmp_path: Path) -> None:
    mine = elsewhere("en", "return-to-work")
    mine.page.locator("[name=country][value=no]").check()
    mine.fill({NAME: "Employee Example", "how_hours": "Mine about hours", "how_cooperation": "Mine alone"})
    theirs = json.loads(saved("return-to-work", "en"))
    theirs |= {"role": "employee", "audience": "other"}
    theirs["answers"] = {
        NAME: "Employee  Example",
        "how_hours": "Theirs about hours",
        "how_tasks": "Theirs about tasks",
    }
    mine.open_file(written(tmp_path, "theirs", json.dumps(theirs)), "merge")
    conflict = part(mine, "conflicts").locator("li")
    expect(conflict).to_have_count(1)
    expect(part(mine, "added").locator("li")).to_contain_text("Theirs about tasks")
    hours = mine.control("how_hours")
    expect(hours).to_have_value("Mine about hours")
    hours.fill("Mine, written on")
    conflict.locator("input[value=both]").check()
    expect(hours).to_have_value("Mine, written on\n\nTheirs about hours")
    conflict.locator("input[value=theirs]").check()
    expect(hours).to_have_value("Theirs about hours")
    conflict.locator("input[value=mine]").check()
    expect(hours).to_have_value("Mine, written on")
    expect(mine.control("how_tasks")).to_have_value("Theirs about tasks")
    mine.page.locator("[data-report-close]").click()
    expect(mine.page.locator("[data-report]")).to_be_hidden()
    assert "Theirs" in mine.control("how_tasks").input_value()


def test_what_was_deleted_is_in_no_later_file(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("nb")
    form.fill(example(PROBATION, "nb") | {"employee_remarks": "SETNING SOM SLETTES"})
    first, second = tmp_path / "first", tmp_path / "second"
    kinds = ("download-docx", "download-pdf", "save-file")
    before = [unpacked(form.download(kind, first)) for kind in kinds]
    assert all("SETNINGSOMSLETTES" in text for text in before)
    form.control("employee_remarks").fill("")
    form.control("employee_remarks").fill("Noe annet.")
    for kind in kinds:
        assert "SETNINGSOMSLETTES" not in unpacked(form.download(kind, second))


def unpacked(file: Path) -> str:
    """All parts of a Word file, the text of a PDF, or a text file, without spaces."""
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="replace")
    elif file.suffix == ".pdf":
        reader = PdfReader(file)
        content = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    else:
        content = file.read_text(encoding="utf-8")
    return re.sub(r"\s+", "", content)


@pytest.mark.slow
def test_an_older_file_tells_what_has_changed(elsewhere: Elsewhere, tmp_path: Path) -> None:
    old = json.loads(saved(PROBATION, "da"))
    old["form_version"] = "older"
    old["answers"]["gone"] = "Et gammelt svar"
    old["questions"]["gone"] = "Et gammelt spørgsmål"
    old["questions"][NAME] = "Hvem taler vi om?"
    del old["questions"]["unit"]
    form = elsewhere("da", PROBATION)
    form.open_file(written(tmp_path, "old", json.dumps(old)))
    expect(part(form, "gone")).to_contain_text("Et gammelt svar")
    expect(part(form, "reworded")).to_contain_text("Hvem taler vi om?")
    expect(part(form, "fresh").locator("li")).to_have_count(1)
    expect(form.page.locator("[data-extra]")).to_contain_text("Et gammelt spørgsmål")
    assert answers_in(form.download("save-file", tmp_path))["gone"] == "Et gammelt svar"


@pytest.mark.slow
def test_files_that_are_of_no_use_change_nothing(elsewhere: Elsewhere, tmp_path: Path) -> None:
    form = elsewhere("en", "new-employee-summary")
    form.fill({"unit": "kept"})
    plain = tmp_path / "plain.docx"
    letterhead(plain)
    form.open_file(plain)
    expect(form.page.locator("[data-message]")).to_contain_text(word("reopen-nothing-inside", "en"), timeout=START)
    (tmp_path / "cut.docx").write_bytes(plain.read_bytes()[:500])
    form.open_file(tmp_path / "cut.docx")
    expect(form.page.locator("[data-message]")).to_contain_text(word("open-damaged", "en"))
    form.open_file(written(tmp_path, "other", saved("evaluation", "en")))
    title = catalogue().forms["evaluation"].title["en"]
    expect(form.page.locator("[data-message]")).to_contain_text(title)
    empty = json.loads(saved("notebook", "en")) | {"answers": {}}
    form.open_file(written(tmp_path, "empty", json.dumps(empty)), "take")
    said = word("form-file-nothing-taken", "en", name="empty.samtale.json")
    expect(form.page.locator("[data-message]")).to_have_text(said)
    form.page.locator("[data-file]").set_input_files(written(tmp_path, "own", saved("new-employee-summary", "en")))
    expect(form.page.locator("[data-opening]")).to_be_visible()
    form.page.keyboard.press("Escape")
    expect(form.page.locator("[data-opening]")).to_be_hidden()
    expect(form.control("unit")).to_have_value("kept")


@pytest.mark.slow
def test_the_dates_go_into_a_calendar(elsewhere: Elsewhere, tmp_path: Path) -> None:
    form = elsewhere("da", PROBATION)
    form.click("download-ics")
    expect(form.page.locator("[data-done]")).to_have_text(word("dates-none", "da"), timeout=START)
    form.fill({NAME: "Medarbejder Eksempel", "next_meeting": "12.1.2027"})
    content = form.download("download-ics", tmp_path).read_bytes()
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2027-01-12"
    assert b"Eksempel" not in content


@pytest.mark.slow
def test_the_letterhead_reaches_the_browser(open_form: OpenForm, context: BrowserContext, tmp_path: Path) -> None:
    head = letterhead_of(letterhead(tmp_path / "letterhead.docx"))

    def pointing(route: Route) -> None:
        about = route.fetch().json()
        route.fulfill(json=about | {"letterhead": "letterhead.json"})

    context.route("**/engine.json", pointing)
    context.route("**/letterhead.json", lambda route: route.fulfill(body=packed(head)))
    form = open_form("da")
    form.open_file(written(tmp_path, "one", saved(PROBATION, "da")))
    made = form.download("download-docx", tmp_path).read_bytes()
    definition = catalogue().forms[PROBATION]
    setting = Setting("dk", Words(catalogue().content, "da"), today())
    answers = example(PROBATION, "da")
    document = compose(definition, spec_of(definition, None, answers, setting), answers, setting)
    assert parts(made) == parts(FORMATS["docx"].write(document, head).content)


@pytest.mark.slow
def test_the_formal_chain_with_nothing_but_files(elsewhere: Elsewhere, tmp_path: Path) -> None:
    edition, file = "da", written(tmp_path, "preparation", saved("preparation", "da"))
    name = answers_in(file)[NAME]
    for id in CHAIN[1:]:
        form = elsewhere(edition, id)
        form.open_file(file, "take")
        form.report()
        expect(form.control(NAME)).to_have_value(name)
        complete(form, example(id, edition), answers_in(form.download("save-file", tmp_path / "begun")))
        form.preview()
        file = form.download("save-file", tmp_path)
    # What the plan agreed on is what the evaluation asks about.
    due = [row["id"] for row in example("action-plan", edition)["actions"] if row["status"] != "done"]
    assert len(answers_in(file)["agreed"]) == len(due)


@pytest.mark.slow
def test_three_meetings_in_a_row_in_two_languages(elsewhere: Elsewhere, tmp_path: Path) -> None:
    first = elsewhere("en", "return-to-work")
    first.fill({"country": COUNTRY["en"]} | example("return-to-work", "en"))
    first.preview()
    file = first.download("save-file", tmp_path)
    for number, edition in ((2, "nb"), (3, "nb")):
        form = elsewhere(edition, "return-to-work")
        form.open_file(file, "next")
        asks = part(form, "asks").locator("[data-ask]")
        expect(asks.first).to_be_visible()
        here = answers_in(form.download("save-file", tmp_path / "begun"))
        open_rows = [
            row for row in answers_in(file)["actions"] if row.get("status") in ("not-started", "under-way", None)
        ]
        assert [row["id"] for row in here["actions"]] == [row["id"] for row in open_rows]
        assert here["meeting_date"] == answers_in(file)["next_meeting"]
        for index in range(len(open_rows)):
            status = "done" if index == 0 else "under-way"
            form.page.locator(f'[name="actions.{index}.status"][value="{status}"]').check()
        complete(form, example("return-to-work", edition) | {"next_meeting": f"1{number}.3.2027"}, here)
        form.page.locator('[data-action="add-row"][data-rows-of="actions"]').click()
        form.fill({"what": f"Ny avtale {number}", "who": "Leder Eksempel"}, prefix=f"actions.{len(open_rows)}.")
        form.preview()
        file = form.download("save-file", tmp_path)
    assert "Ny avtale 3" in str(answers_in(file)["actions"])
