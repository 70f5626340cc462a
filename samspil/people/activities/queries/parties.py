"""Who shares an activity, and who could."""

from django.db.models import Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.people.activities.models import Activity, Party
from samspil.society.partners.models import Partner


def parties_of(activity: Activity) -> list[Party]:
    """Return the partners that share the activity, by name. One query."""
    return list(Party.objects.filter(activity=activity).select_related("partner"))


def partners_to_share_with(by: Actor, activity: Activity) -> QuerySet[Partner]:
    """Return the partners that could come along: those that the actor sees, and every volunteer centre."""
    seen = Partner.objects.visible_to(by).order_by().values("pk")
    known = Q(pk__in=seen) | Q(kind=Partner.Kind.VOLUNTEER_CENTRE)
    here = Q(workplace=None) | Q(workplace=activity.workplace_id)
    rows = Partner.objects.filter(known, here, ended_on=None)
    return rows.exclude(parties__activity=activity).order_by("name", "pk")
