from datetime import date

import pytest

from forms.engine.filename import LONGEST, filename, named, safe
from tests.content.examples import catalogue
from tests.engine.examples import ANSWERS, form, words

TODAY = date(2026, 11, 22)


def test_a_file_is_named_after_document_number_and_date_not_after_a_person():
    example = form()
    assert filename(example, example.documents[0], ANSWERS, words(), today=TODAY) == "Summary 2 2026-08-31"


def test_a_file_without_a_date_of_its_own_gets_the_day_of_writing():
    example = form()
    assert filename(example, example.documents[1], ANSWERS, words(), today=TODAY) == "My notes 2026-11-22"


def test_the_label_of_the_draft_comes_last():
    example = form()
    assert filename(example, example.documents[0], ANSWERS, words(), "blue/1") == "Summary 2 2026-08-31 blue 1"


def test_a_long_title_makes_room_for_what_tells_files_apart():
    name = named("x" * 300, "3", "2026-08-31", "blue")
    assert name.endswith("x 3 2026-08-31 blue")
    assert len(name) == LONGEST


def test_no_document_is_named_after_what_names_a_person():
    for known in catalogue().forms.values():
        kinds = {field.id: field.type for field in known.fields()}
        named_after = {kinds[id] for spec in known.documents for id in spec.name_fields}
        assert named_after <= {"date", "number"}


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
