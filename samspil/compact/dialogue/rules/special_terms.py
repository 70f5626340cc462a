"""When a declaration on special terms raises a flag, and who may close it."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui.formats import number
from samspil.compact.dialogue.flow import DeclarationState
from samspil.compact.dialogue.models import DialoguePolicy, Membership, Side
from samspil.compact.dialogue.models.declarations import SpecialTerms
from samspil.compact.dialogue.queries.committees import committee_for
from samspil.society.access.matrix import Can
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused

FIRST_YEAR = 2007


def flag_reasons(declaration: SpecialTerms, reading: str) -> list[str]:
    """Return why the declaration needs the committee's attention; none when it does not.

    Two readings of the rule are in use: by quality the leader's word that nothing was made worse is enough, by number any
    fall counts. Falling posts while the volunteers' hours rise count in both.
    """
    reasons = []
    numbers = {
        "before": declaration.posts_before,
        "after": declaration.posts_after,
        "from": number(declaration.hours_before or 0),
        "to": number(declaration.hours_after or 0),
    }
    if declaration.has_fewer_posts and declaration.has_more_hours:
        reasons.append(
            _(
                "There are fewer posts on special terms (%(before)s → %(after)s) while the volunteers' hours have risen "
                "(%(from)s → %(to)s)."
            )
            % numbers
        )
    elif declaration.has_fewer_posts and reading == DialoguePolicy.SpecialTermsRule.NUMBER:
        reasons.append(_("There are fewer posts on special terms: %(before)s → %(after)s.") % numbers)
    if not declaration.no_negative_influence:
        reasons.append(_("The leader does not declare that volunteers had no negative influence."))
    return reasons


def comment_verdict(by: Actor, declaration: SpecialTerms) -> Verdict:
    """Say whether the actor may comment for the employees: a member of the employee side of the workplace's committee, today."""
    verdict = allowed(by, Can.DECLARATION_COMMENT, declaration)
    if not verdict:
        return verdict
    committee = committee_for(declaration.workplace)
    if committee is None:
        return refused(_("No committee covers the workplace. Ask the consultant to find the right one."))
    seat = Membership.objects.on(clock.today()).filter(
        committee=committee, user=by.user_id, side=Side.EMPLOYEE
    )
    if by.user_id is None or not seat.exists():
        return refused(
            _("Only a member of the employee side of %(committee)s can comment on this.")
            % {"committee": committee.name}
        )
    return ALLOWED


def close_verdict(by: Actor, declaration: SpecialTerms) -> Verdict:
    """Say whether the actor may close the flag now."""
    if declaration.state != DeclarationState.FLAGGED:
        return refused(_("There is no flag to close."))
    return comment_verdict(by, declaration)
