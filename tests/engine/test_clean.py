from hypothesis import given
from hypothesis import strategies as st

from forms.engine.clean import clean, clean_document
from tests.engine.sample import SAMPLE, filled_with, normalised

ANYTHING = st.text(
    st.integers(0, 0x10FFFF).map(chr) | st.sampled_from("\x00\r\n\x0b\x0c\x85\u2028\u2029\ud800\udfff\ufffe")
)


@given(ANYTHING)
def test_text_is_normalised_and_the_loss_is_counted(text):
    cleaned = clean(text)
    assert cleaned.text == normalised(text)
    assert cleaned.removed == len(text.replace("\r\n", "\n")) - len(cleaned.text)


@given(ANYTHING)
def test_clean_text_stays_as_it_is(text):
    once = clean(text).text
    assert clean(once).text == once
    assert clean(once).removed == 0


def test_every_text_of_a_document_is_cleaned_and_counted():
    cleaned, removed = clean_document(filled_with("a\x00b\r\nc"))
    assert cleaned == filled_with("ab\nc")
    assert removed == repr(cleaned).count("ab\\nc")


def test_a_clean_document_is_unchanged():
    assert clean_document(SAMPLE) == (SAMPLE, 0)
