"""The content is read once for all editions of a build."""

from pathlib import Path

import pytest

from forms.authoring.catalogue import Catalogue
from macros import content as shared


def test_editions_get_what_the_build_has_read(
    content: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "content"
    (name, value), *more = shared.keep(content, file).items()
    monkeypatch.setenv(name, value)
    assert not more
    assert shared.load() == content
    file.unlink()
    with pytest.raises(FileNotFoundError):
        shared.load()


def test_without_a_build_the_content_itself_is_read(content: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(shared.VARIABLE, raising=False)
    assert shared.load() == content
