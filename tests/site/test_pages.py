"""The style sheet and the script that all pages load."""

import re
from pathlib import Path

import brotli
import pytest

from macros.site import pages
from macros.site.paths import EDITIONS

PAGE = """<head>
<link rel="icon" href="../assets/favicon.svg">
<link rel="stylesheet" href="../assets/stylesheets/main.1.min.css">
<link rel="stylesheet" media="print" href="../assets/stylesheets/paper.css">
<link rel="stylesheet" href="../assets/stylesheets/own.css">
</head><body class="a">
<link rel="stylesheet" href="../../engine/app-1/form-page.css">
<script src="../assets/javascripts/bundle.1.min.js"></script>
<script src="../assets/javascripts/old.js" defer></script>
<script type="module" src="../assets/javascripts/new.js"></script>
<script type="module" src="../../engine/app-1/samtale-form.js"></script>
</body>
"""
FILES = {
    "stylesheets/main.1.min.css": ".a{color:red}.admonition.bug{color:red}\n/*# sourceMappingURL=main.css.map */",
    "stylesheets/paper.css": "/* On paper. */\n.a { color: black; }\n",
    "stylesheets/own.css": ".a { color: blue; }\n",
    "javascripts/old.js": 'document.title += "old";\n',
    "javascripts/new.js": 'import { name } from "./part.js";\ndocument.title += name;\n',
    "javascripts/part.js": 'export const name = "new";\n',
}
# Ours beside Material's, in brotli: the room that a guide page has over a stock Material page.
MOST = 7_000


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page."""
    for name, content in FILES.items():
        path = tmp_path / "nb" / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "nb" / "about").mkdir()
    (tmp_path / "nb" / "about" / "index.html").write_text(PAGE, encoding="utf-8")
    pages.join(tmp_path, ["nb"])
    return tmp_path


def test_a_page_loads_what_is_joined_and_nothing_else_has_moved(small: Path) -> None:
    html = (small / "nb" / "about" / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'(?:href|src)="([^"]+)"', re.sub(r"pages-\w{12}", "pages-0", html))
    assert loaded == [
        "../assets/favicon.svg",
        "../../engine/pages-0/site.css",
        "../../engine/app-1/form-page.css",
        "../assets/javascripts/bundle.1.min.js",
        "../../engine/pages-0/site.js",
        "../../engine/app-1/samtale-form.js",
    ]


def test_the_order_and_the_medium_stay(small: Path) -> None:
    (css,) = small.glob("engine/pages-*/site.css")
    assert re.sub(r"\s", "", css.read_text("utf-8")) == ".a{color:red}@mediaprint{.a{color:#000}}.a{color:#00f}"


def test_the_script_runs_where_modules_do_not(small: Path) -> None:
    (script,) = small.glob("engine/pages-*/site.js")
    text = script.read_text(encoding="utf-8")
    assert text.index('"old"') < text.index('"new"')
    assert not re.search(r"\b(import|export)\b", text)
    assert '<script defer src="' in (small / "nb" / "about" / "index.html").read_text(encoding="utf-8")


def test_every_page_of_the_site_loads_one_of_each(site: Path) -> None:
    (folder,) = site.glob("engine/pages-*")
    for page in (page for id in EDITIONS for page in (site / id).rglob("index.html")):
        html = page.read_text(encoding="utf-8")
        if "data-moved-page" in html:
            continue
        head, _, body = html.partition("</head>")
        assert re.findall(r'<link rel="stylesheet" href="[./]+(.*)">', head) == [f"engine/{folder.name}/site.css"]
        scripts = re.findall(r'<script\b[^>]*\bsrc="[./]*([^"]*)"', body)
        assert [name for name in scripts if "/app-" not in name][1:] == [f"engine/{folder.name}/site.js"]


def test_ours_is_little_beside_materials(site: Path) -> None:
    (folder,) = site.glob("engine/pages-*")
    stock = b"".join(path.read_bytes() for path in sorted((site / "nb/assets/stylesheets").glob("*.min.css")))
    whole = [(folder / name).read_bytes() for name in ("site.css", "site.js")]
    sent = sum(len(brotli.compress(content, quality=11)) for content in whole)
    assert sent - len(brotli.compress(stock, quality=11)) < MOST
