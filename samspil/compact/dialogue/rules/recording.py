"""Who may call a committee together and say what it discussed: its members, the leader of its area; and nobody from outside."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.compact.dialogue.models import Committee, Meeting, Membership
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused
from samspil.society.access.reach import reaches


def may_record(by: Actor, committee: Committee) -> Verdict:
    """Say whether the actor may record what the committee discussed: a member today, or the leader of its area."""
    verdict = allowed(by, Can.DISCUSSION_RECORD, committee)
    if not verdict or by.is_system or _leads(by, committee) or _sits_in(by, [committee]):
        return verdict
    return refused(
        _("Only the members of %(committee)s and the leader of its area can do this.")
        % {"committee": committee.name}
    )


def may_arrange(by: Actor, committees: Iterable[Committee]) -> Verdict:
    """Say whether the actor may call these committees together: for one of them at least a member, the leader, or whoever
    keeps the committees in order (they often write the invitations).
    """
    answer = refused(_("Choose a committee."))
    for committee in committees:
        if allowed(by, Can.COMMITTEE_EDIT, committee):
            return ALLOWED
        answer = may_record(by, committee)
        if answer:
            return answer
    return answer


def may_run(by: Actor, meeting: Meeting) -> Verdict:
    """Say whether the actor may set the agenda, write the minutes, and close the meeting."""
    return may_arrange(by, list(meeting.committees.all()))


def insist(verdict: Verdict) -> None:
    """Raise Denied with the reason of a no."""
    if not verdict:
        raise Denied(verdict.reason)


def _leads(by: Actor, committee: Committee) -> bool:
    scopes = committee.access_scopes()
    leading = [grant for grant in by.grants if grant.duty == Duty.LEADER]
    return any(reaches(by, grant, scope) for grant in leading for scope in scopes)


def _sits_in(by: Actor, committees: list[Committee]) -> bool:
    seats = Membership.objects.current().filter(committee__in=committees, user=by.user_id or 0)
    return seats.exists()
