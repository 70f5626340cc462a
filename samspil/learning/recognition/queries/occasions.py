"""The occasions as hosts and guests see them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.learning.recognition.flow import OccasionState
from samspil.learning.recognition.models import Invitation, Occasion
from samspil.people.volunteers.models import Affiliation
from samspil.society.partners.models import Partner


def hosted(by: Actor) -> QuerySet[Occasion]:
    """Return the occasions of the actor's places, those ahead first, with how many come."""
    coming = Count("invitations", filter=Q(invitations__answer=Invitation.Answer.COMING))
    rows = Occasion.objects.visible_to(by).select_related("workplace__unit")
    return rows.annotate(coming=coming, invited=Count("invitations")).order_by("-starts_at", "-pk")


def own_invitations(by: Actor) -> QuerySet[Invitation]:
    """Return the actor's invitations to what is ahead, the nearest first."""
    ahead = Occasion.objects.ahead()
    rows = Invitation.objects.visible_to(by).filter(occasion__in=ahead)
    return rows.select_related("occasion__workplace__unit").order_by("occasion__starts_at", "pk")


def guests(occasion: Occasion) -> dict[str, Any]:
    """Return who comes, how many do not, and what the kitchen must know."""
    rows = list(occasion.invitations.select_related("volunteer__user"))
    coming = [row for row in rows if row.answer == Invitation.Answer.COMING]
    meals = [(meal.label, sum(row.meal == meal for row in coming)) for meal in Invitation.Meal]
    return {
        "coming": coming,
        "declined": sum(row.answer == Invitation.Answer.NOT_COMING for row in rows),
        "waiting": sum(row.answer == Invitation.Answer.WAITING for row in rows),
        "meals": [(label, number) for label, number in meals if number],
        "is_ahead": occasion.state == OccasionState.PLANNED and occasion.starts_at > clock.now(),
        "has_begun": occasion.state != OccasionState.CANCELLED and occasion.starts_at <= clock.now(),
    }


def groups(occasion: Occasion) -> QuerySet[Partner]:
    """Return the associations that have volunteers at the place."""
    here = Affiliation.objects.current().filter(workplace=occasion.workplace_id)
    return Partner.objects.filter(pk__in=here.exclude(partner=None).values("partner")).order_by("name", "pk")
