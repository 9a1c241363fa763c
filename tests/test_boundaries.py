"""The rules of the architecture, as assertions."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = sorted((ROOT / "forms" / "engine").rglob("*.py"))
AUTHORING = sorted((ROOT / "forms" / "authoring").rglob("*.py"))
MACROS = sorted((ROOT / "macros").rglob("*.py"))
SCRIPTS = sorted([*(ROOT / "forms" / "browser").rglob("*.js"), *(ROOT / "overrides").rglob("*.js")])
TEMPLATES = sorted(
    path
    for folder in (
        "forms/engine/templates",
        "forms/browser/templates",
        "overrides/macros",
        "overrides/site",
    )
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
)
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime"}
# In the browser these come in an archive of their own.
PDF = {"everyday_fonts", "fontTools", "fpdf", "pymupdf_fonts"}
ICS = {"icalendar"}
# What the start in the browser does without.
SELDOM = {
    "forms.engine.agenda", "forms.engine.blank", "forms.engine.flows", "forms.engine.plan", "forms.engine.plan_events",
    "forms.engine.planning", "forms.engine.savefile", "calendar", "html", "locale",
}  # fmt: skip
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 11)))


def imports(path: Path) -> set[str]:
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole package"
            found.add(node.module or "")
    return found


def called(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Call):
            target = node.func
            yield target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


@pytest.mark.parametrize("path", ENGINE, ids=name)
def test_the_engine_needs_little(path: Path) -> None:
    for module in imports(path):
        top = module.partition(".")[0]
        own = module == "forms" or module.startswith("forms.engine")
        late = PDF if path.name.startswith("pdf_") else ICS if path.name == "ics.py" else set()
        assert own or top in sys.stdlib_module_names or top in {"jinja2", "markupsafe"} | late, module


def test_what_few_requests_need_waits_until_it_is_wanted() -> None:
    code = "import sys, forms.engine.service as _; print(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert (PDF | ICS | SELDOM).isdisjoint(made.stdout.split())


@pytest.mark.parametrize("path", ENGINE, ids=name)
def test_the_engine_has_no_clock_and_no_files(path: Path) -> None:
    assert CLOCKS.isdisjoint(called(path))
    assert FILES.isdisjoint(called(path))


@pytest.mark.parametrize("path", ENGINE + AUTHORING, ids=name)
def test_forms_do_not_know_the_site(path: Path) -> None:
    assert not [m for m in imports(path) if m.partition(".")[0] in {"macros", "mkdocs", "mkdocs_macros"}]


@pytest.mark.parametrize("path", MACROS, ids=name)
def test_macros_hold_no_word_that_a_reader_sees(path: Path) -> None:
    texts = [n.value for n in nodes(path) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    assert not [text for text in texts if re.search(r"[æøåÆØÅ]|<(p|a|li|div|span|strong|h\d)\b", text)]


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_scripts_hold_no_text_and_make_no_markup(path: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert not re.search("[æøåÆØÅ]", code)
    assert not re.search(r"\binsertAdjacentHTML|\bdocument\.write|\beval\(|\bnew Function\b", code)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_escape_everything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", text)


def test_only_a_letterhead_is_markup_already() -> None:
    # A user's text can stay data only where nobody calls it markup; the letterhead was checked by the build.
    made = {name(path) for path in ENGINE if "Markup" in called(path)}
    assert made == {"forms/engine/writers/docx.py"}


def test_the_version_of_pyodide_is_said_once() -> None:
    version = re.search(r'"pyodide": "([^"]+)"', (ROOT / "package.json").read_text()) or [""]
    said = [
        name(path)
        for folder in ("forms", "macros", "overrides", "scripts", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and version[1] in path.read_text(encoding="utf-8")
    ]
    assert version[1]
    assert said == []


def test_python_is_the_one_that_pyodide_has() -> None:
    lock = (ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8")
    inside = re.search(r'"python":\s*"(\d+\.\d+)', lock)
    wanted = (ROOT / ".python-version").read_text().strip()
    assert inside
    assert inside[1] == wanted
    assert "{}.{}".format(*sys.version_info[:2]) == wanted


def test_no_hooks_and_no_plugin_beyond_search_and_macros() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = re.search(r"^plugins:\n((?: .*\n)+)", text, re.MULTILINE)
    assert "hooks:" not in text
    assert plugins
    assert re.findall(r"^  (\w+)", plugins[1], re.MULTILINE) == ["search", "macros"]


def test_locks_name_no_address() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
    # npm adds where to fund a package; where it was fetched would be "resolved".
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
