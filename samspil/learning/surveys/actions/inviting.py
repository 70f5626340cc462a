"""Inviting and reminding, a couple of hundred people at a time: a round for a whole region must not hold anybody up."""

from typing import Final

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.learning.surveys.events import PeopleInvited, RoundReminded
from samspil.learning.surveys.flow import State
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries.people import invited_to
from samspil.society.access.permission import require_system

AT_ONCE: Final = 200


@action
def invite_some(by: Actor, of: Round) -> bool:
    """Invite the next people who have an account; say whether there were any. Doing it again invites nobody twice."""
    require_system(by)
    after, up_to = _next(of, "invited_up_to")
    if not up_to:
        return False
    record(PeopleInvited(subject=of, after=after, up_to=up_to), by=by)
    return True


@action
def remind_some(by: Actor, of: Round) -> bool:
    """Remind the next people; say whether there were any. All are reminded alike, for nobody knows who has answered."""
    require_system(by)
    after, up_to = _next(of, "reminded_up_to")
    if not up_to:
        return False
    record(RoundReminded(subject=of, after=after, up_to=up_to), by=by)
    return True


def _next(of: Round, cursor: str) -> tuple[int, int]:
    """Move the cursor on past the next people, if it still stands where it was read."""
    after: int = getattr(of, cursor)
    last = list(invited_to(of).filter(pk__gt=after).values_list("pk", flat=True)[:AT_ONCE])
    if not last:
        return after, 0
    still = Round.objects.filter(pk=of.pk, state=State.OPEN, **{cursor: after})
    if not still.update(**{cursor: last[-1]}):
        return after, 0
    setattr(of, cursor, last[-1])
    return after, last[-1]
