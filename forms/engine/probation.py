"""When probation ends. Advice only: what the contract says comes first."""

from dataclasses import dataclass
from datetime import date, timedelta

from forms.engine.answers import Answers, text
from forms.engine.dates import add_months, days_in, parse
from forms.engine.model import Country


@dataclass(frozen=True)
class Probation:
    """What decides the end of a probation.

    ``longest`` is the end that the country's general maximum allows. The absence
    extends it only with ``extendable``: both written conditions are met.
    """

    start: date
    longest: date
    country: Country
    agreed: date | None = None
    contract_end: date | None = None
    absence_days: int = 0
    extendable: bool = False


def read(start: date, longest: date, country: Country, answers: Answers) -> Probation:
    """A probation as the planner's fields tell of it."""
    days = text(answers.get("absence_days"))
    return Probation(
        start,
        longest,
        country,
        agreed=parse(text(answers.get("agreed_end"))),
        contract_end=parse(text(answers.get("contract_end"))),
        absence_days=int(days) if days.isdecimal() and len(days) < 4 else 0,
        extendable=all(answers.get(name) is True for name in ("told_at_hiring", "told_of_extension")),
    )


def end(probation: Probation) -> date:
    """The agreed end, else the longest one; Norway: extended by absence (aml § 15-6 (4))."""
    ends = probation.agreed or limit(probation)
    if probation.country == "no" and probation.extendable:
        ends += timedelta(days=probation.absence_days)
    return ends


def limit(probation: Probation) -> date:
    """The general maximum; Norway: half of a shorter temporary contract (aml § 15-6 (3))."""
    if probation.country == "no" and probation.contract_end:
        return min(probation.longest, half(probation.start, probation.contract_end))
    return probation.longest


def half(start: date, last_day: date) -> date:
    """Half of an employment, date to date: of 8 months 4, of 9 months 4 and a half.

    Counted in whole months first, then in days, and rounded down.
    """
    after = last_day + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    months -= add_months(start, months) > after
    rest = (after - add_months(start, months)).days
    middle = add_months(start, months // 2)
    if months % 2:
        rest += days_in(middle.year, middle.month)
    return middle + timedelta(days=rest // 2)
