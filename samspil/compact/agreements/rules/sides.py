"""Who speaks and signs for which side."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.agreements.models import Agreement, AgreementPolicy, Side, SignOff
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.dialogue.models import Side as CommitteeSide
from samspil.compact.dialogue.queries import committee_for, members_on
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.access.reach import reaches


def needed_sides(agreement: Agreement, policy: AgreementPolicy | None = None) -> list[str]:
    """Return the sides whose signatures the agreement needs, in the order of the page. `policy` spares a list its query."""
    policy = policy or policy_of(agreement.workplace.unit.authority)
    sides = [str(Side.LEADER)]
    if policy.employee_side_required and (not agreement.is_light or policy.light_needs_dialogue):
        sides.append(str(Side.EMPLOYEE))
    if agreement.partner_id is not None:
        sides.append(str(Side.ASSOCIATION))
    return sides


def side_of(by: Actor, agreement: Agreement) -> str:
    """Return the side for which the person speaks when they comment: association, employees, or else the leader's."""
    duties = _duties_at(by, agreement)
    if Duty.ASSOCIATION_LEADER in duties:
        return Side.ASSOCIATION
    if by.user_id == agreement.leader_id or Duty.LEADER in duties:
        return Side.LEADER
    if Duty.EMPLOYEE in duties or speaks_for_employees(by, agreement):
        return Side.EMPLOYEE
    return Side.LEADER


def may_sign(by: Actor, agreement: Agreement, side: str, needed: list[str] | None = None) -> Verdict:
    """Say whether this person signs for this side: who they are decides, not how much their duty may (DR-35)."""
    if side not in (needed_sides(agreement) if needed is None else needed):
        return refused(_("This agreement does not need a signature from that side."))
    if side == Side.LEADER and (by.user_id is None or by.user_id != agreement.leader_id):
        return refused(_("Only the leader who is named in the agreement signs for the leader's side."))
    if side == Side.EMPLOYEE and not speaks_for_employees(by, agreement):
        return refused(_without_seat(agreement))
    if side == Side.ASSOCIATION and Duty.ASSOCIATION_LEADER not in _duties_at(by, agreement):
        return refused(_("Only an activity leader of the association signs for the association."))
    if any(row.side != side and row.signer_id == by.user_id for row in _live(agreement)):
        return refused(_("You have signed for another side. One person cannot be both sides."))
    return ALLOWED


def sides_to_sign(by: Actor, agreement: Agreement) -> list[str]:
    """Return the sides that the person may sign for and that have not signed yet."""
    needed, signed = needed_sides(agreement), {row.side for row in _live(agreement)}
    return [side for side in needed if side not in signed and may_sign(by, agreement, side, needed)]


def _live(agreement: Agreement) -> list[SignOff]:
    return [row for row in agreement.sign_offs.all() if row.voided_at is None]


def speaks_for_employees(by: Actor, agreement: Agreement) -> bool:
    """Say whether the person sits for the employees in the committee nearest above the workplace."""
    committee = committee_for(agreement.workplace)
    if committee is None or by.user_id is None:
        return False
    return members_on(committee, clock.today()).filter(user=by.user_id, side=CommitteeSide.EMPLOYEE).exists()


def _duties_at(by: Actor, agreement: Agreement) -> set[str]:
    scopes = agreement.access_scopes()
    return {grant.duty for grant in by.grants if any(reaches(by, grant, scope) for scope in scopes)}


def _without_seat(agreement: Agreement) -> str:
    committee = committee_for(agreement.workplace)
    if committee is None:
        return _(
            "No MED committee covers the workplace yet, so nobody can sign for the employees. "
            "Ask the volunteering consultant to say which committee it is."
        )
    return _("Only a member of %(committee)s who sits for the employees signs for the employees.") % {
        "committee": committee.name
    }
