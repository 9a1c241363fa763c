"""A small content folder that a test can break."""

from pathlib import Path

import pytest

from forms.authoring.catalogue import load
from forms.authoring.errors import ContentError

FORM = """\
id: small
guide: small
title: {da: Lille, nb: Liten, en: Small}
lead: {da: Et skema., nb: Et skjema., en: A form.}
shared_questions:
  other: {da: "Andet?", nb: "Annet?", en: "Anything else?"}
field_sets:
  topic:
    questions:
      - {id: other, level: can, same_as: other}
    fields:
      - id: notes
        type: long
        label: {da: Noter, nb: Notater, en: Notes}
        hint: {da: Kort., nb: Kort., en: Briefly.}
      - id: nothing
        type: tick
        label: {da: Intet, nb: Ingenting, en: Nothing}
        when: {not: {field: notes, filled: true}}
    one_of:
      fields: [notes, nothing]
      missing: {da: Skriv., nb: Skriv., en: Write.}
sections:
  - id: facts
    title: {da: Fakta, nb: Fakta, en: Facts}
    fields:
      - id: name
        type: text
        label: {da: Navn, nb: Navn, en: Name}
      - id: licence
        type: check
        block: health-services
        when: {field: country, equals: no}
        label: {da: Autorisation, nb: Autorisasjon, en: Licence}
  - id: new-goals
    title: {da: Mål, nb: Mål, en: Goals}
    use: topic
    questions:
      - id: first
        level: must
        text: {da: "Hvad?", nb: "Hva?", en: "What?"}
  - id: tasks
    title: {da: Opgaver, nb: Oppgaver, en: Tasks}
    use: topic
documents:
  - id: summary
    title: {da: Referat, nb: Referat, en: Summary}
    name_fields: [name]
"""

ORGANISATION = """\
name: {da: Kontoret, nb: Kontoret, en: The Office}
logo: logo.svg
colour: teal
contact_name: {da: HR, nb: HR, en: HR}
contact_mail: hr@office.example
retention: {da: Gem det., nb: Lagre det., en: Keep it.}
country: dk
meeting_weeks: 4
editions: {da: complete, nb: complete, en: complete}
blocks: [health-services]
"""

WORDS = """\
page: {da: Side, nb: Side, en: Page}
"""

FACTS = """\
- id: no-probation
  country: no
  months: 6
  text: {da: Seks måneder., nb: Seks måneder., en: Six months.}
  law: Act § 1
  source: https://law.example/
  checked: 2026-11-22
  review: 2027-06-01
  status: confirmed
"""

GLOSSARY = """\
- id: probation
  term: {da: prøvetid, nb: prøvetid, en: probation}
  text: {da: Den første tid., nb: Den første tiden., en: The first time.}
"""

FILES = {
    "forms/small.yml": FORM,
    "organisation.yml": ORGANISATION,
    "words/engine.yml": WORDS,
    "facts/norway.yml": FACTS,
    "glossary.yml": GLOSSARY,
    "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder that loads without a problem."""
    for name, content in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edit(folder):
    """Replace a text in a content file, as an editor would."""

    def replace(name: str, old: str, new: str) -> None:
        file = folder / name
        content = file.read_text(encoding="utf-8")
        assert old in content
        file.write_text(content.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def stops(folder, edit):
    """See an editor's mistake stop the build, with its file and line, what is wrong and what to do."""

    def check(file: str, old: str, new: str, line: int, message: str, remedy: str) -> None:
        edit(file, old, new)
        with pytest.raises(ContentError) as caught:
            load(folder)
        told = str(caught.value)
        assert f"{file}:{line}" in told
        assert message in told
        assert remedy in told.partition("What to do:")[2]

    return check
