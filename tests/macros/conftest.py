import pytest

from forms.authoring import catalogue
from macros.edition import Edition
from macros.site.paths import EDITIONS


@pytest.fixture(scope="session")
def content() -> catalogue.Catalogue:
    return catalogue.load()


@pytest.fixture(params=EDITIONS)
def edition(content: catalogue.Catalogue, request: pytest.FixtureRequest) -> Edition:
    """Each edition in turn."""
    return Edition(content, request.param)
