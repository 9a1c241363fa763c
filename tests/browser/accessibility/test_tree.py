"""F17, what a screen reader gets: the accessibility tree of a form, and what is said without being asked."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.states import choose_country, file_of
from tests.browser.conftest import OpenForm
from tests.browser.form import START, FormPage
from tests.content.examples import EDITIONS, catalogue
from tests.content.examples import pages as form_pages

CONTROLS = {"textbox", "radio", "checkbox", "combobox", "button", "link"}
# What folds is a group without a name, too: its summary has one.
AROUND = {"dialog", "navigation", "region"}
GROUPS = {"group", "radiogroup"}
FORM = "probation-follow-up"
# Material's choice of colours has no group; each of its three says all by itself.
COLOURS = {
    edition: {catalogue().content.words[f"site-colours-{way}"][edition] for way in ("system", "light", "dark")}
    for edition in EDITIONS
}
LISTEN = Path(__file__).with_name("listen.js")


class Node:
    """A node of the tree, as Chromium hands it to assistive technology."""

    def __init__(self, raw: dict[str, Any], every: dict[str, "Node"]) -> None:
        self._raw = raw
        self._every = every

    def _text(self, key: str) -> str:
        return str(self._raw.get(key, {}).get("value", "")).strip()

    @property
    def role(self) -> str:
        return self._text("role")

    @property
    def name(self) -> str:
        return self._text("name")

    @property
    def description(self) -> str:
        return self._text("description")

    @property
    def told(self) -> bool:
        return not self._raw["ignored"]

    def has(self, property: str) -> Any:
        """A property: invalid, required, expanded..."""
        return next(
            (one["value"].get("value") for one in self._raw.get("properties", []) if one["name"] == property), None
        )

    def around(self) -> Iterator["Node"]:
        """The nodes around this one, from the nearest."""
        parent = self._every.get(self._raw.get("parentId", ""))
        while parent:
            yield parent
            parent = parent._every.get(parent._raw.get("parentId", ""))


def tree(page: Page) -> list[Node]:
    """What assistive technology sees of a page."""
    session = page.context.new_cdp_session(page)
    every: dict[str, Node] = {}
    for raw in session.send("Accessibility.getFullAXTree")["nodes"]:
        every[raw["nodeId"]] = Node(raw, every)
    session.detach()
    return [node for node in every.values() if node.told]


def focused(form: FormPage) -> Node:
    """What has the focus, beside the page itself."""
    return next(node for node in tree(form.page) if node.has("focused") and node.role != "RootWebArea")


def listen(form: FormPage) -> Callable[[], list[str]]:
    """Note from now on what is said without being asked."""
    form.page.evaluate(LISTEN.read_text(encoding="utf-8"))
    return lambda: form.page.evaluate("window.said")


@pytest.mark.parametrize(("id", "edition"), form_pages())
def test_everything_has_a_name_and_choices_a_group(open_form: OpenForm, id: str, edition: str) -> None:
    form = open_form(edition, id)
    expect(form.page.locator("samtale-form:defined")).to_be_attached()
    choose_country(form.page)
    nodes = tree(form.page)
    assert [node.role for node in nodes if node.role in CONTROLS | AROUND and not node.name] == []
    radios = [node for node in nodes if node.role == "radio" and node.name not in COLOURS[edition]]
    assert [radio.name for radio in radios if not any(one.name for one in radio.around() if one.role in GROUPS)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_errors_are_tied_to_their_fields(open_form: OpenForm, edition: str) -> None:
    form = open_form(edition, FORM)
    choose_country(form.page)
    form.errors()
    wrong = [node for node in tree(form.page) if node.role == "textbox" and node.has("invalid") == "true"]
    field = next(field for field in catalogue().forms[FORM].fields() if field.id == "employee_name")
    assert field.missing
    assert field.missing[edition] in next(
        node.description for node in wrong if node.name.startswith(field.label[edition])
    )
    assert all(node.description for node in wrong)
    # The summary has the focus, and says what it is.
    summary = focused(form)
    assert summary.name == catalogue().content.words["form-errors-heading"][edition]


def test_rows_are_announced(open_form: OpenForm) -> None:
    form = open_form("nb", FORM)
    said = listen(form)
    form.fill({"actions": [{"what": "A"}, {"what": "B"}]})
    # A new row takes the focus, in a group that says which it is.
    row = form.page.locator("[data-rows=actions] [data-row-item]").nth(1)
    legend = " ".join(row.locator("> legend").inner_text().split())
    assert legend in [node.name for node in focused(form).around() if node.role == "group"]
    assert any(legend in line for line in said())
    form.page.locator("[data-rows=actions] [data-action=remove-row]").first.click()
    undo = form.page.locator("[data-field=actions] [data-undo-text]")
    assert undo.inner_text() in said()


def test_live_regions_do_not_chatter(open_form: OpenForm) -> None:
    form = open_form("nb", FORM)
    said = listen(form)
    for word in range(6):
        form.control("goals_notes").press_sequentially(f"ord {word} ")
        form.page.wait_for_timeout(1200)
    form.wait_for_draft()
    # Saved again and again, said once.
    assert len(said()) == 1, said()


@pytest.mark.slow
def test_the_preview_is_a_document(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("nb", "return-to-work")
    form.open_file(file_of("return-to-work", "nb", tmp_path))
    form.wait_for_draft()
    preview = form.preview()
    expect(form.page.locator("[data-preview-part]")).to_be_focused(timeout=START)
    assert preview.get_by_role("heading").count()
    assert preview.get_by_role("table").count()
    for table in preview.get_by_role("table").all():
        assert table.locator("th[scope]").count()
