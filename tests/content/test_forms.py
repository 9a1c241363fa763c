"""Every form's content, with realistic answers in every edition."""

import io
import re
from datetime import date

import docx
import pytest

from forms.engine.check import check
from forms.engine.compose import compose
from forms.engine.model import Field
from forms.engine.printed import printed_value
from forms.engine.setting import Setting
from forms.engine.visible import visible
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.content.examples import COUNTRY, catalogue, example, examples

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.parametrize(("form_id", "edition"), examples())


@pytest.fixture
def words(edition):
    return Words(catalogue().content, edition)


def test_the_example_answers_what_the_form_asks_and_nothing_else(form_id, edition, words):
    form, answers = catalogue().forms[form_id], example(form_id, edition)
    report = check(form, answers, Setting(COUNTRY[edition], words, TODAY))
    assert report.errors == ()
    assert set(answers) <= {field.id for field in form.fields()}


def test_an_empty_form_asks_for_what_is_required(form_id, edition, words):
    form = catalogue().forms[form_id]
    report = check(form, {}, Setting(COUNTRY[edition], words, TODAY))
    wanted = {f.id for part in visible(form, {}, COUNTRY[edition]).parts for f in part.fields if f.required}
    assert wanted <= {finding.field for finding in report.errors}
    assert all(finding.message.strip() for finding in report.errors)


def test_every_answer_stands_in_the_word_file_in_order(form_id, edition, words):
    form, answers = catalogue().forms[form_id], example(form_id, edition)
    found = _text(FORMATS["docx"].write(_composed(form, answers, edition, words)).content)
    position = 0
    for said in _said(form, answers, edition, words):
        assert said in found[position:], f"{said!r} is missing or out of order"
        position = found.index(said, position) + len(said)


def test_plain_text_and_preview_hold_the_same_answers(form_id, edition, words):
    form, answers = catalogue().forms[form_id], example(form_id, edition)
    document = _composed(form, answers, edition, words)
    plain = _squeezed(FORMATS["text"].write(document).content.decode())
    shown = _squeezed(re.sub(r"<[^>]+>", " ", FORMATS["html"].write(document).content.decode()))
    for said in _said(form, answers, edition, words):
        assert said in plain
        assert said.replace("'", "&#39;").replace('"', "&#34;") in shown


def _composed(form, answers, edition, words):
    return compose(form, form.documents[0], answers, Setting(COUNTRY[edition], words, TODAY))


def _said(form, answers, edition, words):
    """All printed answers in reading order, white space folded."""
    seen = visible(form, answers, COUNTRY[edition])
    for part in seen.parts:
        for field in part.fields:
            if field.printed and field.id in seen.answers and field.type not in ("tick", "check"):
                yield from _values(field, seen.answers[field.id], words)


def _values(field: Field, value, words):
    if field.type == "rows":
        for row in value:
            for inner in field.fields:
                if row.get(inner.id):
                    yield _squeezed(printed_value(inner, row[inner.id], words))
    else:
        yield _squeezed(printed_value(field, value, words))


def _text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return _squeezed(" ".join(_paragraphs(document)))


def _paragraphs(container):
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)
        else:
            yield block.text


def _squeezed(text: str) -> str:
    return " ".join(text.split())
