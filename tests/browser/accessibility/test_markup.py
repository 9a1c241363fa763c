"""What the scripts have made of the page is HTML too, in each state of a form."""

from pathlib import Path

import pytest

from tests.browser.accessibility.states import STATES, file_of
from tests.browser.conftest import OpenForm
from tests.site.validator import faults

FORM = "return-to-work"


@pytest.mark.slow
def test_the_page_after_the_scripts_is_html(open_form: OpenForm, tmp_path: Path) -> None:
    form = open_form("nb", FORM)
    files = []
    for name, reach in STATES.items():
        reach(form, file_of(FORM, "nb", tmp_path))
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(form.page.content(), encoding="utf-8")
    assert faults(files) == []
