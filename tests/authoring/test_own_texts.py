"""An organisation's own folder: what it replaces by id, and what it gets wrong."""

import shutil
from pathlib import Path

import pytest

from forms.authoring import organisation
from forms.authoring.catalogue import CONTENT, load
from forms.authoring.errors import ContentError
from tests.authoring.conftest import FACTS, ORGANISATION

SECOND = Path(__file__).parents[1] / "organisation"


@pytest.fixture
def own(tmp_path_factory):
    """A folder with nothing but what it must have."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "organisation.yml").write_text(ORGANISATION.replace("The Office", "The Shop"), encoding="utf-8")
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "forms").mkdir()
    return folder


@pytest.fixture
def says(own):
    """Write a file of the organisation's folder."""

    def write(name, text):
        (own / name).write_text(text, encoding="utf-8")

    return write


FORM = """\
title: {da: Min, nb: Min, en: Mine}
sections:
  facts: {title: {da: Om, nb: Om, en: About}}
questions:
  first: {da: "Hvorfor?", nb: "Hvorfor?", en: "Why?"}
fields:
  name:
    hint: {da: Fulde., nb: Fullt., en: In full.}
  new_goals_notes: {label: {da: Ord, nb: Ord, en: Words}}
documents:
  summary: {title: {da: Kort, nb: Kort, en: Brief}}
"""


def test_questions_are_left_out_by_id(folder, own, says):
    says("forms/small.yml", FORM + "leave_out: [new-goals-other]\n")
    _, goals, tasks = load(folder, own).forms["small"].sections
    assert [question.text["en"] for question in goals.questions] == ["Why?"]
    assert [question.id for question in tasks.questions] == ["tasks-other"]


@pytest.mark.parametrize(
    ("ids", "message", "remedy"),
    [
        ("first", "must be a list", "leave_out: [first]"),
        ("[frist]", "no question 'frist' to leave out", "use one of these: first"),
        ("[tasks-other]", "'tasks' would have no question left", "keep one of them"),
    ],
)
def test_what_cannot_be_left_out_is_told(folder, own, says, ids, message, remedy):
    says("forms/small.yml", f"title: {{da: Min, nb: Min, en: Mine}}\nleave_out: {ids}\n")
    with pytest.raises(ContentError) as caught:
        load(folder, own)
    told = str(caught.value)
    assert "forms/small.yml:2" in told
    assert message in told
    assert remedy in told.partition("What to do:")[2]


def test_texts_of_a_form_are_replaced_by_id(folder, own, says):
    says("forms/small.yml", FORM)
    form = load(folder, own).forms["small"]
    facts, goals, _ = form.sections
    assert (form.title["en"], form.lead["en"]) == ("Mine", "A form.")
    assert facts.title["en"] == "About"
    assert (facts.fields[0].label["en"], facts.fields[0].hint["en"]) == ("Name", "In full.")
    assert [question.text["en"] for question in goals.questions] == ["Why?", "Anything else?"]
    assert goals.fields[0].label["en"] == "Words"
    assert form.documents[0].title["en"] == "Brief"
    assert form.version != load(folder).forms["small"].version


def test_words_terms_and_facts_are_replaced(folder, own, says):
    says(
        "texts.yml",
        "words: {page: {da: Ark, nb: Ark, en: Sheet}}\n"
        "glossary: {probation: {text: {da: Først., nb: Først., en: First.}}}\n",
    )
    says("facts.yml", FACTS.replace("Act § 1", "Agreement § 9").replace("months: 6", "months: 3"))
    made = load(folder, own)
    assert made.content.words["page"]["en"] == "Sheet"
    assert (made.glossary["probation"].term["en"], made.glossary["probation"].text["en"]) == ("probation", "First.")
    assert (made.content.facts["no-probation"].law, made.content.facts["no-probation"].months) == ("Agreement § 9", 3)
    assert made.content.organisation.name["en"] == "The Shop"
    assert made.home == own


