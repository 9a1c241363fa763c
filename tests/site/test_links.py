from pathlib import Path

import pytest

from macros.site import links


def problems(folder: Path, html: str) -> list[str]:
    (folder / "da" / "there").mkdir(parents=True)
    (folder / "da" / "there" / "index.html").write_text('<h1 id="top">Æ</h1><p id="æ">')
    (folder / "da" / "style.css").write_text("")
    (folder / "da" / "index.html").write_text(html)
    return list(links.dead(folder))


@pytest.mark.parametrize(
    "link",
    ["there/", "there/#top", "there/index.html#%C3%A6", "style.css", "#", "./#here", "?a=1",
     "https://elsewhere.example/", "mailto:hr@elsewhere.example"],
)  # fmt: skip
def test_good(tmp_path: Path, link: str) -> None:
    assert problems(tmp_path, f'<p id="here"><a href="{link}">x</a>') == []


@pytest.mark.parametrize("link", ["gone/", "there/#gone", "#gone", "../../etc/", "/da/there/", "gone.css"])
def test_dead(tmp_path: Path, link: str) -> None:
    assert len(problems(tmp_path, f'<a href="{link}">x</a>')) == 1


def test_an_anchor_stands_once(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, '<p id="a"></p><p id="a"></p>')
    assert found.startswith("da/index.html: two elements have the id 'a'\n")


@pytest.mark.parametrize(("link", "wanted"), [("there/#gone", "gone"), ("../forms/away/", "away")])
def test_what_to_search_for_is_said(tmp_path: Path, link: str, wanted: str) -> None:
    (found,) = problems(tmp_path, f'<a href="{link}">x</a>')
    assert f"search docs/ and forms/content/ for '{wanted}'" in found.partition("What to do:")[2]
