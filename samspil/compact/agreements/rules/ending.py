"""When an agreement may end, who says so for which side, and what is to be done."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.agreements.models import Agreement, EndingStep, Side
from samspil.compact.agreements.rules.sides import needed_sides, speaks_for_employees
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused
from samspil.society.access.reach import reaches

_LEADS = frozenset({Duty.LEADER, Duty.ADMINISTRATOR})
_LIGHT_STEPS = (EndingStep.Key.TELL_VOLUNTEERS, EndingStep.Key.BADGES_AND_KEYS, EndingStep.Key.THANKS)
_ADVISED = (EndingStep.Key.EXPERIENCE,)


def usual_last_day(agreement: Agreement, today: date) -> date:
    """Return the last day when notice is given today: the notice runs out, or the agreement does before."""
    day = today + timedelta(days=agreement.notice_days)
    return min(day, agreement.valid_to) if agreement.valid_to else day


def may_give_notice(by: Actor, agreement: Agreement) -> Verdict:
    """Say whether the person can end the agreement: the leader or the association, while it is in force."""
    if not agreement.is_in_force:
        return refused(_("The agreement is not in force, so there is nothing to end."))
    if agreement.last_day is not None:
        return refused(_("Notice has already been given."))
    if not allowed(by, Can.AGREEMENT_SIGN, agreement) or not allowed(by, Can.AGREEMENT_EDIT, agreement):
        return refused(
            _("The leader or the association gives notice. You can raise the matter in your committee.")
        )
    return ALLOWED


def may_take_back_notice(by: Actor, agreement: Agreement) -> Verdict:
    """Say whether the person can take the notice back: the side that gave it, before the last day, while nobody has answered."""
    if not agreement.is_in_force or agreement.last_day is None or agreement.notice_given_on is None:
        return refused(_("No notice has been given."))
    if agreement.last_day <= clock.today():
        return refused(_("The last day is already here."))
    side = ending_side(by, agreement)
    if not allowed(by, Can.AGREEMENT_SIGN, agreement) or side != (agreement.notice_side or side):
        return refused(_("Only the side that gave notice can take it back."))
    if agreement.earlier_ends.exclude(side=side).exists():
        return refused(_("The other side has named an earlier last day. Talk with them first."))
    return ALLOWED


def sides_that_end(agreement: Agreement) -> list[str]:
    """Return the sides that must agree to end sooner: the leader and the association, or else the employees."""
    if agreement.partner_id is not None:
        return [str(Side.LEADER), str(Side.ASSOCIATION)]
    return needed_sides(agreement)


def ending_side(by: Actor, agreement: Agreement) -> str:
    """Return the side that the person can bind, or nothing."""
    duties = _duties_at(by, agreement)
    if Duty.ASSOCIATION_LEADER in duties:
        return Side.ASSOCIATION
    if duties & _LEADS:
        return Side.LEADER
    return Side.EMPLOYEE if speaks_for_employees(by, agreement) else ""


def may_wish_earlier(by: Actor, agreement: Agreement) -> Verdict:
    """Say whether the person can name an earlier last day for their side."""
    if not agreement.is_in_force or agreement.last_day is None:
        return refused(_("Give notice first. Then both sides can agree on an earlier day."))
    if agreement.last_day <= clock.today():
        return refused(_("The last day is already here."))
    if ending_side(by, agreement) not in sides_that_end(agreement):
        return refused(_("Only those who answer for one of the sides can agree on an earlier day."))
    return ALLOWED


def may_end_now(by: Actor, agreement: Agreement) -> Verdict:
    """Say whether the person can close the agreement on its last day, without waiting for midnight."""
    if not agreement.is_in_force or agreement.last_day is None:
        return refused(_("Notice must be given before the agreement can end."))
    if agreement.last_day > clock.today():
        return refused(_("The agreement ends on its last day, and not before."))
    return allowed(by, Can.AGREEMENT_EDIT, agreement)


def ending_steps(agreement: Agreement) -> list[EndingStep]:
    """Return the checklist of such an agreement, not saved. What is learnt is good to have, and keeps nothing open."""
    keys: Iterable[EndingStep.Key] = _LIGHT_STEPS if agreement.is_light else EndingStep.Key
    return [EndingStep(agreement=agreement, key=key, is_required=key not in _ADVISED) for key in keys]


def is_closed(steps: Iterable[EndingStep]) -> bool:
    """Say whether everything that must be done has been done."""
    steps = list(steps)
    return bool(steps) and all(step.done_at is not None for step in steps if step.is_required)


def _duties_at(by: Actor, agreement: Agreement) -> set[str]:
    scopes = agreement.access_scopes()
    return {grant.duty for grant in by.grants if any(reaches(by, grant, scope) for scope in scopes)}
