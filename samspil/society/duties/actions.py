"""Giving and ending duties."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import require
from samspil.society.accounts.models import User
from samspil.society.duties.events import (
    AmbassadorEnded,
    AmbassadorNamed,
    DutyAssigned,
    DutyEnded,
    PersonAppointed,
)
from samspil.society.duties.models import Ambassador, Assignment
from samspil.society.duties.queries import possible_ambassadors
from samspil.society.duties.rules import may_give
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Unit, Workplace


@action
def assign_duty(
    by: Actor,
    user: User,
    duty: Duty,
    *,
    authority: Authority,
    unit: Unit | None = None,
    partner: Partner | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Assignment:
    """Give the person a duty at the authority, the unit or the partner.

    Raises Denied when the actor's own duties do not reach that far, Invalid when the place does not fit the duty.
    """
    require(by, Can.DUTY_ASSIGN, partner or unit or authority)
    _refuse_escalation(by, duty)
    if (duty is Duty.ASSOCIATION_LEADER) != (partner is not None):
        raise Invalid({"partner": [_("An activity leader belongs to an association, and nobody else does.")]})
    if unit is not None and unit.authority_id != authority.pk:
        raise Invalid({"unit": [_("The unit belongs to another authority.")]})
    assignment = Assignment.objects.create(
        user=user,
        duty=duty,
        authority=authority,
        unit=unit,
        partner=partner,
        starts_on=starts_on or clock.today(),
        ends_on=ends_on,
    )
    record(DutyAssigned(subject=assignment, user=user.pk, duty=duty.value), by=by)
    return assignment


@action
def end_duty(by: Actor, assignment: Assignment, *, ends_on: date | None = None) -> None:
    """End the duty; access is gone from that date (today).

    Raises Conflict when it has already ended.
    """
    require(by, Can.DUTY_ASSIGN, assignment)
    _refuse_escalation(by, Duty(assignment.duty))
    day = max(ends_on or clock.today(), assignment.starts_on)
    if (
        not Assignment.objects.filter(pk=assignment.pk, ends_on=assignment.ends_on)
        .exclude(ends_on__lte=day)
        .update(ends_on=day)
    ):
        raise Conflict(_("This duty has already ended."))
    assignment.ends_on = day
    record(
        DutyEnded(subject=assignment, user=assignment.user_id, duty=assignment.duty, ends_on=day.isoformat()),
        by=by,
    )


def _refuse_escalation(by: Actor, duty: Duty) -> None:
    if not may_give(by, duty):
        raise Denied(_("Only an administrator can give or end this duty."))


@action
def appoint(
    by: Actor,
    *,
    name: str,
    email: str,
    duty: Duty,
    unit: Unit | None,
    partner: Partner | None,
    starts_on: date,
    ends_on: date | None,
) -> Assignment:
    """Give a duty to the person with this address; somebody new is registered with the name. Raises what `assign_duty` raises."""
    require(by, Can.DUTY_ASSIGN, place := _chosen(unit, partner))
    user = User.objects.filter(email=email.strip().lower()).first() or User.objects.create_user(email, name)
    assignment = assign_duty(
        by,
        user,
        duty,
        authority=place.authority,
        unit=unit,
        partner=partner,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record(PersonAppointed(subject=assignment, user=user.pk), by=by)
    return assignment


def _chosen(unit: Unit | None, partner: Partner | None) -> Unit | Partner:
    place = partner or unit
    if place is None:
        raise Invalid({"place": [_("Choose where.")]})
    return place


@action
def name_ambassador(
    by: Actor,
    workplace: Workplace,
    *,
    user: User,
    substitute: User,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Ambassador:
    """Name who keeps volunteering alive at the workplace. A place may have several: a team.

    Raises Invalid for somebody without a duty at the place, for one's own substitute, and for a period that ends first.
    """
    require(by, Can.PLACE_EDIT, workplace)
    possible, first = possible_ambassadors(workplace), starts_on or clock.today()
    errors: dict[str, list[str]] = {}
    for field, person in (("user", user), ("substitute", substitute)):
        if not possible.filter(pk=person.pk).exists():
            errors[field] = [_("Choose somebody with a duty at this place.")]
    if user == substitute:
        errors["substitute"] = [_("The substitute must be somebody else.")]
    if ends_on is not None and ends_on <= first:
        errors["ends_on"] = [_("The last day must come after the first.")]
    if errors:
        raise Invalid(errors)
    named = Ambassador.objects.create(
        workplace=workplace, user=user, substitute=substitute, starts_on=first, ends_on=ends_on
    )
    record(AmbassadorNamed(subject=named, user=user.pk, substitute=substitute.pk), by=by)
    return named


@action
def end_ambassador(by: Actor, ambassador: Ambassador) -> None:
    """End the period today. Raises Conflict when it is over already."""
    require(by, Can.PLACE_EDIT, ambassador)
    day = max(clock.today(), ambassador.starts_on)
    still = Ambassador.objects.filter(pk=ambassador.pk).exclude(ends_on__lte=day)
    if not still.update(ends_on=day):
        raise Conflict(_("This period is already over."))
    record(AmbassadorEnded(subject=ambassador, user=ambassador.user_id, ends_on=day.isoformat()), by=by)
