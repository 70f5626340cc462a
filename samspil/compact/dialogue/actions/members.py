"""Who sits in a committee. A seat gives the duty of a committee member; when the seat is left, the duty ends that day."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events import MemberAdded, MemberLeft, MemberReplaced
from samspil.compact.dialogue.models import Committee, CommitteeUnit, Function, Membership, Side
from samspil.compact.dialogue.models.committees import in_period
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import require
from samspil.society.accounts.models import User
from samspil.society.duties.actions import assign_duty, end_duty
from samspil.society.places.models import Unit


@action
def add_member(
    by: Actor,
    committee: Committee,
    *,
    name: str,
    email: str,
    side: str,
    function: str = Function.MEMBER,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Give the person with this address a seat; somebody new is registered with the name.

    Raises Invalid when the person sits there already, or the period ends before it begins; Conflict in a dissolved committee.
    """
    require(by, Can.COMMITTEE_EDIT, committee)
    begins = starts_on or clock.today()
    if ends_on is not None and ends_on <= begins:
        raise Invalid({"ends_on": [_("The period must end after it begins.")]})
    membership = _seat(
        committee, _person(name, email), side=side, function=function, period=(begins, ends_on)
    )
    record(
        MemberAdded(subject=membership, user=membership.user_id, side=side, function=function),
        by=by,
    )
    return membership


@action
def replace_member(
    by: Actor, membership: Membership, *, name: str, email: str, on: date | None = None
) -> Membership:
    """Let somebody else take the seat from a day on; who sat there before stays on record."""
    require(by, Can.COMMITTEE_EDIT, membership)
    day = max(on or clock.today(), membership.starts_on)
    user = _person(name, email)
    if user.pk == membership.user_id:
        raise Invalid({"email": [_("This person has the seat already.")]})
    end_membership(by, membership, ends_on=day)
    after = _seat(
        membership.committee,
        user,
        side=membership.side,
        function=membership.function,
        period=(day, None),
    )
    Membership.objects.filter(pk=membership.pk).update(successor=after)
    membership.successor = after
    record(MemberReplaced(subject=membership, user=membership.user_id, successor=user.pk), by=by)
    return after


@action
def end_membership(by: Actor, membership: Membership, *, ends_on: date | None = None) -> None:
    """End the membership; the duty is gone from the same day (today). Raises Conflict when it has ended."""
    require(by, Can.COMMITTEE_EDIT, membership)
    day = max(ends_on or clock.today(), membership.starts_on)
    open_still = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=day), pk=membership.pk)
    if not open_still.update(ends_on=day):
        raise Conflict(_("This membership has already ended."))
    membership.ends_on = day
    for assignment in membership.assignments.filter(Q(ends_on=None) | Q(ends_on__gt=day)):
        end_duty(SYSTEM, assignment, ends_on=day)
    record(MemberLeft(subject=membership, user=membership.user_id, ends_on=day.isoformat()), by=by)


def cover_duties(committee: Committee, link: CommitteeUnit) -> None:
    """Let the duty of everybody who sits in the committee reach the unit."""
    today = clock.today()
    seats = committee.memberships.filter(Q(ends_on=None) | Q(ends_on__gt=today)).select_related("user")
    for membership in seats:
        _give_duty(membership, link.unit, starts_on=max(link.starts_on, membership.starts_on))


def drop_duties(committee: Committee, unit: Unit, *, on: date) -> None:
    """End the duty of the committee's members at the unit."""
    for membership in committee.memberships.filter(assignments__unit=unit).distinct():
        for assignment in membership.assignments.filter(Q(ends_on=None) | Q(ends_on__gt=on), unit=unit):
            membership.assignments.remove(assignment)
            end_duty(SYSTEM, assignment, ends_on=on)


def _person(name: str, email: str) -> User:
    address = email.strip().lower()
    found = User.objects.filter(email=address).first()
    if found is None and not name.strip():
        raise Invalid({"name": [_("Write the name: we do not know this address yet.")]})
    return found or User.objects.create_user(address, name.strip())


def _seat(
    committee: Committee, user: User, *, side: str, function: str, period: tuple[date, date | None]
) -> Membership:
    Committee.objects.order_by().select_for_update(of=("self",), no_key=True).get(pk=committee.pk)
    starts_on, ends_on = period
    if committee.ended_on is not None:
        raise Conflict(_("The committee has been dissolved."))
    if side not in Side.values or function not in Function.values:
        raise Invalid({"side": [_("Choose one of the answers.")]})
    overlapping = committee.memberships.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on), user=user)
    if ends_on is not None:
        overlapping = overlapping.filter(starts_on__lt=ends_on)
    if overlapping.exists():
        raise Invalid({"email": [_("This person sits in the committee already.")]})
    membership = Membership.objects.create(
        committee=committee, user=user, side=side, function=function, starts_on=starts_on, ends_on=ends_on
    )
    for unit in _covered(committee, starts_on):
        _give_duty(membership, unit, starts_on=starts_on)
    return membership


def _covered(committee: Committee, day: date) -> list[Unit | None]:
    """Return where the duty is to reach; None is the whole authority."""
    if committee.covers_all:
        return [None]
    links = committee.units.filter(in_period(day) | Q(ends_on=None)).select_related("unit")
    return [link.unit for link in links]


def _give_duty(membership: Membership, unit: Unit | None, *, starts_on: date) -> None:
    assignment = assign_duty(
        SYSTEM,
        membership.user,
        Duty.COMMITTEE_MEMBER,
        authority=membership.committee.authority,
        unit=unit,
        starts_on=starts_on,
        ends_on=membership.ends_on,
    )
    membership.assignments.add(assignment)
