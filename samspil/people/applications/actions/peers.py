"""People who have been patients, relatives or users themselves: asked only after their own yes, and after a pause."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.models import Activity
from samspil.people.applications import rules
from samspil.people.applications.events import (
    PeerInvited,
    PeerPauseEnded,
    PeerUnwilling,
    PeerWilling,
)
from samspil.people.applications.flow import INTEREST_FLOW, InterestState
from samspil.people.applications.models import Interest
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_system
from samspil.society.places.models import Workplace


@action
def offer_experience(
    by: Actor, workplace: Workplace, *, name: str, email: str, is_treated_now: bool, agrees: bool
) -> Interest:
    """Say yes to being asked some day. Whoever is treated here now, or close to somebody who is, is left in peace first.

    Only the day from which one may be asked is kept, and not the reason for it. Raises Invalid without a yes.
    """
    require_anyone(by)
    if not agrees:
        raise Invalid({"agrees": [_("Tick the box if we may write to you.")]})
    today = clock.today()
    ask_from = today + timedelta(days=rules.PAUSE_DAYS) if is_treated_now else today
    interest = Interest.objects.create(
        authority=workplace.unit.authority,
        workplace=workplace,
        name=name.strip(),
        email=email.strip().lower(),
        may_be_invited=True,
        ask_from=ask_from if is_treated_now else None,
        language=translation.get_language() or "da",
    )
    record(PeerWilling(subject=interest, ask_from=ask_from.isoformat()), by=by)
    return interest


@action
def end_pause(by: Actor, interest: Interest) -> None:
    """Let those near the place see the person now: a job does this on the day. Once is enough."""
    require_system(by)
    over = Interest.objects.filter(pk=interest.pk, ask_from__lte=clock.today())
    if over.update(ask_from=None):
        record(PeerPauseEnded(subject=interest), by=by)


@action
def invite_peer(by: Actor, interest: Interest, *, activity: Activity) -> None:
    """Invite the person to the activity by e-mail; the rest is their own choice.

    Raises Closed without their yes, before the pause is over, and to an activity that does not ask for peers.
    """
    require(by, Can.INTEREST_HANDLE, interest)
    verdict = rules.invitation_verdict(interest, activity)
    if not verdict:
        raise Closed([verdict.reason])
    INTEREST_FLOW.move(interest, to=InterestState.ANSWERED, answered_at=clock.now())
    record(PeerInvited(subject=interest, activity=activity.pk), by=by)


@action
def take_back_yes(by: Actor, interest: Interest, *, key: str) -> None:
    """Delete what the person left, at their own wish. Raises NotVisible for a false key."""
    rules.require_key(interest, key)
    gone = PeerUnwilling(subject=interest)
    Interest.objects.filter(pk=interest.pk).delete()
    record(gone, by=by)
