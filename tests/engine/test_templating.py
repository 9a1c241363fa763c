import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError

import forms
from forms.engine.templating import environment, kind, lines, one_line, render
from macros.site.archive import engine, templates
from tests.engine.sample import SAMPLE

PACKAGE = Path(forms.__file__).parent
DRAW = """
from forms.engine import templating
print(templating.__file__, templating.render("docx/package-rels.xml"))
"""


@pytest.mark.parametrize("name", ["absent.xml", "../clean.py", "docx/../../clean.py"])
def test_only_templates_can_be_read(name):
    with pytest.raises(TemplateNotFound):
        environment().get_template(name)


def test_templates_are_filled_from_a_zip_as_in_the_browser(tmp_path):
    archive = tmp_path / "engine.zip"
    with ZipFile(archive, "w") as made:
        for name, content in (*engine(), *templates()):
            assert name.endswith(".py")
            made.writestr(name, content)
    paths = os.pathsep.join([str(archive), *(path for path in sys.path if path.endswith("site-packages"))])
    run = subprocess.run(
        [sys.executable, "-c", DRAW],
        cwd=tmp_path,
        env={"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith(str(archive))
    assert run.stdout.split(" ", 1)[1].strip() == render("docx/package-rels.xml").strip()


def test_answers_are_escaped_and_never_run():
    made = environment().from_string("{{ text }}").render(text="{{ 7*7 }}<b>")
    assert made == "{{ 7*7 }}&lt;b&gt;"


def test_an_unknown_name_is_an_error():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ absent }}").render()


def test_templates_reach_no_python_behind_a_value():
    with pytest.raises(SecurityError):
        environment().from_string("{{ text.__class__.__mro__ }}").render(text="")


def test_no_template_switches_escaping_off():
    for path in PACKAGE.joinpath("engine", "templates").rglob("*.*"):
        source = path.read_text(encoding="utf-8")
        assert "|safe" not in source.replace(" ", "")
        assert "autoescape" not in source


def test_filters():
    assert kind(SAMPLE.blocks[1]) == "factlist"
    assert lines("a\n\nb\x85c") == ["a", "", "b\x85c"]
    assert one_line(" a\n b\t c ") == "a b c"


def test_render_fills_a_template():
    assert 'w:val="nb-NO"' in render("docx/settings.xml", document=SAMPLE, letterhead=None)


@pytest.mark.parametrize(
    "text", ["{{ rows.append(1) }}", "{{ rows.index(1) }}{{ rows.clear() }}", "{{ render.__globals__ }}"]
)
def test_the_sandbox_refuses_the_second_time_too(text):
    for _ in range(2):
        with pytest.raises(SecurityError):
            environment().from_string(text).render(rows=[1], render=render)
