"""The dates of an agreement in force: what is to be said when, and each thing once."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samspil.base.events.facts import Fact
from samspil.compact.agreements.events import (
    AgreementDueForRevision,
    AgreementExpiring,
    EvaluationDue,
    RevisionReminded,
)
from samspil.compact.agreements.flow import IN_FORCE, State
from samspil.compact.agreements.models import Agreement

WARN_DAYS = (7, 30, 90)
WARN_DAYS_LIGHT = (7,)  # a small effort lasts a few weeks
EVALUATE_AHEAD = timedelta(days=30)  # so that the committee can put it on its agenda


@dataclass(frozen=True)
class Notice:
    """Something to be said once: its key, and the fact that says it."""

    key: str
    fact: Fact


def warn_days(agreement: Agreement) -> tuple[int, ...]:
    """Return how many days ahead the dates of such an agreement are spoken of."""
    return WARN_DAYS_LIGHT if agreement.is_light else WARN_DAYS


def final_day(agreement: Agreement) -> date | None:
    """Return the last day on which the agreement holds, if it has one."""
    return min((day for day in (agreement.valid_to, agreement.last_day) if day), default=None)


def revision_is_due(agreement: Agreement, day: date) -> bool:
    """Say whether the time for the revision has come. Nobody revises what ends."""
    if agreement.revise_on is None or agreement.last_day is not None:
        return False
    return agreement.revise_on - timedelta(days=max(warn_days(agreement))) <= day


def notices_due(agreement: Agreement, day: date) -> list[Notice]:
    """Return what the dates bring on the day, whether or not it has been said before."""
    if agreement.state not in IN_FORCE:
        return []
    return [*_ending(agreement, day), *_revision(agreement, day), *_evaluation(agreement, day)]


def evaluation_days(agreement: Agreement, *, until: date) -> list[date]:
    """Return the days by which the collaboration is to be evaluated, up to and including `until` (DR-45)."""
    if not agreement.evaluate_months or agreement.valid_from is None:
        return []
    last = min((day for day in (final_day(agreement), until) if day), default=until)
    found: list[date] = []
    while (due := months_after(agreement.valid_from, agreement.evaluate_months * (len(found) + 1))) <= last:
        found.append(due)
    return found


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _ending(agreement: Agreement, day: date) -> Iterator[Notice]:
    last = final_day(agreement)
    within = _threshold(agreement, last, day)
    if last is None or within is None:
        return
    fact = AgreementExpiring(
        subject=agreement,
        last_day=last.isoformat(),
        days=within,
        is_ending=agreement.last_day is not None,
    )
    yield Notice(f"last:{last.isoformat()}:{within}", fact)


def _revision(agreement: Agreement, day: date) -> Iterator[Notice]:
    if agreement.revise_on is None or not revision_is_due(agreement, day):
        return
    by = agreement.revise_on.isoformat()
    if agreement.state == State.ACTIVE:
        yield Notice(f"due:{by}", AgreementDueForRevision(subject=agreement, revise_on=by))
    within = _threshold(agreement, agreement.revise_on, day)
    # Where the same day is the last, one message is enough: the one that says so.
    if within is not None and agreement.revise_on != final_day(agreement):
        yield Notice(f"revise:{by}:{within}", RevisionReminded(subject=agreement, revise_on=by, days=within))


def _evaluation(agreement: Agreement, day: date) -> Iterator[Notice]:
    days = evaluation_days(agreement, until=day + EVALUATE_AHEAD)
    if days:  # those before were said in their time
        due = days[-1].isoformat()
        yield Notice(f"evaluate:{due}", EvaluationDue(subject=agreement, due_on=due))


def _threshold(agreement: Agreement, last: date | None, day: date) -> int | None:
    """Return the tightest of the warnings that fits, so that a day without the job loses none."""
    if last is None:
        return None
    left = (last - day).days
    return next((days for days in warn_days(agreement) if left <= days), None)
