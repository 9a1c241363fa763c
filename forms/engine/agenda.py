"""The agenda to send before a conversation: when, where, who, and the questions picked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from forms.engine import document as blocks
from forms.engine.answers import Answers, chosen, filled, rows, shared_row, text
from forms.engine.document import Block, Document, QuestionGroup
from forms.engine.model import Field, Form, Level
from forms.engine.printed import printed_option, printed_value
from forms.engine.questions import said
from forms.engine.setting import Setting
from forms.engine.visible import Part, visible

# The ids that forms give to what an invitation says, in the order of the agenda.
DETAILS = (
    "meeting_date",
    "meeting_time",
    "duration_minutes",
    "meeting_place",
    "employee_name",
    "manager_name",
    "participants",
    "companion_name",
)
# The column that holds a question of one's own.
OWN_QUESTION = "question"


def agenda(form: Form, answers: Answers, setting: Setting, picked: Collection[str] | None = None) -> Document:
    """The agenda of a form's conversation.

    ``picked`` are ids of questions. Without it, the answers to shared ``pick`` fields
    count; if there are none, all questions that must or should be asked, or simply all if
    there are none of those. Private answers
    never get here, so a private pick counts only if its questions are given as ``picked``.
    """
    words = setting.words
    seen = visible(form, answers, setting.country)
    shared = [field for part in seen.parts for field in part.fields if not field.private]
    desk = _Desk(form, setting, seen.answers, shared, _wanted(shared, seen.answers, picked))
    return Document(
        title=words.word("agenda-title"),
        organisation=words.say(words.content.organisation.name),
        tag=words.word("language-tag"),
        created=setting.today.isoformat(),
        blocks=tuple(desk.all(seen.parts)),
        small_print="",
        page_words=(words.word("page"), words.word("page-of")),
        kind="agenda",
    )


def _wanted(shared: list[Field], answers: Answers, picked: Collection[str] | None) -> Collection[str]:
    if picked is not None:
        return picked
    return [id for field in shared if field.type == "pick" for id in chosen(answers.get(field.id))]


@dataclass(frozen=True)
class _Desk:
    form: Form
    setting: Setting
    answers: Answers
    shared: list[Field]
    wanted: Collection[str]

    def all(self, parts: tuple[Part, ...]) -> Iterator[Block]:
        """The details, and under each section's title what is asked there."""
        words = self.setting.words
        yield blocks.Paragraph(words.word("agenda-lead"))
        if facts := tuple(self._details()):
            yield blocks.FactList(facts)
        levels = _weighty(parts)
        for part in parts:
            asked = [*self._questions(part, levels), *self._own(part)]
            yield from self._listed(words.say(part.section.title), asked)
        yield from self._listed(words.word("agenda-own"), list(self._elsewhere()))

    def _listed(self, title: str, questions: list[str]) -> Iterator[Block]:
        if questions:
            yield blocks.Heading(title)
            yield blocks.Questions((QuestionGroup("", tuple(questions)),))

    def _details(self) -> Iterator[blocks.Fact]:
        fields = {field.id: field for field in self.shared}
        for id in DETAILS:
            if id in fields and filled(self.answers.get(id)):
                yield blocks.Fact(self.setting.words.say(fields[id].label), self._detail(fields[id]), id)

    def _detail(self, field: Field) -> str:
        """A detail in words; people who take part each on a line of their own."""
        if field.type != "rows":
            return printed_value(field, self.answers[field.id], self.setting.words)
        told = [row for _, row in rows(self.answers[field.id]) if shared_row(field, row)]
        columns = [inner.id for inner in field.fields if inner.type == "text" and not inner.private]
        return "\n".join(", ".join(text(row[id]) for id in columns if text(row.get(id))) for row in told)

    def _questions(self, part: Part, levels: set[Level]) -> tuple[str, ...]:
        asked = part.section.questions
        kept = [q for q in asked if (q.id in self.wanted if self.wanted else q.level in levels)]
        return said(kept, self.setting.words)

    def _own(self, part: Part) -> Iterator[str]:
        """The questions that somebody has added, as far as they are shared (A16)."""
        for field in part.fields:
            if not field.private and any(inner.id == OWN_QUESTION for inner in field.fields):
                told = [row for _, row in rows(self.answers.get(field.id)) if shared_row(field, row)]
                yield from (text(row[OWN_QUESTION]) for row in told if text(row.get(OWN_QUESTION)))

    def _elsewhere(self) -> Iterator[str]:
        """Picked questions of another form, in the order of the field that offers them."""
        own = {question.id for section in self.form.sections for question in section.questions}
        for field in self.form.fields():
            for option in field.options if field.type == "pick" else ():
                if option.id in self.wanted and option.id not in own:
                    yield printed_option(field, option.id, self.setting.words)


def _weighty(parts: tuple[Part, ...]) -> set[Level]:
    """The levels of what must or should be asked; all where nothing is."""
    found: set[Level] = {question.level for part in parts for question in part.section.questions}
    return found - {"can"} or found
