"""A seat without its duty is no seat: whoever loses the one, loses the other on the same day."""

from datetime import date

from django.db.models import Q

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.dialogue.actions import end_membership
from samspil.compact.dialogue.models import Membership
from samspil.society.access.matrix import Duty
from samspil.society.duties.events import DutyEnded


@listens(DutyEnded)
def leave_the_seat(by: Actor, fact: DutyEnded) -> None:
    """End the membership when the duty that it gave was ended on the page of the duties, or because somebody left."""
    if fact.duty != Duty.COMMITTEE_MEMBER:
        return
    day = date.fromisoformat(fact.ends_on)
    open_still = Q(ends_on=None) | Q(ends_on__gt=day)
    for membership in Membership.objects.filter(open_still, assignments=fact.subject.pk):
        end_membership(SYSTEM, membership, ends_on=day)
