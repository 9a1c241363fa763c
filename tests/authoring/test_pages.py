"""What counts as prose on a Markdown page."""

import pytest

from forms.authoring.pages import blocks

PAGE = """\
---
title: Samtalen
description: "Kort sagt."
icon: material/chat
---

# Samtalen { #talk }

En *vigtig* **sætning** med [et link](../forms/x.md#a)
og {{ fact("no-limit") }} en linje mere.

!!! note "En titel"

    Indrykket `kode` tekst.

=== "Danmark"

    - Første punkt.
    - Andet <abbr title="forklaret">punkt</abbr>.

| Felt | Svar |
|---|---|
| Navn | ![Et billede](a.svg) |

```yaml
kode: her
```

{% if block_on("x") %}
1. Tal &amp; tegn
{% endif %}
"""


def test_prose_without_its_markup_with_the_line_of_each_piece():
    assert list(blocks(PAGE)) == [
        (3, "Kort sagt."),
        (7, "Samtalen"),
        (9, "En vigtig sætning med et link og en linje mere."),
        (12, '"En titel"'),
        (14, "Indrykket tekst."),
        (16, '"Danmark"'),
        (18, "Første punkt."),
        (19, "Andet forklaret punkt ."),
        (21, "Felt"),
        (21, "Svar"),
        (23, "Navn"),
        (23, "Et billede"),
        (30, "Tal & tegn"),
    ]


@pytest.mark.parametrize(
    "page", ["", "---\nicon: x\n---\n", "<!-- en\nkommentar -->", "[#\nnot\n#]", "{{ form('x') }}"]
)
def test_a_page_without_prose(page):
    assert list(blocks(page)) == []
