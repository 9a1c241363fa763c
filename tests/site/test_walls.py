"""What stops the build: each thing that the policy would refuse or that reaches out."""

from pathlib import Path

import pytest

from macros.site import walls
from macros.site.paths import ROOT

BREACHES = {
    "a new script": "<script>alert(1)</script>",
    "a script of a type that runs": '<script type="module">alert(1)</script>',
    "a style": "<style>p { color: red }</style>",
    "a style on an element": '<p style="color: red">',
    "a script on an element": '<p onclick="alert(1)">',
    "a script as an address": '<a href=" JavaScript:alert(1)">',
    "a page in a page": '<iframe srcdoc="x">',
    "another base": '<base href="x">',
    "a script from elsewhere": '<script src="https://cdn.example/x.js"></script>',
    "a picture from elsewhere": '<img src="//cdn.example/x.png">',
    "a font from elsewhere": '<link rel="preload stylesheet" href="HTTPS://cdn.example/x.css">',
    "a form that sends": '<form action="http://x.example/">',
    "anything behind the end of the page": '<html><body></body></html><img src="//cdn.example/x.png">',
    "a template that was not filled": "<p>{{ word }}",
    "a block that was not run": "<p>{% if x %}",
}


@pytest.mark.parametrize("html", BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_is_named(html: str) -> None:
    assert len(list(walls.in_page(html))) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.retsinformation.dk/">',
        '<link rel="canonical" href="https://hr.example/">',
        '<script src="../a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<img src="data:image/svg+xml,x">',
    ],
)
def test_what_readers_need_is_no_breach(html: str) -> None:
    assert list(walls.in_page(html)) == []


def test_a_known_script_may_stand_at_any_depth() -> None:
    script = 'a=new URL("{}",location)'
    assert len({walls.DEPTH.sub("new URL(location)", script.format(up)) for up in (".", "..", "../../..")}) == 1


def test_a_known_script_with_anything_more_is_unknown(site: Path) -> None:
    page = (site / "da" / "index.html").read_text(encoding="utf-8")
    assert list(walls.in_page(page)) == []
    (found,) = walls.in_page(page.replace("__md_scope=", "fetch('/');__md_scope=", 1))
    assert "nobody has looked at" in found


@pytest.mark.parametrize("css", ["@import 'https://x.example/a.css';", "p { background: url( //x.example/a.png) }"])
def test_styles_may_not_reach_out(css: str) -> None:
    assert len(list(walls.in_style(css))) == 1
    assert list(walls.in_style("p { background: url(data:image/svg+xml;utf8,x) url('../a.png') }")) == []


def test_a_breach_names_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p>\n<p style="x">')
    (tmp_path / "a.css").write_text("@import 'https://x.example/a.css'")
    assert list(walls.breaches(tmp_path)) == [
        "index.html: line 2: <p style>",
        "a.css: loads https://x.example/a.css from elsewhere",
    ]


def test_the_policy_is_written_once() -> None:
    names = ("Content-Security-Policy", "frame-ancestors")
    sources = [*(ROOT / "macros").rglob("*.py"), *(ROOT / "overrides").rglob("*.html"), *ROOT.glob("mkdocs*.yml")]
    found = [path.name for path in sources if all(name in path.read_text(encoding="utf-8") for name in names)]
    assert found == ["policy.py"]
