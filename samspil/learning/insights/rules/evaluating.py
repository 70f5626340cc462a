"""Who answers an evaluation in which quality, what both sides are, and what can be done with it now."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied
from samspil.learning.insights.flow import ANSWERABLE, State
from samspil.learning.insights.models import Answer, Evaluation, Group, Voice
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused
from samspil.society.access.reach import reaches

_AT_THE_WORKPLACE = frozenset({Duty.LEADER, Duty.COORDINATOR})
# What each voice is asked about first: what it knows best. The others are open to it, too.
NEAREST = {
    Voice.WORKPLACE: (Group.CITIZENS, Group.EMPLOYEES, Group.PARTIES),
    Voice.ASSOCIATION: (Group.VOLUNTEERS, Group.PARTIES),
    Voice.VOLUNTEER: (Group.VOLUNTEERS,),
    Voice.EMPLOYEE: (Group.EMPLOYEES,),
}


def both_sides(evaluation: Evaluation) -> tuple[Voice, Voice]:
    """Return the two sides that must have answered: the workplace, and the association or (without one) the volunteers."""
    return Voice.WORKPLACE, Voice.ASSOCIATION if evaluation.partner_id else Voice.VOLUNTEER


def missing_sides(evaluation: Evaluation, voices: Iterable[str]) -> list[Voice]:
    """Return the sides that have not answered yet."""
    heard = set(voices)
    return [side for side in both_sides(evaluation) if side not in heard]


def voice_of(by: Actor, evaluation: Evaluation) -> Voice | None:
    """Return in what quality the person answers, the weightiest first: nobody is both sides. None: they are no part of it."""
    scope = evaluation.access_scopes()[0]
    duties = {grant.duty for grant in by.grants if reaches(by, grant, scope)}
    if duties & _AT_THE_WORKPLACE:
        return Voice.WORKPLACE
    if Duty.ASSOCIATION_LEADER in duties:
        return Voice.ASSOCIATION
    if Duty.EMPLOYEE in duties:
        return Voice.EMPLOYEE
    is_part = by.volunteer_id and evaluation.pk and _takes_part(by, evaluation)
    return Voice.VOLUNTEER if is_part else None


def may_answer(by: Actor, evaluation: Evaluation, own: Answer | None = None) -> Verdict:
    """Say whether the person may answer now, or change the answer they have given (`own`)."""
    voice = voice_of(by, evaluation)
    if voice is None:
        return refused(
            _("Those answer who take part: the workplace, the association, the volunteers and the employees.")
        )
    return open_verdict(evaluation, has_answered=own is not None)


def open_verdict(evaluation: Evaluation, *, has_answered: bool) -> Verdict:
    """Say whether the state still takes an answer. When it is done, new voices may still be added, but none is changed."""
    if evaluation.state in ANSWERABLE:
        return ALLOWED
    if evaluation.state == State.CALLED_OFF:
        return refused(_("The evaluation has been called off."))
    if evaluation.state == State.SHARED:
        return refused(_("The evaluation has been put before the committee and is closed."))
    if has_answered:
        return refused(_("Both sides have answered and read each other's words. So the answers stand."))
    return ALLOWED


def may_read(evaluation: Evaluation) -> Verdict:
    """Say whether the answers are shown: to both at the same time, so that neither side answers the other."""
    if evaluation.is_finished:
        return ALLOWED
    return refused(_("The answers are shown when both sides have answered."))


def may_share(by: Actor, evaluation: Evaluation) -> Verdict:
    """Say whether the person may put it before the committee: somebody of the place, when it is done."""
    verdict = allowed(by, Can.EVALUATION_EDIT, evaluation.workplace)
    if verdict and evaluation.state != State.DONE:
        return refused(_("It can be put before the committee once, when both sides have answered."))
    return verdict


def may_call_off(by: Actor, evaluation: Evaluation) -> Verdict:
    """Say whether the person may call it off: somebody of the place, while it is open."""
    verdict = allowed(by, Can.EVALUATION_EDIT, evaluation.workplace)
    if verdict and not evaluation.is_open:
        return refused(_("Only an evaluation that is open can be called off."))
    return verdict


def require_voice(by: Actor, evaluation: Evaluation) -> None:
    """Raise Denied unless the person takes part in what is evaluated."""
    if voice_of(by, evaluation) is None:
        raise Denied(may_answer(by, evaluation).reason)


def refuse_closed(evaluation: Evaluation, *, has_answered: bool) -> None:
    """Raise Conflict when no answer can be given any more."""
    verdict = open_verdict(evaluation, has_answered=has_answered)
    if not verdict:
        raise Conflict(verdict.reason)


def _takes_part(by: Actor, evaluation: Evaluation) -> bool:
    return Evaluation.objects.taken_part_in_by(by).filter(pk=evaluation.pk).exists()
