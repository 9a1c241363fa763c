"""The meeting planner in a real browser: from a date to two calendars."""

from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.site.server import Server
from tests.browser.form import START

OWN = {"da": "sidste frist", "nb": "siste frist", "en": "notice"}


class PlannerPage:
    """The planner as its reader uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def choose(self, **answers: str) -> None:
        for name, value in answers.items():
            if self.page.locator(f'[name="{name}"]').first.get_attribute("type") == "radio":
                self.page.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                self.page.locator(f'[name="{name}"]').fill(value)

    def make(self) -> None:
        self.page.locator("[data-action=plan]").click()
        expect(self.page.locator("[data-plan]")).to_be_focused(timeout=START)

    def calendar(self, whose: str, folder: Path) -> list[icalendar.Event]:
        with self.page.expect_download(timeout=START) as started:
            self.page.locator(f'[data-action=download-ics][data-calendar="{whose}"]').click()
        file = folder / started.value.suggested_filename
        started.value.save_as(file)
        assert file.suffix == ".ics"
        return list(icalendar.Calendar.from_ical(file.read_bytes()).events)


@pytest.fixture
def open_planner(context: BrowserContext, server: Server, mistakes: list[str]):
    def opened(edition: str) -> PlannerPage:
        tab = context.new_page()
        tab.on("pageerror", lambda error: mistakes.append(str(error)))
        tab.on("console", lambda line: mistakes.append(line.text) if "Content Security" in line.text else None)
        tab.goto(f"{server.url}{edition}/planner/")
        return PlannerPage(tab)

    return opened


@pytest.mark.parametrize("edition", ["da", "nb", "en"])
def test_from_a_date_to_two_calendars(open_planner, edition, tmp_path, foreign, mistakes, server):
    planner = open_planner(edition)
    if edition == "en":
        planner.choose(country="no")
    planner.choose(occasion="probation", start_date="1.9.2026", meeting_time="14.30")
    planner.make()
    shared, own = planner.calendar("shared", tmp_path), planner.calendar("own", tmp_path)
    assert len(shared) == (3 if edition == "da" else 6)
    assert {event["dtstart"].dt.strftime("%H:%M") for event in shared} == {"14:30"}
    assert [event for event in own if OWN[edition] in event["summary"]]
    assert not [event for event in shared if OWN[edition] in event["summary"]]
    assert f"{server.url}{edition}/guides/probation/#before" in shared[0]["description"]
    assert (foreign, mistakes) == ([], [])


def test_meetings_can_be_moved_and_left_out_but_deadlines_stay(open_planner, tmp_path):
    planner = open_planner("da")
    planner.choose(occasion="probation", start_date="1.9.2026")
    planner.make()
    page = planner.page
    expect(page.locator('[data-id="last-notice"] [data-date]')).to_have_count(0)
    page.locator('[data-id="meeting-1"] [data-date]').fill("5.10.2026")
    page.keyboard.press("Tab")
    expect(page.locator('[data-id="meeting-1"] [data-slot="spoken"]')).to_contain_text("5. oktober 2026")
    page.locator('[data-id="meeting-2"] [data-keep]').uncheck()
    shared = planner.calendar("shared", tmp_path)
    assert [event["dtstart"].dt.isoformat() for event in shared] == ["2026-10-05", "2026-11-24"]
    assert [int(event["sequence"]) for event in shared] == [2, 2]


def test_what_is_missing_is_said_at_its_field(open_planner):
    planner = open_planner("en")
    planner.page.locator("[data-action=plan]").click()
    expect(planner.page.locator("#error-country")).to_be_visible()
    planner.choose(country="dk", occasion="return-to-work")
    planner.page.locator("[data-action=plan]").click()
    expect(planner.page.locator("#error-first_absence_day")).to_be_visible(timeout=START)
    expect(planner.page.locator("[data-errors]")).to_be_focused()
    planner.choose(first_absence_day="2.11.2026")
    planner.make()
    expect(planner.page.locator("[data-errors]")).to_be_hidden()
    expect(planner.page.locator('[data-id="absence-meeting"]')).to_contain_text("30 November 2026")


def test_a_plan_says_when_it_no_longer_fits(open_planner):
    planner = open_planner("nb")
    planner.choose(occasion="new-employee", start_date="1.2.2027")
    planner.make()
    expect(planner.page.locator("[data-stale]")).to_be_hidden()
    planner.choose(start_date="8.2.2027")
    expect(planner.page.locator("[data-stale]")).to_be_visible()


def test_paper_shows_one_list_without_its_tools(open_planner):
    planner = open_planner("nb")
    planner.choose(occasion="probation", start_date="1.9.2026")
    planner.make()
    page = planner.page
    page.locator('[data-id="meeting-2"] [data-keep]').uncheck()
    keep = "window.print = () => document.body.append(document.querySelector('.sf-sheet').cloneNode(true))"
    page.evaluate(f"() => {{ {keep}; }}")
    page.locator('[data-action=print][data-calendar="shared"]').click()
    sheet = page.locator(".sf-sheet").last
    assert sheet.locator("[data-id]").count() == 5
    assert sheet.locator("input, button, a").count() == 0
    assert OWN["nb"] not in (sheet.text_content() or "")


def test_it_fits_a_narrow_screen(open_planner):
    planner = open_planner("da")
    planner.page.set_viewport_size({"width": 320, "height": 700})
    planner.choose(occasion="return-to-work", first_absence_day="2.11.2026", return_date="1.12.2026")
    planner.make()
    assert planner.page.evaluate("document.documentElement.scrollWidth") <= 320
