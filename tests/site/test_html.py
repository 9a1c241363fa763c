"""Every page is HTML as the standard has it, before any script runs."""

from pathlib import Path

import pytest

from tests.site.validator import faults

KINDS = ("index.html", "404.html", "nb/index.html", "en/guides/probation/index.html", "da/forms/notebook/index.html")


def test_the_kinds_of_pages_are_html(site: Path) -> None:
    assert faults(site / kind for kind in KINDS) == []


@pytest.mark.slow
def test_every_page_is_html(site: Path) -> None:
    assert faults(sorted(site.rglob("*.html"))) == []


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=da><head><title>x</title></head><body><ul><p>no</p></ul></body></html>")
    assert [fault for fault in faults([page]) if "element-permitted-content" in fault]
