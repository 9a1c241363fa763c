"""A guide page beside the same page as stock Material makes it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench import material, weight

pytestmark = pytest.mark.slow
MOST = 1.05


def test_a_guide_weighs_no_more_than_a_stock_page(chromium: Browser, site: Path, tmp_path: Path) -> None:
    found = weight.weigh(chromium, site, material.build(tmp_path, weight.EDITION))
    assert len(found) > 10
    for address, sides in found.items():
        for what in ("bytes", "requests"):
            assert sides["ours"][what] <= MOST * sides["stock"][what], (address, what, sides)
