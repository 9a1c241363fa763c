import pytest

from macros.site.paragraphs import unwrapped


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p><figure class='a'><svg></svg></figure></p>", "<figure class='a'><svg></svg></figure>"),
        ("<p><div><div>x</div></div></p>\n<p>y</p>", "<div><div>x</div></div>\n<p>y</p>"),
        ("<p>a <span>b</span></p>", "<p>a <span>b</span></p>"),
        ("<p>text</p><div>c</div>", "<p>text</p><div>c</div>"),
    ],
)
def test_only_blocks_lose_their_paragraph(html: str, left: str) -> None:
    assert unwrapped(html) == left
