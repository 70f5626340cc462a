"""Who can be called just now, and which defibrillators can be fetched."""

from datetime import datetime
from typing import Any

from samspil.base.core import clock
from samspil.everyday.callouts.flow import AnswerState, CallOutState
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Equipment, Responder, ResponderGroup
from samspil.everyday.callouts.rules.coverage import Corps
from samspil.everyday.callouts.rules.dispatch import Placed, is_within, nearest
from samspil.everyday.callouts.rules.geometry import Point, box, metres

_COMING = (AnswerState.ACCEPTED, AnswerState.ARRIVED)


def ready_near(group: ResponderGroup, scene: Point, *, but: CallOut | None = None) -> list[Placed]:
    """Return those who can be called to the place now: valid training, on duty, not in their quiet hours, not busy, not far.

    `but` leaves out those who have been alerted in that call-out already.
    """
    (south, west), (north, east) = box(scene, group.radius)
    hour = clock.local(clock.now()).time()
    rows = Responder.objects.on_call_list().filter(
        group=group,
        on_duty=True,
        affiliation__volunteer__user__is_active=True,
        latitude__range=(south, north),
        longitude__range=(west, east),
    )
    rows = rows.exclude(affiliation__volunteer__in=_busy())
    rows = rows.exclude(answers__call_out=but) if but is not None else rows
    found = rows.order_by("pk").values_list("pk", "latitude", "longitude", "quiet_from", "quiet_until")
    return [
        Placed(pk, (latitude, longitude))
        for pk, latitude, longitude, begin, end in found
        if not is_within((begin, end), hour) and metres((latitude, longitude), scene) <= group.radius
    ]


def next_wave(call_out: CallOut) -> tuple[list[tuple[Placed, float]], bool]:
    """Return whom the next wave alerts, with their distances, and whether anybody is left after it."""
    if call_out.scene is None:
        return [], False
    ready = ready_near(call_out.group, call_out.scene, but=call_out)
    radius, most = call_out.group.radius, call_out.group.most
    chosen = nearest(ready, call_out.scene, radius=radius, most=most)
    return chosen, len(ready) > len(chosen)


def aeds_in_reach(group: ResponderGroup, scene: Point, at: datetime) -> list[Placed]:
    """Return the defibrillators within the group's radius of the place that can be reached at that hour."""
    hour = clock.local(at).time()
    return [
        Placed(aed.pk, aed.point)
        for aed in Equipment.objects.aeds(group).order_by("pk")
        if aed.point is not None
        and (aed.opens_at is None or aed.closes_at is None or is_within((aed.opens_at, aed.closes_at), hour))
        and metres(aed.point, scene) <= group.radius
    ]


def corps(group: ResponderGroup) -> Corps:
    """Return everybody on the call list and all defibrillators, as if all were on duty and all doors open."""
    listed = Responder.objects.on_call_list().filter(group=group).order_by("pk")
    places = listed.values_list("pk", "latitude", "longitude")
    return Corps(
        area=group.corners,
        people=[Placed(pk, (latitude, longitude)) for pk, latitude, longitude in places],
        aeds=[Placed(aed.pk, aed.point) for aed in Equipment.objects.aeds(group) if aed.point is not None],
        radius=group.radius,
        most=group.most,
    )


def coming(call_out: CallOut) -> list[CallOutAnswer]:
    """Return those who are on the way or there, in the order in which they said yes."""
    rows = call_out.answers.filter(state__in=_COMING, responder__isnull=False).select_related("responder")
    return list(rows.order_by("answered_at", "pk"))


def _busy() -> Any:
    """Return the volunteers who are on the way to a running drill of any group."""
    rows = CallOutAnswer.objects.filter(state__in=_COMING, responder__isnull=False).exclude(
        call_out__state=CallOutState.ENDED
    )
    return rows.values("responder__affiliation__volunteer")
