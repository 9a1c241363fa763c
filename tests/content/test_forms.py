"""Every form's content, with realistic answers in every edition."""

import html
import io
import re
from datetime import date

import docx
import pytest

from forms.engine.answers import chosen, shared_row
from forms.engine.check import check
from forms.engine.compose import compose, offered
from forms.engine.printed import printed_option, printed_value
from forms.engine.savefile import for_other
from forms.engine.setting import Setting
from forms.engine.visible import visible
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.content.examples import catalogue, country_of, example, examples

TODAY = date(2026, 11, 22)
PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")
# A private answer of this length cannot stand in a shared document by chance.
TELLING = 20

pytestmark = pytest.mark.parametrize(("form_id", "edition"), examples())


@pytest.fixture
def form(form_id):
    return catalogue().forms[form_id]


@pytest.fixture
def answers(form_id, edition):
    return example(form_id, edition)


@pytest.fixture
def setting(form_id, edition):
    return Setting(country_of(form_id, edition), Words(catalogue().content, edition), TODAY)


def test_the_example_answers_what_the_form_asks_and_nothing_else(form, answers, setting):
    assert check(form, answers, setting).errors == ()
    assert set(answers) <= {field.id for field in form.fields()}


def test_an_empty_form_asks_for_what_is_required(form, setting):
    report = check(form, {}, setting)
    parts = visible(form, {}, setting.country).parts
    wanted = {field.id for part in parts for field in part.fields if field.required}
    assert wanted <= {finding.field for finding in report.errors}
    assert all(finding.message.strip() for finding in report.errors)


def test_every_answer_stands_in_its_documents(form, answers, setting):
    for spec in offered(form, answers, setting):
        document = compose(form, spec, answers, setting)
        shown = _squeezed(" ".join(_paragraphs(_word(document))))
        plain = _squeezed(FORMATS["text"].write(document).content.decode())
        page = _squeezed(re.sub(r"<[^>]+>", " ", FORMATS["html"].write(document).content.decode()))
        position = 0
        for said in _said(form, spec, answers, setting):
            assert said in plain
            assert said in html.unescape(page)
            assert said in shown[position:], f"{said!r} is missing or out of order"
            # A layout has an order of its own.
            position = 0 if spec.layout else shown.index(said, position) + len(said)


def test_what_is_private_reaches_nobody_else(form, answers, setting):
    shared = " ".join(
        _squeezed(FORMATS["text"].write(compose(form, spec, answers, setting)).content.decode())
        for spec in form.documents
        if spec.audience == "shared"
    )
    file = _squeezed(str(for_other(form, answers)))
    for secret in _private(form, answers):
        assert _squeezed(secret) not in shared
        assert _squeezed(secret) not in file


def _private(form, answers):
    for field in form.fields():
        if field.private:
            yield from (text for text in _texts(answers.get(field.id)) if len(text) > TELLING)
        for row in answers.get(field.id, []) if field.only_ticked else []:
            if not shared_row(field, row):
                yield from (text for text in _texts(row) if len(text) > TELLING)


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _said(form, spec, answers, setting):
    """All answers that a document prints, in the form's order, white space folded."""
    seen = visible(form, answers, setting.country)
    named = _named(spec, seen)
    for part in seen.parts:
        for field in part.fields:
            told = spec.audience == "own" or not field.private
            chosen_here = (field.id in named) if spec.layout else _within(part, spec)
            if field.printed and told and chosen_here and field.id in seen.answers:
                yield from _values(field, spec, seen.answers[field.id], setting.words)


def _within(part, spec):
    return not spec.sections or part.section.id in spec.sections


def _named(spec, seen):
    """The fields that the pieces of a layout name."""
    ids = {piece.field for piece in spec.layout if not piece.when}
    sections = {piece.section for piece in spec.layout if not piece.when}
    ids |= {f.id for part in seen.parts if part.section.id in sections for f in part.fields}
    texts = [t for p in spec.layout if not p.when for t in _lines(p) if t]
    return ids | {name for text in texts for words in text.values() for name in PLACEHOLDER.findall(words)}


def _lines(piece):
    return (piece.text, piece.address, piece.heading, piece.dateline, piece.sender)


def _values(field, spec, value, words):
    if field.type == "rows":
        told = [row for row in value if spec.audience == "own" or shared_row(field, row)]
        for row in told:
            for inner in field.fields:
                if row.get(inner.id) and inner.type != "tick" and inner.printed and not inner.private:
                    yield _squeezed(printed_value(inner, row[inner.id], words))
    elif field.type in ("several", "pick"):
        yield from (_squeezed(printed_option(field, item, words)) for item in chosen(value))
    elif field.type not in ("tick", "check", "note"):
        yield _squeezed(printed_value(field, value, words))


def _word(document):
    return docx.Document(io.BytesIO(FORMATS["docx"].write(document).content))


def _paragraphs(container):
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)
        else:
            yield block.text


def _squeezed(text):
    return " ".join(text.split())
