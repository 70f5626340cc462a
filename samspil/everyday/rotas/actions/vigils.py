"""A vigil is opened, kept going, changed, and ended once for all."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.events import (
    RelayStopped,
    VigilChanged,
    VigilCleared,
    VigilEnded,
    VigilErased,
    VigilKept,
    VigilOpened,
)
from samspil.everyday.rotas.flow import LIVE, VIGIL_FLOW, ShiftState, SignUpState, VigilState
from samspil.everyday.rotas.models import Call, HandOver, Shift, SignUp, Vigil
from samspil.everyday.rotas.queries.frame import refuse_without_agreement, within_agreement
from samspil.everyday.rotas.rules.vigils import (
    AHEAD,
    CARE_KEPT,
    KEPT_AFTER,
    REST,
    check_vigil,
    first_start,
    watches,
)
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, Kind
from samspil.people.citizens.queries import refuse_who_said_no, take_turn
from samspil.people.citizens.rules import place_key
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def open_vigil(
    by: Actor,
    activity: Activity,
    *,
    room: str,
    starts_at: datetime | None = None,
    length: int = 4,
    overlap: int = 15,
    rest: int = REST,
    in_pairs: bool = False,
    note: str = "",
) -> Vigil:
    """Open a vigil in a room, and make its watches around the clock for the next two days. Without a time it begins at once.

    Raises Invalid, Closed when whoever lies there has said no, Conflict when there is one in the room already.
    """
    require(by, Can.VIGIL_OPEN, activity)
    now = clock.now()
    begin = starts_at or first_start(now, None)
    check_vigil(begin, now, length=length, overlap=overlap, rest=rest)
    if activity.kind != Kind.VIGIL or activity.state != State.PUBLISHED:
        raise Invalid({"activity": [_("Choose a published activity of the kind vigil.")]})
    refuse_without_agreement(activity, clock.local(begin).date(), field="activity")
    values = {"length": length, "overlap": overlap, "rest": rest, "in_pairs": in_pairs, "note": note}
    vigil = Vigil(activity=activity, workplace=activity.workplace, starts_at=begin, **values)
    _put(vigil, room)
    vigil.opened_by_id = by.user_id
    _saved(vigil)
    _make_watches(vigil, now)
    record(VigilOpened(subject=vigil), by=by)
    return vigil


@action
def keep_vigil(by: Actor, vigil: Vigil) -> int:
    """Make the watches that are missing in the next two days, and tidy what has run out. Twice is as good as once."""
    require_system(by)
    fresh = _locked(vigil)
    now = clock.now()
    made = _make_watches(fresh, now) if fresh.is_open else 0
    gone = Call.objects.filter(shift__vigil=fresh, shift__starts_at__lte=now).delete()[0]
    gone += fresh.standbys.filter(until__lte=now).delete()[0]
    if made or gone:
        record(VigilKept(subject=fresh, count=made), by=by)
    return made


@action
def change_vigil(by: Actor, vigil: Vigil, *, room: str, note: str = "", rest: int = REST) -> None:
    """Move the vigil to another room, or change what is good to know or how long the rest is.

    Raises Invalid, Closed when whoever lies there has said no, Conflict when it has ended.
    """
    require(by, Can.VIGIL_OPEN, vigil)
    take_turn(vigil.workplace, whereabouts=room)
    fresh = _locked(vigil)
    if not fresh.is_open:
        raise Conflict(_("The vigil has ended."))
    if not REST <= rest <= 24:
        raise Invalid(
            {"rest": [_("There are at least eight hours between two watches of the same volunteer.")]}
        )
    fresh.note, fresh.rest = note, rest
    _put(fresh, room)
    _saved(fresh)
    record(VigilChanged(subject=fresh), by=by)


@action
def end_vigil(by: Actor, vigil: Vigil) -> None:
    """End the vigil and all later watches; everybody is told once. Who sits there now is not interrupted. Twice is as good as once.

    Why is neither asked nor kept.
    """
    require(by, Can.VIGIL_OPEN, vigil)
    fresh = _locked(vigil)
    if fresh.is_open:
        VIGIL_FLOW.move(fresh, to=VigilState.ENDED, ended_at=clock.now())
        shifts = _cancel_later(fresh, clock.now())
        vigil.state, vigil.ended_at = fresh.state, fresh.ended_at
        record(VigilEnded(subject=fresh, shifts=shifts), by=by)
        record(RelayStopped(subject=fresh), by=by)


@action
def clear_vigil(by: Actor, vigil: Vigil) -> None:
    """Erase who was asked, who stood by, who wanted peace, and what was handed over."""
    require_system(by)
    Call.objects.filter(shift__vigil=vigil).delete()
    HandOver.objects.filter(shift__vigil=vigil).delete()
    vigil.standbys.all().delete()
    vigil.silences.all().delete()
    record(VigilCleared(subject=vigil), by=by)


@action
def erase_vigil(by: Actor, vigil: Vigil) -> None:
    """Erase the room and the words a week after the end, and later who wished to talk. Does nothing before."""
    require_system(by)
    ended, now = vigil.ended_at, clock.now()
    emptied = {"room": "", "place_key": "", "note": "", "erased_at": now}
    due = Vigil.objects.filter(pk=vigil.pk, ended_at__lte=now - KEPT_AFTER, erased_at__isnull=True)
    gone = due.update(**emptied)
    if ended is not None and ended <= now - CARE_KEPT:
        gone += vigil.after_cares.all().delete()[0]
    if gone:
        record(VigilErased(subject=vigil), by=by)


def _put(vigil: Vigil, room: str) -> None:
    """Name the room. The only thing known of the person there is that they have not said no."""
    key = place_key(vigil.workplace, room)
    if not key:
        raise Invalid({"room": [_("Write the room or the bed.")]})
    refuse_who_said_no(vigil.workplace, whereabouts=room)
    vigil.room, vigil.place_key = room.strip(), key


def _saved(vigil: Vigil) -> None:
    try:
        with transaction.atomic():
            vigil.save()
    except IntegrityError as error:
        raise Conflict(
            _("There is a vigil in this room already. You find it on the page of the vigils.")
        ) from error


def _locked(vigil: Vigil) -> Vigil:
    rows = Vigil.objects.select_related(
        "workplace__unit__authority", "activity__workplace__unit__authority", "activity__partner"
    )
    return rows.select_for_update(of=("self",), no_key=True).get(pk=vigil.pk)


def _make_watches(vigil: Vigil, now: datetime) -> int:
    """Go on from the last watch that was made, even where one in between was cancelled: no gap, and none twice."""
    last = vigil.watches.order_by("-starts_at").values_list("starts_at", flat=True).first()
    begin = vigil.starts_at if last is None else last + timedelta(hours=vigil.length)
    wanted = watches(begin, vigil.length, vigil.overlap, until=now + AHEAD)
    new = [_watch(vigil, *span) for span in wanted if span[1] > now]
    new = within_agreement(vigil.activity, new) if vigil.activity.state != State.CLOSED else []
    Shift.objects.bulk_create(new)
    return len(new)


def _watch(vigil: Vigil, starts_at: datetime, ends_at: datetime) -> Shift:
    return Shift(
        activity=vigil.activity,
        vigil=vigil,
        day=clock.local(starts_at).date(),
        starts_at=starts_at,
        ends_at=ends_at,
        places=vigil.places,
        minimum=vigil.places,
    )


def _cancel_later(vigil: Vigil, now: datetime) -> list[int]:
    later = vigil.watches.planned().filter(starts_at__gt=now).order_by("pk")
    ids = list(later.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    SignUp.objects.filter(shift__in=ids, state__in=LIVE).update(state=SignUpState.CANCELLED, answer_by=None)
    Shift.objects.filter(pk__in=ids).update(
        state=ShiftState.CANCELLED, taken=0, waiting=0, version=F("version") + 1
    )
    return ids
