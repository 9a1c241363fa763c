"""The site as an organisation builds it from its own folder."""

from pathlib import Path

import pytest

from forms.authoring import organisation
from macros.site import editions


def built(tmp_path_factory: pytest.TempPathFactory, own: Path) -> Path:
    """Build it once for the tests of a module."""
    site = tmp_path_factory.mktemp("organised") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(organisation.VARIABLE, str(own))
        editions.build(site)
    return site
