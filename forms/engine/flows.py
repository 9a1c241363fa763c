"""What the service's counter does with save files: requests and replies as plain data."""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from forms.engine.answers import Answers
from forms.engine.carry import carry
from forms.engine.changes import changes
from forms.engine.compose import spec_of
from forms.engine.embedded import embed, extract
from forms.engine.model import Form, Role
from forms.engine.parties import merge
from forms.engine.savefile import FORMAT, VERSION, SaveFile, SaveFileError, dump, for_other, read
from forms.engine.setting import Setting
from forms.engine.visible import visible

Sent = dict[str, Any]
Deed = Callable[[Form, Setting, Sent], dict[str, Any]]


def told(deed: Deed, form: Form, setting: Setting, sent: Sent) -> dict[str, Any]:
    """What a deed replies; a file that cannot be used is refused in words, and changes nothing."""
    try:
        return deed(form, setting, sent)
    except SaveFileError as error:
        return {"refused": setting.words.word(str(error))}


def reopenable(form: Form, setting: Setting, sent: Sent, word_file: bytes) -> bytes:
    """A Word file with what it shows inside as a save file; own-use and hidden answers stay out.

    Raises SaveFileError if the document is none that may carry its save file.
    """
    if not spec_of(form, sent.get("document"), _answers(sent), setting).reopenable:
        raise SaveFileError("reopen-not-offered")
    return embed(word_file, _inside(form, setting, sent))


def _inside(form: Form, setting: Setting, sent: Sent) -> SaveFile:
    counted = visible(form, sent["answers"], setting.country).answers
    return replace(_saved(sent), audience="other", answers=for_other(form, counted))


def _saved(sent: Sent) -> SaveFile:
    """The save file in a request; the page has taken its head off, and it may come from anywhere."""
    return read(json.dumps({"format": FORMAT, "version": VERSION, **sent["saved"]}))


def _carry(form: Form, setting: Setting, sent: Sent) -> dict[str, Any]:
    saved, mine, role = _saved(sent), _answers(sent), _role(sent)
    return asdict(carry(form, saved, mine, role, setting.words))


def _merge(form: Form, setting: Setting, sent: Sent) -> dict[str, Any]:
    return asdict(merge(form, _answers(sent), _saved(sent), _role(sent), setting.words))


def _changes(form: Form, setting: Setting, sent: Sent) -> dict[str, Any]:
    return asdict(changes(form, _saved(sent), setting.words))


def _reopen(_: Form, __: Setting, sent: Sent) -> dict[str, Any]:
    try:
        word_file = b64decode(sent["file"], validate=True)
    except ValueError as error:
        raise SaveFileError("open-damaged") from error
    found = extract(word_file)
    return {"saved": json.loads(dump(found.saved)), "changed_by_hand": found.changed_by_hand}


def _answers(sent: Sent) -> Answers:
    answers: Answers = sent.get("answers") or {}
    return answers


def _role(sent: Sent) -> Role:
    role: Role = sent.get("role", "manager")
    return role


FLOWS: dict[str, Deed] = {"carry": _carry, "merge": _merge, "changes": _changes, "reopen": _reopen}
