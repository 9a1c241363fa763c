import contextlib
import io
import struct
import zipfile
from base64 import b64encode
from xml.etree import ElementTree

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine import embedded
from forms.engine.embedded import LARGEST_FILE, embed, extract, fingerprint
from forms.engine.savefile import SaveFileError
from forms.engine.writers import docx
from tests.engine.flowing import saved
from tests.engine.sample import SAMPLE

SAVED = saved({"name": "Sample Person", "views": "Æ, ø & å <tag>\n]]>"}, audience="other")
PLAIN = docx.write(SAMPLE)
CARRIER = embed(PLAIN, SAVED)


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def with_parts(**changes):
    return zipped({**parts(CARRIER), **changes})


def refused(content, word):
    with pytest.raises(SaveFileError, match=word):
        extract(content)


def test_a_word_file_gives_its_save_file_back():
    found = extract(CARRIER)
    assert found.saved == SAVED
    assert not found.changed_by_hand


@given(st.text())
def test_any_text_comes_back(text):
    one = saved({"views": text})
    assert extract(embed(PLAIN, one)).saved == one


def test_a_lone_surrogate_comes_back_too():
    one = saved({"views": "\ud800"})
    assert extract(embed(PLAIN, one)).saved == one


def test_the_same_input_gives_the_same_bytes():
    assert embed(PLAIN, SAVED) == CARRIER


def test_every_part_is_well_formed_and_linked():
    made = parts(CARRIER)
    for content in made.values():
        ElementTree.fromstring(content)
    assert b'Target="../customXml/item1.xml"' in made["word/_rels/document.xml.rels"]
    assert b'PartName="/customXml/itemProps1.xml"' in made["[Content_Types].xml"]
    assert made["word/document.xml"] == parts(PLAIN)["word/document.xml"]


def test_another_reader_opens_it_and_keeps_the_save_file():
    buffer = io.BytesIO()
    python_docx.Document(io.BytesIO(CARRIER)).save(buffer)
    found = extract(buffer.getvalue())
    assert found.saved == SAVED
    assert not found.changed_by_hand


def test_a_letterheads_own_custom_part_stays():
    own = zipped({**parts(PLAIN), "customXml/item1.xml": b"<own/>"})
    made = embed(own, SAVED)
    assert parts(made)["customXml/item1.xml"] == b"<own/>"
    assert extract(made).saved == SAVED


def test_a_change_by_hand_is_noticed():
    changed = python_docx.Document(io.BytesIO(CARRIER))
    changed.paragraphs[-1].add_run("One more word.")
    buffer = io.BytesIO()
    changed.save(buffer)
    found = extract(buffer.getvalue())
    assert found.changed_by_hand
    assert found.saved == SAVED


def test_other_marks_around_the_same_words_are_no_change():
    xml = parts(CARRIER)["word/document.xml"]
    marked = xml.replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">').replace(b"</w:t>", b"</w:t><w:lastRenderedPageBreak/>")
    assert fingerprint(marked) == fingerprint(xml)


def test_split_runs_are_no_change_but_a_moved_break_is():
    one = b"<w:p><w:r><w:t>One word</w:t></w:r></w:p>"
    split = b'<w:p ><w:r><w:t xml:space="preserve">One w</w:t></w:r><w:r><w:t>ord</w:t></w:r></w:p>'
    assert fingerprint(one) == fingerprint(split)
    assert fingerprint(one) != fingerprint(one.replace(b"One word", b"One wor<w:br/>d".replace(b"<w:br/>", b" ")))


def test_a_file_that_carries_nothing_says_so():
    refused(PLAIN, "reopen-nothing-inside")
    refused(zipped({"a.txt": b"hello"}), "reopen-no-word-file")


