"""Whom to ask for a watch: whoever stands by, then those who may be called at that hour, the least recently asked first."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F

from samspil.base.core import clock
from samspil.everyday.rotas.models import Shift, SignUp, Silence, Standby, Vigil
from samspil.everyday.rotas.queries.rest import busy
from samspil.everyday.rotas.rules.vigils import CALL_AHEAD, CALL_SIZE, quiet_key, wish_for
from samspil.people.activities.flow import State
from samspil.people.onboarding.queries import readiness_for
from samspil.people.volunteers.models import Affiliation, Volunteer, Wishes

_AT_ONCE = 10  # of whom most are ready, and five are asked


def uncovered(vigil: Vigil, now: datetime) -> list[Shift]:
    """Return the watches of the next twelve hours that lack somebody, the soonest first."""
    rows = vigil.watches.planned().filter(
        starts_at__gt=now, starts_at__lte=now + CALL_AHEAD, taken__lt=F("minimum")
    )
    return list(rows.select_related("vigil", "activity__workplace__unit").order_by("starts_at", "pk"))


def next_wave(vigil: Vigil, watches: list[Shift], now: datetime) -> tuple[Shift | None, list[Volunteer]]:
    """Return the first of the watches for which somebody is left to ask, and up to five to ask. Nobody who wants peace is among them."""
    if vigil.activity.state != State.PUBLISHED:  # paused: nobody new can take a watch
        return None, []
    quiet = set(vigil.silences.values_list("key", flat=True))
    for watch in watches:
        people = list(_chosen(vigil, watch, now, quiet))
        if people:
            return watch, people
    return None, []


def is_silent(vigil: Vigil, volunteer_id: int) -> bool:
    """Say whether the volunteer has asked to be left in peace about the vigil. Ask this for nobody but the reader."""
    return Silence.objects.filter(vigil=vigil, key=quiet_key(vigil.pk, volunteer_id)).exists()


def _chosen(vigil: Vigil, watch: Shift, now: datetime, quiet: set[str]) -> Iterator[Volunteer]:
    ids, left = _willing(vigil, watch, now), CALL_SIZE
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        to_ask = [
            pk for pk in some if not {quiet_key(vigil.pk, pk), quiet_key(vigil.pk, pk, watch.pk)} & quiet
        ]
        fit = _able(to_ask, watch)[:left] if to_ask else []
        yield from fit
        left -= len(fit)
        if not left:
            return


def _willing(vigil: Vigil, watch: Shift, now: datetime) -> list[int]:
    """Return who belongs here and has said that they may be asked at this hour, without repetition."""
    day = clock.local(watch.starts_at).date()
    bonds = Affiliation.objects.current(day).filter(
        workplace=vigil.workplace_id, volunteer__user__is_active=True, volunteer__user__email__isnull=False
    )
    if watch.activity.partner_id is not None:
        bonds = bonds.filter(partner=watch.activity.partner_id)
    here = bonds.order_by().values("volunteer_id")
    first = Standby.objects.filter(vigil=vigil, volunteer__in=here).tonight(now)
    wish = wish_for(watch.starts_at, watch.ends_at, now)
    then = Wishes.objects.filter(volunteer__in=here, may_be_called=True, **{wish: True}).order_by(
        F("last_asked_at").asc(nulls_first=True), "pk"
    )
    ids = [*first.values_list("volunteer_id", flat=True), *then.values_list("volunteer_id", flat=True)]
    return list(dict.fromkeys(ids))


def _able(ids: list[int], watch: Shift) -> list[Volunteer]:
    """Return those who are ready, rested, free at that time and not on the watch, in the same order."""
    day = clock.local(watch.starts_at).date()
    ready = readiness_for([(pk, watch.activity) for pk in ids], day)
    on_it = set(SignUp.objects.filter(shift=watch, volunteer__in=ids).values_list("volunteer_id", flat=True))
    out = busy(ids, watch) | on_it
    fit = [pk for pk in ids if pk not in out and not ready[pk, watch.activity_id].reasons]
    people = Volunteer.objects.select_related("user").in_bulk(fit)
    return [people[pk] for pk in fit]