# name: (file, its text, line, words of the message, words of the remedy)
MISTAKES = {
    "a question that is not there": (
        "forms/small.yml", "questions:\n  frist: {da: a, nb: a, en: a}\n", 2, "no 'frist' to replace", "first",
    ),
    "a field that is not there": (
        "forms/small.yml", "fields:\n  nme: {label: {da: a, nb: a, en: a}}\n", 2, "no 'nme' to replace", "name",
    ),
    "a part that is not there": (
        "forms/small.yml", "title: {da: a, nb: a, en: a}\nquestion: {}\n", 2, "no 'question' to replace", "questions",
    ),
    "a form that is not there": ("forms/smal.yml", "title: {da: a, nb: a, en: a}\n", 1, "no form 'smal'", "small"),
    "an edition forgotten": (
        "forms/small.yml", "lead: {da: a, en: a}\n", 1, "the text for 'nb' is missing", "add nb:",
    ),
    "a text without editions": ("forms/small.yml", "lead: Hello\n", 1, "a text in each edition", "da: ..."),
    "a field without what is replaced": (
        "forms/small.yml", "fields:\n  name:\n    da: a\n    nb: a\n    en: a\n", 2, "not said which text", "label",
    ),
    "nothing below an id": ("forms/small.yml", "questions:\n", 1, "must name what it replaces", "one a line"),
    "braces lost": (
        "texts.yml", "words:\n  hello: {da: Hej, nb: 'Hei {name}', en: 'Hi {name}'}\n", 2, "in {braces}", "{name}",
    ),
    "braces too many": (
        "texts.yml", "words:\n  page: {da: '{x}', nb: Side, en: Page}\n", 2, "in {braces}", "none",
    ),
    "a word that is not there": ("texts.yml", "words:\n  pge: {da: a, nb: a, en: a}\n", 2, "no 'pge'", "page"),
    "a kind that is not there": ("texts.yml", "word: {}\n", 1, "'word' is no kind of text", "words, glossary"),
    "a fact that is not there": (
        "facts.yml", FACTS.replace("no-probation", "no-trial"), 1, "no fact 'no-trial'", "pages and forms name facts",
    ),
    "half a fact": ("facts.yml", "- id: no-probation\n", 1, "the key 'country' is missing", "add country:"),
    "a tab": ("texts.yml", "words:\n\tpage: x\n", 2, "a tab stands", "two spaces"),
    "a logo that is not there": (
        "organisation.yml", ORGANISATION.replace("logo.svg", "lgo.svg"), 2, "no file 'lgo.svg'", "beside organisation",
    ),
    "a logo that browsers do not show": (
        "organisation.yml", ORGANISATION.replace("logo.svg", "logo.tif"), 2, "no picture for the site", ".svg or .png",
    ),
    "no edition": (
        "organisation.yml",
        ORGANISATION.replace("complete", "off"),
        9,
        "no edition is on",
        "complete or partial",
    ),
    "an edition that is not there": (
        "organisation.yml",
        ORGANISATION.replace("en: complete}", "en: complete, sv: complete}"),
        9,
        "'sv' is not an edition",
        "da, nb, en, nn",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_names_file_line_and_remedy(folder, own, edit, says, mistake):
    file, text, line, message, remedy = mistake
    edit("words/engine.yml", "page:", "hello: {da: 'Hej {name}', nb: 'Hei {name}', en: 'Hi {name}'}\npage:")
    says(file, text)
    with pytest.raises(ContentError) as caught:
        load(folder, own)
    told = str(caught.value)
    assert f"{own / file}:{line}" in told
    assert message in told
    assert remedy in told.partition("What to do:")[2]


def test_a_partial_edition_shows_what_it_lacks_in_its_neighbour(folder, own, says):
    says("organisation.yml", ORGANISATION.replace("en: complete}", "en: complete, nn: partial}"))
    says("texts.yml", "glossary: {probation: {term: {da: prøvetid, nb: prøvetid, en: probation, nn: prøvetid (nn)}}}\n")
    term = load(folder, own).glossary["probation"]
    assert (term.term["nn"], term.text["nn"]) == ("prøvetid (nn)", "Den første tiden.")


def test_the_folder_comes_from_the_environment(own, tmp_path):
    assert organisation.chosen({}) is None
    assert organisation.chosen({"ORG": str(own)}) == own
    for named in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(ContentError, match="What to do: name the folder"):
            organisation.chosen({"ORG": str(named)})


def test_upgrading_the_product_needs_no_merge(tmp_path):
    """A later product has more of everything; the organisation's folder stays as it is."""
    later, own = tmp_path / "content", tmp_path / "own"
    shutil.copytree(CONTENT, later)
    shutil.copytree(SECOND, own)
    before = {file: file.read_bytes() for file in own.rglob("*") if file.is_file()}
    form = later / "forms" / "probation-follow-up.yml"
    text = form.read_text(encoding="utf-8")
    added = '      - id: goals-later\n        level: can\n        text: {da: "Nyt?", nb: "Nytt?", en: "New?"}\n'
    assert "      - id: goals-important\n" in text
    text = text.replace("      - id: goals-important\n", f"{added}      - id: goals-important\n", 1)
    form.write_text(text, encoding="utf-8")
    words = later / "words" / "site.yml"
    words.write_text(words.read_text(encoding="utf-8") + "site-later: {da: Ny, nb: Ny, en: New}\n", encoding="utf-8")
    made = load(later, own)
    asked = {q.id: q.text["da"] for s in made.forms["probation-follow-up"].sections for q in s.questions}
    assert (asked["goals-important"], asked["goals-later"]) == ("Hvilken maskine er du blevet tryg ved?", "Nyt?")
    assert made.content.words["site-later"]["da"] == "Ny"
    assert made.content.organisation.name == {"da": "Skovlund Maskinfabrik"}
    assert {file: file.read_bytes() for file in own.rglob("*") if file.is_file()} == before
