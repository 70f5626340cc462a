"""Whom the dialogue concerns."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from samspil.base.core import clock
from samspil.compact.dialogue.models import Committee, Function, Meeting
from samspil.compact.dialogue.models.committees import in_period, paths_above
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.places.models import Workplace

_KEEPERS = (Function.CHAIR, Function.VICE_CHAIR, Function.SECRETARY)


def members_of(committees: "QuerySet[Committee] | list[Committee]") -> QuerySet[User]:
    """Return everybody who sits in one of the committees today, once."""
    today = clock.today()
    begun = Q(committee_memberships__starts_on__lte=today)
    unended = Q(committee_memberships__ends_on=None) | Q(committee_memberships__ends_on__gt=today)
    seats = User.objects.filter(begun & unended, committee_memberships__committee__in=committees)
    return seats.filter(is_active=True).order_by("pk").distinct()


def invited_to(meeting: Meeting) -> QuerySet[User]:
    return members_of(list(meeting.committees.all()))


def keepers_of(committee: Committee) -> list[User]:
    """Return those who keep the committee's threads together: chair, vice-chair and secretary; else all members."""
    seats = committee.memberships.filter(in_period(clock.today())).select_related("user")
    everybody = [(seat.function, seat.user) for seat in seats.order_by("pk")]
    keepers = [user for function, user in everybody if function in _KEEPERS]
    return keepers or [user for _function, user in everybody]


def nearest_leaders(workplace: Workplace) -> list[User]:
    """Return the leaders of the workplace; where it has none of its own, those of the nearest unit above."""
    held = (
        Assignment.objects.current()
        .filter(duty=Duty.LEADER, unit__path__in=paths_above([workplace.unit.path]))
        .select_related("user", "unit")
        .order_by(Length("unit__path").desc(), "pk")
    )
    rows = list(held)
    return [row.user for row in rows if row.unit and rows[0].unit and row.unit.path == rows[0].unit.path]
