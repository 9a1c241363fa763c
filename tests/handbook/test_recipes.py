"""Whoever follows the editor's handbook gets what it promises."""

from pathlib import Path

import pytest

from tests.handbook import recipes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook") / "copy"
    recipes.followed(folder)
    return folder


def page(copy: Path, address: str) -> str:
    return (copy / "site" / address / "index.html").read_text(encoding="utf-8")


def test_a_changed_question_is_changed_everywhere(copy: Path) -> None:
    for address in ("da/guides/probation", "da/forms/probation-follow-up"):
        assert recipes.NEW_WORDS in page(copy, address)
        assert recipes.OLD_WORDS not in page(copy, address)


@pytest.mark.parametrize("edition", ["da", "nb", "en"])
def test_a_new_question_is_asked_in_guide_and_form(copy: Path, edition: str) -> None:
    for address in ("guides/probation", "forms/probation-follow-up"):
        assert 'id="goals-first-success"' in page(copy, f"{edition}/{address}")


def test_its_anchor_is_recorded(copy: Path) -> None:
    ledger = (copy / "docs" / "anchors.txt").read_text(encoding="utf-8").splitlines()
    assert {"guides/probation/#goals-first-success", "guides/probation/#dates"} <= set(ledger)


def test_a_new_guide_has_its_card_its_pages_and_its_form(copy: Path) -> None:
    assert 'href="guides/team-change/"' in page(copy, "nb")
    assert "Nytt team" in page(copy, "nb/guides/team-change")
    assert 'id="prepare"' in page(copy, "nb/guides/team-change/employee")
    assert '<samtale-form form-id="team-start"' in page(copy, "nb/forms/team-start")


def test_an_old_link_to_a_renamed_step_leads_on(copy: Path) -> None:
    for edition in ("da", "nb", "en"):
        guide = page(copy, f"{edition}/guides/probation")
        assert 'id="dates"' in guide
        assert "plan-the-dates" in guide.rpartition("</main>")[2], "its script knows where it went"
