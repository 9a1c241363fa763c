"""The command line: ``python -m forms list|check|write`` for HR automation, ``new-guide|new-form`` for editors.

Exit status 0; 1 with the errors as text; 2 for unusable arguments.
"""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from forms.authoring import organisation, scaffold
from forms.authoring.catalogue import Catalogue, load
from forms.authoring.errors import ContentError
from forms.authoring.languages import country_of
from forms.authoring.letterhead import read as letterhead_of
from forms.engine.blank import blank
from forms.engine.check import Report, check
from forms.engine.compose import compose, offered, spec_of
from forms.engine.document import Document
from forms.engine.model import Country, DocumentSpec, Form
from forms.engine.savefile import SaveFile, SaveFileError, asked, dump, read
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS

ROOT = Path(__file__).parents[1]
# What can be printed, and so written on by hand.
ON_PAPER = ("docx", "pdf", "html", "text")


class UnusableError(Exception):
    """Arguments that cannot be used; the text says which and why."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options, load(own=options.org or organisation.chosen())))
    except (UnusableError, scaffold.UnusableNameError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except ContentError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m forms", description="Check answers and write documents.")
    parser.add_argument("--org", type=organisation.folder_of, metavar="FOLDER", help="the organisation's own folder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="the forms and the documents that each ends in")
    listing.add_argument("--language", help="in which edition’s words (default: English, or the first edition)")
    listing.set_defaults(run=_list)
    checking = commands.add_parser("check", help="check answers; exit status 1 if there are errors")
    writing = commands.add_parser("write", help="write a document or a save file")
    for command in (checking, writing):
        command.add_argument("form")
        command.add_argument("--answers", type=Path, required=command is checking, metavar="FILE", help="a save file")
        command.add_argument("--language", help="da, nb or en (default: the save file's)")
        command.add_argument("--country", choices=("dk", "no"))
        command.add_argument("--role", choices=("manager", "employee"))
        command.add_argument("--date", type=date.fromisoformat, metavar="ISO", help="the day of writing")
    checking.set_defaults(run=_check)
    writing.add_argument("--format", choices=(*FORMATS, "json"), required=True)
    writing.add_argument("--output", type=Path, required=True, metavar="FILE")
    writing.add_argument("--document", metavar="ID", help="where a form ends in several documents")
    writing.add_argument("--letterhead", type=Path, metavar="FILE", help="another Word file than the organisation's")
    writing.add_argument("--blank", action="store_true", help="the form to write on by hand; needs no answers")
    writing.set_defaults(run=_write)
    _new_commands(commands)
    return parser


def _new_commands(commands: Any) -> None:
    guide = commands.add_parser("new-guide", help="write the files of a new guide; asks for what is not given")
    form = commands.add_parser("new-form", help="write the files of a new form; asks for what is not given")
    for command in (guide, form):
        command.add_argument("id", nargs="?", help="short and English, for ever: team-change")
        for edition in scaffold.EDITIONS:
            command.add_argument(f"--{edition}", metavar="TITLE", help=f"the title in the edition {edition}")
    form.add_argument("--guide", help="the guide that the form belongs to")
    guide.set_defaults(run=_new_guide)
    form.set_defaults(run=_new_form)


def _new_guide(options: argparse.Namespace, _: Catalogue) -> int:
    return _tell(scaffold.new_guide(ROOT, _names(options), datetime.now(tz=UTC).astimezone().date()))


def _new_form(options: argparse.Namespace, catalogue: Catalogue) -> int:
    names = _names(options)
    guide = options.guide or _asked(f"Which guide does it belong to ({', '.join(catalogue.guides)})?")
    if guide not in catalogue.guides:
        raise UnusableError(f"there is no guide {guide!r}; there are: {', '.join(catalogue.guides)}")
    return _tell(scaffold.new_form(ROOT, names, guide))


def _names(options: argparse.Namespace) -> scaffold.Names:
    id = scaffold.check_id(options.id or _asked("A short English id, for ever (team-change):"))
    given = {edition: getattr(options, edition) for edition in scaffold.EDITIONS}
    asked = {edition: title or _asked(f"The title in the edition {edition}:") for edition, title in given.items()}
    return scaffold.Names(id, asked)


def _asked(question: str) -> str:
    try:
        return input(f"{question} ").strip()
    except EOFError as error:
        raise UnusableError(f"nobody answered: {question}") from error


def _tell(files: list[Path]) -> int:
    """Say what was written, after reading it as the build will."""
    load()
    print("\n".join(file.relative_to(ROOT).as_posix() for file in files))
    return 0


def _list(options: argparse.Namespace, catalogue: Catalogue) -> int:
    words = Words(catalogue.content, _language(options.language, catalogue))
    for form in catalogue.forms.values():
        documents = ", ".join(f"{spec.id} ({words.say(spec.title)})" for spec in form.documents)
        print(f"{form.id}\t{words.say(form.title)}\t{documents}")
    return 0


def _check(options: argparse.Namespace, catalogue: Catalogue) -> int:
    form, saved, words = _opened(options, catalogue)
    found = check(form, saved.answers, _setting(saved, words, options))
    _print(found)
    return 1 if found.errors else 0


def _write(options: argparse.Namespace, catalogue: Catalogue) -> int:
    if options.blank:
        return _write_blank(options, catalogue)
    if not options.answers:
        raise UnusableError("--answers is needed, unless you want the form to write on by hand: --blank")
    form, saved, words = _opened(options, catalogue)
    if options.format == "json":
        options.output.write_text(dump(saved), encoding="utf-8")
        return 0
    setting = _setting(saved, words, options)
    spec = _spec(options.document, form, saved, setting)
    found = check(form, saved.answers, setting, spec if options.document else None)
    _print(found)
    if found.errors:
        return 1
    _put(compose(form, spec, saved.answers, setting), options, catalogue)
    return 0


def _spec(document: str | None, form: Form, saved: SaveFile, setting: Setting) -> DocumentSpec:
    try:
        return spec_of(form, document, saved.answers, setting)
    except KeyError as error:
        known = ", ".join(spec.id for spec in offered(form, saved.answers, setting)) or "none"
        told = f"{form.id} leads to no document {document or ''}".rstrip()
        raise UnusableError(f"{told} with these answers; to choose from: {known}") from error


def _write_blank(options: argparse.Namespace, catalogue: Catalogue) -> int:
    if options.format not in ON_PAPER:
        raise UnusableError(f"a blank form cannot be written as {options.format}")
    language = _language(options.language, catalogue)
    country: Country = options.country or country_of(language) or catalogue.content.organisation.country
    setting = Setting(country, Words(catalogue.content, language), _today(options))
    _put(blank(_form(options, catalogue), {}, setting), options, catalogue)
    return 0


def _put(document: Document, options: argparse.Namespace, catalogue: Catalogue) -> None:
    """Write a document to the file that is asked for, on the organisation's letterhead unless another is named."""
    letterhead = letterhead_of(options.letterhead) if options.letterhead else catalogue.letterhead
    options.output.write_bytes(FORMATS[options.format].write(document, letterhead).content)


