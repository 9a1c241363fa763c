"""The HTML of whole forms passes Markdown by, and comes out as if Markdown had read it."""

import pytest
from markdown import Markdown

from forms.authoring.catalogue import Catalogue
from macros import theme, whole_blocks
from macros.edition import Edition

FORM = '<div class="samtale"> <p id="a">*x* &amp; <br> <!-- y --></p> <div><input name="b"></div> </div>'
PAGES = {
    "alone": f"# Heading\n\n{FORM}\n\nMore *text*.",
    "between lines of text": f"Text\n{FORM}\nmore",
    "at the end": f"# Heading\n\n{FORM}",
    "in code": f"```\n{FORM}\n```",
    "in a tab": f'=== "One"\n\n    {FORM}\n',
    "with text behind it": f"{FORM} more",
}


def read(page: str, *more: str) -> str:
    extensions = ["md_in_html", "pymdownx.superfences", "pymdownx.tabbed", *more]
    return Markdown(extensions=extensions, extension_configs={"pymdownx.tabbed": {"alternate_style": True}}).convert(
        page
    )


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_page_is_the_same(page: str) -> None:
    assert read(page, whole_blocks.NAME) == read(page)


def test_markdown_is_told_of_them_once(content: Catalogue) -> None:
    conf = {"theme": {}, "nav": [], "extra": {}, "markdown_extensions": ["toc"]}
    for _ in range(2):
        theme.configure(conf, Edition(content, "da"))
    assert conf["markdown_extensions"] == ["toc", whole_blocks.NAME]
