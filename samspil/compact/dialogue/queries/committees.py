"""Which committee covers what, and who sits in it."""

from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Length

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.dialogue.flow import MeetingState
from samspil.compact.dialogue.models import Committee, CommitteeUnit, Meeting, MeetingKind, Membership
from samspil.compact.dialogue.models.committees import in_period, paths_above
from samspil.society.places.models import Workplace


def committee_for(workplace: Workplace) -> Committee | None:
    """Return the committee nearest above the workplace; of two at the same unit, the one of the lowest level."""
    unit = workplace.unit
    nearest = (
        CommitteeUnit.objects.filter(
            in_period(clock.today()),
            unit__path__in=paths_above([unit.path]),
            committee__ended_on=None,
            committee__authority=unit.authority_id,
        )
        .select_related("committee__level")
        .order_by(Length("unit__path").desc(), "committee__level__rank", "committee")
        .first()
    )
    if nearest is not None:
        return nearest.committee
    return Committee.objects.standing().filter(authority=unit.authority_id, covers_all=True).first()


def members_on(committee: Committee, day: date) -> QuerySet[Membership]:
    """Return who sat in the committee on the day."""
    return Membership.objects.on(day).filter(committee=committee).select_related("user", "successor__user")


def own_committees(by: Actor) -> QuerySet[Committee]:
    """Return the committees that the person sits in today."""
    seats = Membership.objects.current().filter(user=by.user_id or 0)
    return Committee.objects.standing().filter(pk__in=seats.values("committee")).select_related("level")


def joint_meetings_of(workplace: Workplace) -> QuerySet[Meeting]:
    """Return the meetings that the workplace's employees and volunteers have held together, the latest first.

    Their minutes are for both: a room that knows the volunteers may show them there.
    """
    committee = committee_for(workplace)
    held = Meeting.objects.filter(kind=MeetingKind.JOINT, state=MeetingState.HELD, committees=committee)
    return held.order_by("-starts_at", "-pk") if committee else Meeting.objects.none()