def _form(options: argparse.Namespace, catalogue: Catalogue) -> Form:
    if options.form not in catalogue.forms:
        raise UnusableError(f"there is no form {options.form!r}; there are: {', '.join(catalogue.forms)}")
    return catalogue.forms[options.form]


def _opened(options: argparse.Namespace, catalogue: Catalogue) -> tuple[Form, SaveFile, Words]:
    form = _form(options, catalogue)
    text = options.answers.read_text(encoding="utf-8")
    try:
        saved = read(text)
    except SaveFileError as error:
        language = _language(options.language, catalogue)
        raise UnusableError(f"{options.answers}: {Words(catalogue.content, language).word(str(error))}") from error
    if saved.form != form.id:
        raise UnusableError(f"{options.answers} was saved from the form {saved.form!r}, not {form.id!r}")
    language = _language(options.language or saved.language, catalogue)
    words = Words(catalogue.content, language)
    return form, _renewed(saved, form, words, options), words


def _renewed(saved: SaveFile, form: Form, words: Words, options: argparse.Namespace) -> SaveFile:
    """The save file in the wanted language, with the questions as they are asked now."""
    country: Country = options.country or country_of(options.language or "") or saved.country
    changes: dict[str, Any] = {
        "language": words.language,
        "country": country,
        "role": options.role or saved.role,
        "form_version": form.version,
        "questions": asked(form, words),
    }
    return SaveFile(**{**saved.__dict__, **changes})


def _language(wanted: str | None, catalogue: Catalogue) -> str:
    """The edition that is asked for; if none is, English where it is on, else the first."""
    on = [name for name, state in catalogue.content.organisation.editions.items() if state != "off"]
    if wanted is None:
        return "en" if "en" in on else on[0]
    if wanted not in on:
        raise UnusableError(f"there is no edition {wanted!r}; there are: {', '.join(on)}")
    return wanted


def _setting(saved: SaveFile, words: Words, options: argparse.Namespace) -> Setting:
    return Setting(saved.country, words, _today(options), saved.document_id)


def _today(options: argparse.Namespace) -> date:
    today: date = options.date or datetime.now(tz=UTC).astimezone().date()
    return today


def _print(found: Report) -> None:
    for finding in found.errors:
        print(f"{finding.field}: {finding.message}", file=sys.stderr)
    for finding in found.warnings:
        print(f"({finding.field}: {finding.message})", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
