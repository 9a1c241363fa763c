from dataclasses import replace
from datetime import date

from forms.engine.calendar import of_form
from forms.engine.compose import compose
from forms.engine.model import DocumentSpec, Field, Form, Section
from forms.engine.plan_events import link, of_plan
from forms.engine.writers import FORMATS
from tests.engine.planning import planned, setting

BASE = "https://intranet.example/hr/da/"
ANSWERS = {"occasion": "probation", "start_date": "2026-09-01"}


def events(whose, plan_id="a"):
    entries = list(planned("dk", ANSWERS).values())
    return list(of_plan(entries, whose, plan_id, BASE, setting()))


def test_notice_is_in_the_managers_calendar_only():
    shared, own = events("shared"), events("own")
    assert {event.day for event in own} == {date(2026, 12, 1), date(2026, 11, 17)}
    assert {event.title for event in shared} == {f"Opfølgningssamtale {number}" for number in (1, 2, 3)}
    assert not {event.uid for event in shared} & {event.uid for event in own}


def test_events_lead_to_their_step():
    assert events("shared")[0].text == f"{BASE}guides/probation/#before"
    assert events("own")[0].text.endswith(f"\n{BASE}guides/probation/#trial-end")
    assert link("javascript:alert(1)//", "guides/probation/") == ""


def test_ids_are_the_same_again_and_differ_between_plans():
    assert [event.uid for event in events("own")] == [event.uid for event in events("own")]
    assert not {event.uid for event in events("own")} & {event.uid for event in events("own", "b")}


TITLE = {"da": "Næste samtale", "nb": "Neste samtale", "en": "Next conversation"}
LABEL = {"da": "Felt", "nb": "Felt", "en": "Field"}
ROWS = Field(
    id="actions",
    type="rows",
    label=LABEL,
    only_ticked="tell",
    fields=(
        Field(id="due", type="date", label=LABEL, event=TITLE),
        Field(id="tell", type="tick", label=LABEL),
    ),
)
SECTION = Section(
    id="all",
    title=LABEL,
    fields=(
        Field(id="next_meeting", type="date", label=LABEL, event=TITLE),
        Field(id="reminder", type="date", label=LABEL, event=TITLE, private=True),
        Field(id="birthday", type="date", label=LABEL),
        ROWS,
    ),
)
SPEC = DocumentSpec(id="summary", title=LABEL)
FORM = Form(id="small", guide="small", title=LABEL, lead=LABEL, sections=(SECTION,), documents=(SPEC,))
FILLED = {
    "next_meeting": "2026-12-01",
    "reminder": "2026-12-02",
    "birthday": "2026-12-03",
    "actions": [{"id": "1", "due": "2026-12-04", "tell": True}, {"id": "2", "due": "2026-12-05"}],
}


def days(spec):
    return [event.day.day for event in compose(FORM, spec, FILLED, setting()).events]


def test_a_form_gives_the_dates_that_have_a_title():
    assert days(SPEC) == [1, 4]
    assert days(replace(SPEC, audience="own")) == [1, 2, 4, 5]


def test_a_document_of_other_sections_has_none():
    assert days(replace(SPEC, sections=("other",))) == []


def test_events_of_two_documents_differ():
    part = compose(FORM, SPEC, FILLED, setting())
    other = compose(FORM, SPEC, FILLED, replace(setting(), document_id="other"))
    again = compose(FORM, SPEC, {**FILLED, "next_meeting": "2027-01-04"}, replace(setting(), document_id="other"))
    assert part.events[0].uid != other.events[0].uid
    assert again.events[0].uid == other.events[0].uid


def test_a_form_is_written_as_a_calendar():
    made = FORMATS["ics"].write(compose(FORM, SPEC, FILLED, setting()))
    assert made.content.count(b"SUMMARY:N\xc3\xa6ste samtale\r\n") == 2
    assert list(of_form((), FILLED, True, setting())) == []
