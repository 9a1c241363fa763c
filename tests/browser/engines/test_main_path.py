"""The main path, as one reader walks it, in each of the three engines."""

import json
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from macros.site.server import Server
from tests.browser.engines.tab import Tab

pytestmark = pytest.mark.slow

FORM = "probation-follow-up"
STEP = "goals"
NAME = '[name="employee_name"]'
TYPED = {
    "employee_name": "Medarbeider Eksempel på Ås",
    "manager_name": "Leder Eksempel",
    "start_date": "1.9.2026",
    "meeting_number": "3",
    "meeting_date": "18.11.2026",
    "goals_notes": "Vi gikk gjennom målene.\nTo av tre er nådd.",
    "actions.0.what": "Fast prat hver tirsdag",
}
SECOND_ROW = ("actions.1.what", "Besøk hos fysioterapeutene")
SUGGESTED = {"probation_end": "1.3.2027", "next_meeting": "16.12.2026"}
CHOSEN = {
    "told_routines": "yes",
    "authorisation_checked": "not-applicable",
    "training_plan_status": "on-track",
    "signing_method": "paper",
}
TICKED = ("tasks_nothing_to_note", "culture_nothing_to_note", "practical_nothing_to_note")


def button(action: str) -> str:
    return f'.sf-finish [data-action="{action}"]'


def fill(tab: Tab) -> None:
    for name, text in TYPED.items():
        tab.type(f'[name="{name}"]', text)
    # Their coming moves what stands below: a click on the way would miss.
    for name, date in SUGGESTED.items():
        tab.wait(f'[name="{name}"]', f"element.value === '{date}'")
    for name, option in CHOSEN.items():
        tab.press(f'[name="{name}"][value="{option}"]')
    for name in TICKED:
        tab.press(f'[name="{name}"]')
    tab.press('[data-action="add-row"][data-rows-of="actions"]')
    tab.type(f'[name="{SECOND_ROW[0]}"]', SECOND_ROW[1])


def answers(tab: Tab) -> dict[str, str | bool]:
    """What the form holds of it, by the name of the field."""
    texts = {name: tab.ask(f'[name="{name}"]', "element.value") for name in (*TYPED, *SUGGESTED, SECOND_ROW[0])}
    chosen = {name: tab.ask(f'[name="{name}"]:checked', "element.value") for name in CHOSEN}
    return texts | chosen | {name: tab.ask(f'[name="{name}"]', "element.checked") for name in TICKED}


def test_the_main_path(tab: Tab, server: Server, tmp_path: Path) -> None:
    # A manager follows the link to a step, and from there opens the form.
    tab.open(f"{server.url}nb/guides/probation/#{STEP}")
    top = "element.getBoundingClientRect().top"
    tab.wait(f"#{STEP}", f"{top} >= document.querySelector('.md-header').offsetHeight - 1 && {top} < innerHeight / 2")
    tab.press(f'.md-content a[href*="forms/{FORM}/"]')
    tab.wait("samtale-form", "element.matches(':defined')")

    # Too early: what is missing is said, and leads to its fields.
    tab.press(button("preview"))
    tab.wait("[data-errors]", "!element.hidden && element === document.activeElement")
    tab.press('[data-errors] a[href="#field-employee_name"]')
    tab.wait(NAME, "element === document.activeElement && element.getAttribute('aria-invalid') === 'true'")

    fill(tab)
    typed = answers(tab)
    assert typed == TYPED | SUGGESTED | dict([SECOND_ROW]) | CHOSEN | dict.fromkeys(TICKED, True)
    tab.press(button("preview"))
    tab.wait("[data-preview]", f"element.textContent.includes({json.dumps(TYPED['employee_name'])})")
    assert tab.ask("[data-errors]", "element.hidden")

    docx = Document(str(tab.download(button("download-docx"))))
    assert TYPED["employee_name"] in "".join(part.text or "" for part in docx.element.body.iter())
    pdf = PdfReader(tab.download(button("download-pdf")))
    assert TYPED["manager_name"] in pdf.pages[0].extract_text()
    file = tab.download('.sf-bar [data-action="save-file"]')
    assert file.name.endswith(".samtale.json")

    # The draft is there again.
    tab.wait("samtale-form", "element.dataset.draft === 'saved'")
    tab.reload()
    tab.wait(NAME, f"element.value === {json.dumps(TYPED['employee_name'])}")
    assert answers(tab) == typed

    # And so is the file, after the draft has gone.
    tab.press('.sf-finish > [data-action="clear-draft"]')
    tab.wait("[data-dialog-yes]", "element.closest('dialog').open")
    tab.press("[data-dialog-yes]")
    tab.wait("samtale-form", "element.dataset.draft === 'empty'")
    assert tab.ask(NAME, "element.value") == ""
    tab.choose("[data-file]", file)
    tab.wait("[data-opening]", "element.open")
    tab.press('[data-opening] button[value="continue"]')
    tab.wait(NAME, "element.value")
    assert answers(tab) == typed
