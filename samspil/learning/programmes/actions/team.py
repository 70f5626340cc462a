"""Who comes into the taskforce, leaves it, and takes over."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.programmes import MemberReplaced, MemberSeated, SeatEnded
from samspil.learning.programmes.models import Programme, TeamMember
from samspil.learning.programmes.queries.people import possible_people
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User


@action
def seat_member(
    by: Actor,
    programme: Programme,
    *,
    user: User,
    function: str,
    field: str = "",
    starts_on: date | None = None,
) -> TeamMember:
    """Bring somebody into the taskforce. It gives no access by itself. Raises Invalid for a seat that is held already."""
    require(by, Can.PROGRAMME_EDIT, programme)
    if not possible_people(programme).filter(pk=user.pk).exists():
        raise Invalid({"user": [_("Choose somebody with a duty in the authority.")]})
    if programme.team.filter(user=user, function=function, until=None).exists():
        raise Invalid({"user": [_("Has this function already.")]})
    member = TeamMember.objects.create(
        programme=programme,
        user=user,
        function=function,
        field=field.strip(),
        starts_on=starts_on or clock.today(),
    )
    started = member.starts_on.isoformat()
    record(MemberSeated(subject=programme, function=function, starts_on=started, member=user.pk), by=by)
    return member


@action
def end_seat(by: Actor, member: TeamMember, *, last_day: date) -> None:
    """Let somebody leave the taskforce. Raises Conflict when they have left, Invalid for a day before they came."""
    require(by, Can.PROGRAMME_EDIT, member)
    if last_day < member.starts_on:
        raise Invalid({"last_day": [_("The last day comes before the first.")]})
    if not TeamMember.objects.filter(pk=member.pk, until=None).update(until=last_day):
        raise Conflict(_("The seat has ended already."))
    member.until = last_day
    left = SeatEnded(subject=member.programme, last_day=last_day.isoformat(), member=member.user_id)
    record(left, by=by)


@action
def replace_member(
    by: Actor, member: TeamMember, *, user: User, field: str = "", starts_on: date | None = None
) -> TeamMember:
    """Let somebody else take the seat over; the one before leaves the day before, and stays in the history."""
    require(by, Can.PROGRAMME_EDIT, member)
    day = starts_on or clock.today()
    end_seat(by, member, last_day=day - timedelta(days=1))
    after = seat_member(
        by, member.programme, user=user, function=member.function, field=field or member.field, starts_on=day
    )
    TeamMember.objects.filter(pk=member.pk).update(successor=after)
    record(MemberReplaced(subject=member.programme, member=member.user_id, successor=user.pk), by=by)
    return after
