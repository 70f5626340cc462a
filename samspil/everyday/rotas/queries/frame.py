"""Shifts stand under an agreement: none is made for a day that no agreement covers (DR-13)."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from samspil.base.core.errors import Invalid
from samspil.compact.agreements.queries import agreement_verdict, covered_until
from samspil.people.activities.models import Activity
from samspil.society.partners.models import Partner


def refuse_without_agreement(
    activity: Activity, day: date, *, partner: Partner | None = None, field: str = "day"
) -> None:
    """Raise Invalid when no agreement covers the activity (of this party to it) on the day. Shifts that exist already stay."""
    verdict = agreement_verdict(activity.workplace, partner or activity.partner, day)
    if not verdict:
        raise Invalid({field: [verdict.reason]})


class Dated(Protocol):
    """A shift, or the place of one in a week."""

    @property
    def day(self) -> date: ...


D = TypeVar("D", bound=Dated)


def within_agreement(activity: Activity, shifts: Sequence[D], *, partner: Partner | None = None) -> list[D]:
    """Return those of the new shifts that today's agreement covers; without one, none."""
    if not shifts:
        return []
    last = covered_until(activity.workplace, partner or activity.partner)
    return [shift for shift in shifts if last is not None and shift.day <= last]
