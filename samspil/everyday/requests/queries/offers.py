"""What can be asked for: at a place, at an activity, and where in the country."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from samspil.base.core.search import matching
from samspil.everyday.requests.models import Request, RequestKind
from samspil.everyday.requests.rules.kinds import OFFERS, doings_with, kinds_of
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.society.places.models import Workplace


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be asked for at one activity."""

    activity: Activity
    kind: RequestKind


def askable() -> QuerySet[Activity]:
    """Return the activities that somebody can ask for now: published, open to all, and of a kind that one asks for."""
    return Activity.objects.public().filter(
        state=ActivityState.PUBLISHED, access_mode=Activity.Access.DIRECT, kind__in=list(OFFERS)
    )


def offers_at(workplace: Workplace) -> list[Offer]:
    """Return what can be asked for here, in the order in which the kinds are named. One query."""
    here = askable().filter(workplace=workplace).select_related("workplace__unit__authority", "partner")
    order = list(RequestKind)
    return sorted(offered(here.order_by("title", "pk")), key=lambda offer: order.index(offer.kind))


def offered(activities: Iterable[Activity]) -> list[Offer]:
    """Return each thing that can be asked for at each of the activities."""
    return [Offer(activity, kind) for activity in activities for kind in kinds_of(activity)]


def kind_named(text: str, activity: Activity) -> RequestKind:
    """Return the kind with this code, if the activity offers it; otherwise its first."""
    kinds = kinds_of(activity)
    return RequestKind(text) if text in kinds else kinds[0]


def kinds_anywhere() -> list[RequestKind]:
    """Return the kinds that can be asked for somewhere. One query."""
    doing = set(askable().order_by().values_list("kind", flat=True).distinct())
    return [kind for kind in RequestKind if doing.intersection(doings_with(kind))]


def places_with(kind: str, text: str = "") -> QuerySet[Activity]:
    """Return the activities at which the kind can be asked for; `text` narrows by place, town and title."""
    rows = askable().filter(kind__in=doings_with(kind)).select_related("workplace__unit", "workplace__site")
    return rows.filter(matching(text)).order_by("workplace__unit__name", "title", "pk")


def places_elsewhere(request: Request, text: str = "") -> QuerySet[Activity]:
    """Return at most thirty activities of other authorities that could go on with the request."""
    here = request.activity.workplace.unit.authority_id
    kinds = {*doings_with(request.kind), *doings_with(RequestKind.AFTER_DISCHARGE)}
    rows = askable().filter(matching(text), kind__in=kinds).exclude(workplace__unit__authority=here)
    rows = rows.select_related("workplace__unit__authority", "workplace__site")
    ids = rows.order_by("workplace__unit__name", "title", "pk").values_list("pk", flat=True)[:30]
    return rows.filter(pk__in=list(ids)).order_by("workplace__unit__name", "title", "pk")
