"""What counts as white."""

from forms.engine.answers import text

# Python takes these for white; here they stay, to be removed and counted.
CONTROLS = "\x1c\x1d\x1e\x1f"


def test_blank_ends_are_what_python_takes_for_white_but_for_controls() -> None:
    signs = [chr(code) for code in range(0x11000)]
    assert [sign for sign in signs if not text(sign)] == [
        sign for sign in signs if sign.isspace() and sign not in CONTROLS
    ]
    assert text(f" {CONTROLS}a\u2009b\u3000") == f"{CONTROLS}a\u2009b"
