"""The ways from one save file to the next form, over all forms and realistic answers."""

import itertools
import json
from base64 import b64encode
from dataclasses import replace
from datetime import date

import pytest

from forms.authoring.bundle import bundle
from forms.engine import service
from forms.engine.carry import carry
from forms.engine.changes import changes
from forms.engine.check import check
from forms.engine.compose import compose, spec_of
from forms.engine.embedded import embed, extract
from forms.engine.parties import merge
from forms.engine.savefile import for_other, read
from forms.engine.setting import Setting
from forms.engine.words import Words
from forms.engine.writers import FORMATS
from tests.content.examples import EDITIONS, catalogue, country_of, example, examples, saved

TODAY = date(2026, 11, 22)
SERIES = [(id, edition) for id, edition in examples() if catalogue().forms[id].series]
TAKES = [
    (form.id, source.form, edition)
    for form in catalogue().forms.values()
    for source in form.takes_from
    for edition in EDITIONS
]
REOPENABLE = [(form.id, spec.id) for form in catalogue().forms.values() for spec in form.documents if spec.reopenable]
# What belongs to one meeting only, whatever form it was in.
NEVER = {"sent_on", "signing_method", "employee_remarks", "signatures", "remarks_deadline"}


def words(edition):
    return Words(catalogue().content, edition)


def file(form, edition, **changes):
    return replace(read(saved(form, edition)), **{"role": catalogue().forms[form].roles[0], **changes})


def begun(form, source, mine=None, role="manager"):
    return carry(catalogue().forms[form], source, mine or {}, role, words(source.language))


def test_the_forms_that_go_on_and_take_over_are_the_ones_agreed():
    assert {id for id, _ in SERIES} == {
        "probation-follow-up",
        "return-to-work",
        "conversation",
        "action-plan",
        "evaluation",
    }
    chain = {(form, source) for form, source, _ in TAKES}
    assert chain >= {
        ("new-employee-summary", "notebook"),
        ("formal-summons", "preparation"),
        ("formal-minutes", "formal-summons"),
        ("hearing-letter", "formal-minutes"),
        ("action-plan", "hearing-letter"),
        ("evaluation", "action-plan"),
    }


@pytest.mark.parametrize(("form_id", "edition"), SERIES)
def test_the_next_conversation_asks_about_every_open_action(form_id, edition):
    form, last = catalogue().forms[form_id], example(form_id, edition)
    made = begun(form_id, file(form_id, edition))
    assert made.answers.get("meeting_date") == last.get("next_meeting")
    assert not NEVER & set(made.taken)
    for rule in form.series.rows:
        ids = {row["id"] for row in last.get(rule.from_, []) if row.get("status", "") in ("", *rule.open)}
        group = rule.into or rule.from_
        rows = made.answers.get(group, [])
        assert ids <= {row["id"] for row in rows}
        asked = {rows[int(ask.field.split(".")[1])]["id"] for ask in made.asks if ask.field.startswith(f"{group}.")}
        assert ids <= asked
    open_now = [row for rule in form.series.rows for row in made.answers.get(rule.into or rule.from_, [])]
    assert all("status" not in row for row in open_now)


@pytest.mark.parametrize(("form_id", "edition"), SERIES)
def test_what_was_open_is_told_in_words(form_id, edition):
    said = {ask.was for ask in begun(form_id, file(form_id, edition)).asks}
    assert not said & {"not-started", "under-way", "unchanged", "holds", "adjust", "on-track"}


def test_the_probation_meetings_are_counted():
    last = file("probation-follow-up", "da", answers={**example("probation-follow-up", "da"), "last_meeting": ""})
    made = begun("probation-follow-up", last)
    assert int(made.answers["meeting_number"]) == int(last.answers["meeting_number"]) + 1
    for id in ("employee_name", "manager_name", "start_date", "told_routines"):
        assert made.answers[id] == last.answers[id]


