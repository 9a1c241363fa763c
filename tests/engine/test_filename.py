import pytest

from forms.engine.filename import LONGEST, filename, safe
from tests.engine.examples import ANSWERS, form, words


def test_a_file_is_named_after_document_number_and_date_not_after_a_person():
    example = form()
    name = filename(example, example.documents[0], ANSWERS, "docx", words())
    assert name == "Summary 2 2026-08-31.docx"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("CON", "_CON"),
        ("lpt1", "_lpt1"),
        ("", "_"),
        ("trailing. ", "trailing"),
        ("a\u202eb\n\x00c", "a b c"),
        ("Opfo\u0308lgning på ø", "Opf lgning på ø"),
        ("A\u030arsplan", "Årsplan"),
    ],
)
def test_a_name_is_safe_everywhere(typed, name):
    assert safe(typed) == name


def test_a_name_is_never_too_long():
    assert len(safe("x" * 300)) == LONGEST
