"""Writes the few files that a new guide or a new form consists of, with an example in all editions."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.authoring.errors import ContentError, Place, Problem

EDITIONS = ("da", "nb", "en")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# The first edition's configuration carries no name.
CONFIGURATIONS = {"da": "mkdocs.yml", "nb": "mkdocs.nb.yml", "en": "mkdocs.en.yml"}
FORM_ANCHORS = ("about", "facts", "topic", "topic-going-well")
GUIDE_ANCHORS = ("before", "during", "after")
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates" / "new"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    # The usual {# opens an attribute list in Markdown.
    comment_start_string="[#",
    comment_end_string="#]",
    autoescape=False,  # noqa: S701 - Markdown and YAML
)
# What Markdown would read as a sign of its own.
_SIGNS = re.compile(r"[\\`*_\[\]#|]")
# What Markdown and the macros would read as code.
_CODE = re.compile(r"[<>{}\n]")


class UnusableNameError(Exception):
    """An id or a title that cannot be used; the text says why."""


def check_id(id: str) -> str:
    """The id, if it is one; raises UnusableNameError."""
    if not ID.fullmatch(id):
        raise UnusableNameError(f"{id!r} is no id: use small letters a-z, digits and hyphens, in English: team-change")
    return id


def check_title(title: str) -> str:
    """The title, if a page can have it; raises UnusableNameError."""
    if not title.strip() or _CODE.search(title):
        raise UnusableNameError(f"{title!r} is no title: write a few words on one line, without < > {{ }}")
    return title


def quoted(text: str) -> str:
    """A text in quotes, as YAML reads it: its JSON, with letters and signs as they are."""
    return json.dumps(text, ensure_ascii=False)


_TEMPLATES.filters |= {"quoted": quoted, "plain": lambda text: _SIGNS.sub(r"\\\g<0>", text)}


@dataclass(frozen=True)
class Names:
    """What the new thing is called: its id, and its title in each edition.

    Raises UnusableNameError if they cannot be used.
    """

    id: str
    titles: dict[str, str]

    def __post_init__(self) -> None:
        check_id(self.id)
        for title in self.titles.values():
            check_title(title)


def new_form(root: Path, names: Names, guide: str) -> list[Path]:
    """Write a form that belongs to a guide; returns the files.

    Raises ContentError if there is one of that id.
    """
    files = {f"forms/content/forms/{names.id}.yml": _filled("form.yml", names, guide=guide)}
    for edition in EDITIONS:
        files[f"docs/{edition}/forms/{names.id}.md"] = _filled("form.md", names, edition)
        files[f"tests/content/answers/{names.id}.{edition}.yml"] = _filled("answers.yml", names, edition)
    made = _written(root, files)
    for edition in EDITIONS:
        made.append(_name_form(root / CONFIGURATIONS[edition], names.id))
    made.append(_name_in_guide(root / "forms" / "content" / "guides" / f"{guide}.yml", names.id))
    made.append(_record(root, [f"forms/{names.id}/#{anchor}" for anchor in FORM_ANCHORS]))
    return made


def new_guide(root: Path, names: Names, today: date) -> list[Path]:
    """Write a guide with its page for the employee; returns the files.

    Raises ContentError if there is one of that id.
    """
    files = {f"forms/content/guides/{names.id}.yml": _filled("guide.yml", names, today=today.isoformat())}
    for edition in EDITIONS:
        files[f"docs/{edition}/guides/{names.id}.md"] = _filled("guide.md", names, edition)
        files[f"docs/{edition}/guides/{names.id}/employee.md"] = _filled("employee.md", names, edition)
    made = _written(root, files)
    for edition in EDITIONS:
        made.append(_name_guide(root / CONFIGURATIONS[edition], names.id, names.titles[edition]))
    anchors = [f"guides/{names.id}/#{anchor}" for anchor in (names.id, *GUIDE_ANCHORS)]
    anchors += [f"guides/{names.id}/employee/#{anchor}" for anchor in ("employee", "prepare")]
    made.append(_record(root, anchors))
    return made


def _filled(template: str, names: Names, edition: str = "", **values: str) -> str:
    text = _TEMPLATES.get_template(template).render(
        id=names.id,
        titles=names.titles,
        edition=edition,
        editions=EDITIONS,
        call=lambda macro, id: f'{{{{ {macro}("{id}") }}}}',
        **values,
    )
    return text.lstrip("\n")


def _written(root: Path, files: dict[str, str]) -> list[Path]:
    for name in files:
        if (root / name).exists():
            problem = Problem(
                Place(root / name, 1), "this file is there already", "choose another id, or edit the file"
            )
            raise ContentError([problem])
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return [root / name for name in files]


def _name_form(file: Path, id: str) -> Path:
    """Name the form's page behind those that are in the navigation."""
    return _insert(file, re.compile(r"^( +)- forms/.*\.md$"), lambda indent: [f"{indent}- forms/{id}.md"])


def _name_in_guide(file: Path, id: str) -> Path:
    """Name the form behind those of its guide."""
    text = file.read_text(encoding="utf-8")
    listed = re.compile(r"^(forms: \[)(.*)\]", re.MULTILINE)
    file.write_text(
        listed.sub(lambda found: f"{found[1]}{found[2]}{', ' if found[2] else ''}{id}]", text), encoding="utf-8"
    )
    return file


def _name_guide(file: Path, id: str, title: str) -> Path:
    """Name the guide's two pages as the other guides name theirs."""
    text = file.read_text(encoding="utf-8")
    guide = re.search(r"- ([^:\n]+): guides/[\w-]+\.md$", text, re.MULTILINE)
    employee = re.search(r"- ([^:\n]+): guides/[\w-]+/employee\.md$", text, re.MULTILINE)
    labels = [found[1] if found else title for found in (guide, employee)]

    def lines(indent: str) -> list[str]:
        group = indent[:-4]
        pages = (f"guides/{id}.md", f"guides/{id}/employee.md")
        named = [f"{indent}- {label}: {page}" for label, page in zip(labels, pages, strict=True)]
        return [f"{group}- {quoted(title)}:", *named]

    return _insert(file, re.compile(r"^( +)- .*guides/.*\.md$"), lines)


def _insert(file: Path, like: re.Pattern[str], new: Callable[[str], list[str]]) -> Path:
    """Put lines behind the last one that looks alike."""
    lines = file.read_text(encoding="utf-8").splitlines()
    last = max(number for number, line in enumerate(lines) if like.match(line))
    found = like.match(lines[last])
    lines[last + 1 : last + 1] = new(found[1] if found else "")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _record(root: Path, addresses: Iterable[str]) -> Path:
    """Record the anchors: from now on people may mail links to them."""
    ledger = root / "docs" / "anchors.txt"
    lines = ledger.read_text(encoding="utf-8").splitlines()
    known = {line.split()[0] for line in lines}
    lines += [address for address in addresses if address not in known]
    ledger.write_text(
        "".join(f"{line}\n" for line in sorted(lines, key=lambda line: line.split()[0])), encoding="utf-8"
    )
    return ledger
