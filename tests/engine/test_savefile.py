import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.load import build
from forms.engine.model import Form
from forms.engine.savefile import LARGEST, SaveFile, SaveFileError, asked, dump, for_other, read
from tests.engine.examples import ANSWERS, form, words
from tests.engine.test_letters import FORM as LETTER

SAVED = SaveFile(
    document_id="0123456789abcdef",
    revision=3,
    form="example",
    form_version="abc",
    language="nb",
    country="no",
    role="manager",
    audience="own",
    saved_at="2026-11-22T12:00:00Z",
    answers=ANSWERS,
    questions=asked(form(), words("nb")),
)


def test_what_is_saved_is_read_again():
    assert read(dump(SAVED)) == SAVED


def test_the_file_says_what_it_is_first():
    assert list(json.loads(dump(SAVED)))[:2] == ["format", "version"]


def test_questions_are_kept_as_asked():
    assert SAVED.questions["name"] == "Name (nb)"
    assert SAVED.questions["actions.what"] == "What (nb)"


def test_private_answers_do_not_travel():
    assert "secret" not in for_other(form(), ANSWERS)
    assert for_other(form(), ANSWERS)["notes"] == ANSWERS["notes"]


def test_of_rows_with_a_tick_only_the_ticked_travel():
    entries = [{"id": "1", "what": "told", "share": True}, {"id": "2", "what": "kept"}]
    told = for_other(build(Form, LETTER), {"notes": entries, "name": "n", "gone": "x"})
    assert told == {"notes": entries[:1], "name": "n"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "open-damaged"),
        ("{", "open-damaged"),
        ("[]", "open-not-ours"),
        ('{"a": 1}', "open-not-ours"),
        ('{"format": "samtaleguide", "version": 2}', "open-newer"),
        ('{"format": "samtaleguide", "version": 1}', "open-damaged"),
        (
            '{"format": "samtaleguide", "version": 1, "form": "x", "answers": {}, "extra": 1}',
            "open-damaged",
        ),
        ("[" * 100_000, "open-damaged"),
        ('{"a":' * 100_000, "open-damaged"),
        (" " * (LARGEST + 1), "open-too-large"),
    ],
    ids=lambda value: value[:20],
)
def test_any_other_file_is_refused_with_a_reason(content, reason):
    with pytest.raises(SaveFileError, match=reason):
        read(content)


def test_brackets_in_answers_are_text():
    saved = SaveFile(**{**SAVED.__dict__, "answers": {"notes": "[" * 50 + '"\\'}})
    assert read(dump(saved)) == saved


@pytest.mark.parametrize(
    "wrong",
    [
        {"revision": "3"},
        {"revision": True},
        {"questions": ["a"]},
        {"questions": {"name": 1}},
        {"language": 5},
        {"document_id": ["x"]},
        {"saved_at": None},
        {"form": {}},
        {"answers": []},
    ],
    ids=str,
)
def test_a_wrong_type_is_damage(wrong):
    with pytest.raises(SaveFileError, match="open-damaged"):
        read(json.dumps(json.loads(dump(SAVED)) | wrong))


# Every code point there is, lone surrogates too.
any_text = st.text(st.characters(exclude_categories=()))
any_answers = st.dictionaries(
    any_text, any_text | st.just(True) | st.lists(any_text) | st.lists(st.dictionaries(any_text, any_text))
)


@given(any_answers, st.dictionaries(any_text, any_text))
def test_whatever_is_saved_is_read_again(answers, questions):
    saved = SaveFile(**{**vars(SAVED), "answers": answers, "questions": questions})
    assert read(dump(saved)) == saved


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner) | st.dictionaries(any_text, inner),
)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(dump(SAVED)))), any_json) | any_json)
def test_whatever_else_is_refused_in_words(data):
    given = json.loads(dump(SAVED)) | data if isinstance(data, dict) else data
    with suppress(SaveFileError):
        assert read(json.dumps(given)).answers == given["answers"]
