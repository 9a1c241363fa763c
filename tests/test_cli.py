"""The command line of the outside contract, on the real content."""

import json

import pytest

from forms.__main__ import main
from tests.content.examples import example, saved
from tests.engine.letterheads import letterhead
from tests.engine.ooxml import problems, texts

FORM = "probation-follow-up"


@pytest.fixture
def answers(tmp_path):
    """A save file with complete answers."""
    file = tmp_path / "nb.samtale.json"
    file.write_text(saved(FORM, "nb"), encoding="utf-8")
    return file


def test_list_names_forms_and_documents(capsys):
    assert main(["list", "--language", "nb"]) == 0
    assert FORM in capsys.readouterr().out


def test_check_of_complete_answers_is_silent(answers, capsys):
    assert main(["check", FORM, "--answers", str(answers), "--date", "2026-11-22"]) == 0
    assert capsys.readouterr().out == ""


def test_check_prints_the_errors_and_exits_with_one(answers, capsys):
    data = json.loads(answers.read_text(encoding="utf-8"))
    del data["answers"]["employee_name"]
    answers.write_text(json.dumps(data), encoding="utf-8")
    assert main(["check", FORM, "--answers", str(answers)]) == 1
    assert "employee_name: " in capsys.readouterr().err


@pytest.mark.parametrize(("kind", "start"), [("docx", b"PK"), ("text", b""), ("html", b"<"), ("json", b"{")])
def test_write_makes_the_file(answers, tmp_path, kind, start):
    output = tmp_path / "file"
    arguments = [
        "write",
        FORM,
        "--answers",
        str(answers),
        "--format",
        kind,
        "--output",
        str(output),
    ]
    assert main([*arguments, "--date", "2026-11-22"]) == 0
    content = output.read_bytes()
    assert content.startswith(start)
    if kind in ("text", "html", "json"):
        assert example(FORM, "nb")["employee_name"] in content.decode()


def test_nothing_is_written_while_answers_are_missing(answers, tmp_path):
    data = json.loads(answers.read_text(encoding="utf-8"))
    data["answers"] = {}
    answers.write_text(json.dumps(data), encoding="utf-8")
    output = tmp_path / "file.docx"
    assert main(["write", FORM, "--answers", str(answers), "--format", "docx", "--output", str(output)]) == 1
    assert not output.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "no-such-form", "--answers", "{answers}"], "no-such-form"),
        (["check", FORM, "--answers", "missing.json"], "missing.json"),
        (["check", FORM, "--answers", "{answers}", "--language", "fr"], "da, nb, en"),
        (
            [
                "write",
                FORM,
                "--answers",
                "{answers}",
                "--format",
                "text",
                "--output",
                "x",
                "--document",
                "none",
            ],
            "summary",
        ),
    ],
)
def test_arguments_that_cannot_be_used_exit_with_two(answers, capsys, arguments, told):
    assert main([argument.format(answers=answers) for argument in arguments]) == 2
    assert told in capsys.readouterr().err


def written(tmp_path, *arguments):
    """The bytes that `write` makes of the form, or its exit status."""
    output = tmp_path / "file"
    status = main(["write", FORM, "--output", str(output), "--date", "2026-11-22", *arguments])
    return output.read_bytes() if status == 0 else status


@pytest.mark.parametrize("kind", ["docx", "html", "text"])
def test_a_blank_form_needs_no_answers(tmp_path, kind):
    content = written(tmp_path, "--blank", "--language", "nb", "--format", kind)
    if kind != "docx":
        assert "Skal med" in content.decode() or "Bør med" in content.decode()


def test_without_answers_only_a_blank_form_can_be_written(tmp_path, capsys):
    assert written(tmp_path, "--format", "docx") == 2
    assert "--blank" in capsys.readouterr().err
    assert written(tmp_path, "--blank", "--format", "json") == 2


def test_a_letterhead_gives_its_page(answers, tmp_path, capsys):
    head = letterhead(tmp_path / "head.docx")
    content = written(tmp_path, "--answers", str(answers), "--format", "docx", "--letterhead", str(head))
    assert problems(content) == []
    assert "Fictional letterhead" in texts(content, "word/letterhead1.xml") + texts(content, "word/letterhead2.xml")
    arguments = ["--answers", str(answers), "--format", "docx", "--letterhead", str(answers)]
    assert written(tmp_path, *arguments) == 2
    assert "What to do" in capsys.readouterr().err


def test_a_damaged_file_is_told_in_words(tmp_path, capsys):
    file = tmp_path / "damaged.json"
    file.write_text("{", encoding="utf-8")
    assert main(["check", FORM, "--answers", str(file), "--language", "en"]) == 2
    assert "damaged" in capsys.readouterr().err
