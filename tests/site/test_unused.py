"""What of Material's styles is left out."""

import pytest

from macros.site.unused import Used, blocks, trimmed

PAGE = '<body data-md-color-primary="teal"><p class="note md-tooltip"><span class="a b">'
USED = Used.by([PAGE], ['add("md-dialog", `md-tip--${kind}`)'])


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".note{a:b}", ".note{a:b}"),
        (".bug{a:b}", ""),
        ("p,.note,.bug{a:b}", "p,.note{a:b}"),
        (".a .bug,.a .b:hover{a:b}", ".a .b:hover{a:b}"),
        # What a script may put on a page, whole or in part.
        (
            ".md-dialog{a:b}.md-tip--wide{a:b}.md-tooltip--x{a:b}",
            ".md-dialog{a:b}.md-tip--wide{a:b}.md-tooltip--x{a:b}",
        ),
        # What is only excluded, or one of several.
        ("p:not(.bug){a:b}p:is(.bug,.note){a:b}", "p:not(.bug){a:b}p:is(.bug,.note){a:b}"),
        ("[data-md-color-primary=teal]{a:b}[data-md-color-primary=red] p{a:b}", "[data-md-color-primary=teal]{a:b}"),
        ("@media print{.bug{a:b}}@media print{.bug,p{a:b}}", "@media print{p{a:b}}"),
        ('@charset "UTF-8";@keyframes bug{0%{a:b}to{a:c}}', '@charset "UTF-8";@keyframes bug{0%{a:b}to{a:c}}'),
        # Braces and commas where they mean nothing.
        ('.note{a:url("x;{}")}p[title="a,b"]{a:b}', '.note{a:url("x;{}")}p[title="a,b"]{a:b}'),
        (":root{--bug:url('data:,x;y');--b:url(z)}.bug{a:var(--bug)}p{a:var(--b)}", ":root{--b:url(z)}p{a:var(--b)}"),
    ],
)
def test_only_what_nothing_can_match_goes(css: str, left: str) -> None:
    assert trimmed(css, USED) == left


def test_a_style_sheet_falls_into_its_blocks() -> None:
    assert list(blocks('@charset "x";p{a:b}@media x{q{c:d}}')) == [
        ('@charset "x";', None),
        ("p", "a:b"),
        ("@media x", "q{c:d}"),
    ]