def test_three_return_to_work_meetings_in_a_row_one_of_them_in_another_edition():
    first = file("return-to-work", "en")
    second = begun("return-to-work", first)
    assert second.answers["phase"] == "later"
    held = {**second.answers, "next_meeting": "2027-01-12", "plan_holds": "holds"}
    held["actions"] = [
        {**held["actions"][0], "status": "done"},
        *({**row, "status": "under-way"} for row in held["actions"][1:]),
        {"id": "new", "what": "One more", "who": "Employee Example"},
    ]
    third = begun("return-to-work", replace(first, answers=held, language="nb"))
    assert [row["id"] for row in third.answers["actions"]] == [row["id"] for row in held["actions"][1:]]
    assert third.answers["meeting_date"] == "2027-01-12"
    assert third.asks[0].was == "I gang"
    assert third.left == 1


@pytest.mark.parametrize(("form_id", "source_id", "edition"), TAKES)
def test_one_form_takes_over_what_it_says_and_nothing_else(form_id, source_id, edition):
    form = catalogue().forms[form_id]
    source = next(source for source in form.takes_from if source.form == source_id)
    answers = example(source_id, edition)
    role = catalogue().forms[source_id].roles[0]
    made = begun(form_id, file(source_id, edition), role=role)
    wanted = {**(source.fields or {}), **(source.told or {})}
    assert set(made.taken) <= {*wanted, *(rule.into or rule.from_ for rule in source.rows)}
    assert not NEVER & set(made.taken)
    for ours, theirs in wanted.items():
        if isinstance(answers.get(theirs), str):
            assert made.answers[ours] == answers[theirs]
    assert made.taken
    setting = Setting(country_of(form_id, edition), words(edition), TODAY)
    wrong = {finding.field.split(".")[0] for finding in check(form, made.answers, setting).errors}
    assert not wrong & set(made.taken)


def test_only_what_the_employee_has_ticked_leaves_the_notebook():
    notebook = example("notebook", "da")
    for role in ("employee", "manager"):
        told = str(begun("new-employee-summary", file("notebook", "da"), role=role).answers)
        for group, column in (("entries", "text"), ("my_questions", "question")):
            for row in notebook[group]:
                assert (" ".join(row[column].split()) in " ".join(told.replace("\\n", " ").split())) is ("share" in row)


def test_of_a_preparation_only_the_meeting_is_told():
    prepared = file("preparation", "nb")
    made = begun("formal-summons", prepared)
    assert set(made.answers) == {
        "employee_name",
        "meeting_date",
        "meeting_time",
        "duration_minutes",
        "meeting_place",
        "participants",
    }
    assert begun("formal-summons", prepared, role="employee").answers == {}


def test_the_whole_chain_with_nothing_but_files():
    edition, carried = "da", example("preparation", "da")
    steps = ["preparation", "formal-summons", "formal-minutes", "hearing-letter", "action-plan", "evaluation"]
    for before, after in itertools.pairwise(steps):
        # What the form before took over counts; the rest is filled in as in its example.
        answers = {**example(before, edition), **carried}
        carried = begun(after, file(before, edition, answers=answers)).answers
        assert carried["employee_name"] == example("preparation", edition)["employee_name"]
    assert {row["id"] for row in carried["agreed"]} == {
        row["id"] for row in example("action-plan", edition)["actions"] if row["status"] != "done"
    }


@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_both_parties_answers_meet_in_one_form(form_id, edition):
    form, whole = catalogue().forms[form_id], example(form_id, edition)
    shared = for_other(form, whole)
    mine = {id: value for index, (id, value) in enumerate(whole.items()) if index % 2}
    theirs = file(form_id, edition, answers=shared, audience="other", role="employee")
    made = merge(form, mine, theirs, "manager", words(edition))
    assert made.conflicts == ()
    assert made.extra == {}
    assert made.answers == {**mine, **{id: value for id, value in shared.items() if value or id in mine}} | mine
    again = merge(form, made.answers, theirs, "manager", words(edition))
    assert again.answers == made.answers
    assert again.added == ()