@pytest.mark.parametrize("cut", [0, 1, 4, 30, 100, len(CARRIER) // 2, len(CARRIER) - 1])
def test_a_truncated_file_is_refused(cut):
    refused(CARRIER[:cut], "open-damaged")


@given(st.integers(0, len(CARRIER) - 1), st.integers(1, 255))
def test_a_damaged_byte_is_refused_or_does_no_harm(place, change):
    damaged = bytearray(CARRIER)
    damaged[place] ^= change
    with contextlib.suppress(SaveFileError):
        assert extract(bytes(damaged)).saved == SAVED


@given(st.binary(max_size=2000))
def test_noise_is_refused(noise):
    refused(noise, "open-damaged")


def test_too_large_a_file_is_not_even_looked_at():
    refused(b"PK\x03\x04" + bytes(LARGEST_FILE), "open-too-large")


def test_too_many_entries_are_refused_before_they_are_listed():
    refused(zipped({f"customXml/{n}": b"" for n in range(embedded.MOST_PARTS + 1)}), "open-too-large")


def test_a_bomb_is_not_unpacked():
    bomb = bytes(embedded.LARGEST_ITEM + 1)
    refused(with_parts(**{"customXml/item1.xml": bomb}), "open-too-large")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either():
    made = with_parts(**{"customXml/item1.xml": bytes(embedded.LARGEST_ITEM + 1)})
    size = struct.pack("<L", embedded.LARGEST_ITEM + 1)
    refused(made.replace(size, struct.pack("<L", 10)), "open-too-large")


def test_a_document_that_is_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(embedded, "LARGEST_TEXT", 1000)
    refused(CARRIER, "open-too-large")


@pytest.mark.parametrize(
    "name",
    ["../customXml/item1.xml", "/customXml/item1.xml", "customXml\\item1.xml", "customXml/../item1.xml", "item1.xml"],
)
def test_only_a_plain_name_is_looked_into(name):
    made = parts(CARRIER)
    made[name] = made.pop("customXml/item1.xml")
    refused(zipped(made), "reopen-nothing-inside")


def test_entries_outside_the_file_are_never_followed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = with_parts(**{"../../evil.txt": b"x", "/evil.txt": b"x", "customXml/item2.xml": b"x"})
    assert extract(made).saved == SAVED
    assert list(tmp_path.iterdir()) == []


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


def test_entities_are_never_expanded():
    item = parts(CARRIER)["customXml/item1.xml"]
    assert extract(with_parts(**{"customXml/item1.xml": ENTITIES + item})).saved == SAVED
    inside = item.replace(b"</save-file>", b"&f;</save-file>")
    refused(with_parts(**{"customXml/item1.xml": ENTITIES + inside}), "reopen-nothing-inside")


def item(payload):
    words = fingerprint(parts(CARRIER)["word/document.xml"])
    return f'<save-file words="{words}">{b64encode(payload).decode()}</save-file>'.encode()


@pytest.mark.parametrize(
    ("payload", "word"),
    [
        (b"\xff\xfe", "open-damaged"),
        (b"{", "open-damaged"),
        (b"[]", "open-not-ours"),
        (b"{}", "open-not-ours"),
        (b'{"format": "samtaleguide", "version": 2}', "open-newer"),
        (b'{"format": "samtaleguide", "version": 1, "answers": {}, "form": "a", "x": 1}', "open-damaged"),
        (b"[" * 100_000, "open-damaged"),
        (b'"' + b"a" * 1_000_001, "open-too-large"),
    ],
)
def test_what_lies_inside_is_read_like_any_foreign_file(payload, word):
    refused(with_parts(**{"customXml/item1.xml": item(payload)}), word)


def test_broken_base64_is_refused():
    broken = item(b"{}").replace(b"e30=", b"e3=0=")
    refused(with_parts(**{"customXml/item1.xml": broken}), "open-damaged")


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(compression):
    refused(zipped(parts(CARRIER), compression), "open-damaged")


def test_an_encrypted_entry_is_refused():
    made = bytearray(CARRIER)
    start = -1
    while (start := made.find(b"PK\x01\x02", start + 1)) >= 0:
        made[start + 8] |= 1
    refused(bytes(made), "open-damaged")


def test_a_picture_heavy_file_is_still_opened():
    assert extract(with_parts(**{f"word/media/{n}.png": b"x" for n in range(200)})).saved == SAVED