@pytest.mark.parametrize(("form_id", "edition"), examples())
def test_an_older_file_loses_nothing(form_id, edition):
    form = catalogue().forms[form_id]
    older = file(form_id, edition, form_version="older")
    older = replace(older, answers={**older.answers, "once": "Asked once"}, questions={**older.questions, "once": "?"})
    found = changes(form, older, words(edition))
    assert found.answers == example(form_id, edition)
    assert [(item.question, item.answer) for item in found.gone] == [("?", "Asked once")]
    assert found.reworded == found.new == ()


@pytest.mark.parametrize(("form_id", "document"), REOPENABLE)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reopenable_word_file_holds_what_it_shows(form_id, document, edition):
    form = catalogue().forms[form_id]
    setting = Setting(country_of(form_id, edition), words(edition), TODAY)
    answers = example(form_id, edition)
    composed = compose(form, spec_of(form, document, answers, setting), answers, setting)
    one = file(form_id, edition, answers=for_other(form, example(form_id, edition)))
    found = extract(embed(FORMATS["docx"].write(composed).content, one))
    assert found.saved == one
    assert not found.changed_by_hand


def test_no_document_of_the_formal_track_is_reopenable():
    formal = {"notebook", "preparation", "guidance-note", "corrective-note", "formal-summons", "formal-minutes"}
    assert not ({*formal, "hearing-letter"} & {id for id, _ in REOPENABLE})


@pytest.fixture(scope="module")
def desks():
    return {id: service.load(bundle(catalogue(), id).encode()) for id in catalogue().forms}


def ask(desk, do, edition="da", **more):
    request = {"do": do, "language": edition, "country": "dk", "role": "manager", "date": "2026-11-22", "answers": {}}
    reply, made = service.handle(desk, json.dumps({**request, **more}))
    return json.loads(reply), made


def test_a_word_file_goes_round_by_way_of_the_counter(desks):
    desk, one = desks["return-to-work"], json.loads(saved("return-to-work", "da"))
    answers = {**one["answers"], "next_time": "9"}
    reply, made = ask(desk, "write-reopenable", saved=one, answers=answers, document="agreement")
    assert reply["name"].endswith(".docx")
    found, _ = ask(desk, "reopen", file=b64encode(made).decode())
    assert found["changed_by_hand"] is False
    assert found["saved"]["audience"] == "other"
    assert found["saved"]["answers"]["employee_name"] == answers["employee_name"]
    next_time, _ = ask(desk, "carry", saved=found["saved"])
    assert next_time["answers"]["phase"] == "later"


def test_hidden_answers_are_not_in_a_reopenable_word_file(desks):
    one = json.loads(saved("probation-follow-up", "da"))
    answers = {**one["answers"], "last_meeting": True, "next_meeting": "2027-05-05"}
    _, made = ask(desks["probation-follow-up"], "write-reopenable", saved=one, answers=answers)
    assert "next_meeting" not in extract(made).saved.answers


def test_a_document_that_may_not_carry_its_file_does_not(desks):
    one = json.loads(saved("formal-minutes", "da"))
    reply, made = ask(desks["formal-minutes"], "write-reopenable", saved=one, answers=one["answers"])
    assert "reopen-not-offered" in reply["failure"]
    assert made is None


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_counter_refuses_in_words(desks, edition):
    other = json.loads(saved("notebook", "da"))
    for do, more in (("carry", {"saved": other}), ("merge", {"saved": other}), ("reopen", {"file": "eA=="})):
        reply, _ = ask(desks["conversation"], do, edition, **more)
        assert len(reply["refused"]) > 20


def test_the_counter_tells_of_changes_and_of_the_other_party(desks):
    one = json.loads(saved("conversation", "da"))
    told, _ = ask(desks["conversation"], "changes", saved={**one, "form_version": "x", "answers": {"gone": "A"}})
    assert told["older"] is True
    assert told["gone"] == [{"field": "gone", "question": "gone", "answer": "A"}]
    theirs = {**one, "role": "employee", "audience": "other", "answers": {"unit": "B"}}
    met, _ = ask(desks["conversation"], "merge", saved=theirs, answers={"unit": "C"})
    assert met["answers"] == {"unit": "C"}
    assert met["conflicts"][0]["mine"] == "C"
    assert met["conflicts"][0]["value"] == "B"
