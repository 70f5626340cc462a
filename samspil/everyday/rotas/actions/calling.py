"""Those willing are asked for a watch, in waves; they answer by one tap, or stand by, or wish for peace."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Closed, Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.events import QuestionsSettled, StandbyJoined, WatchCalled, WatchUncovered
from samspil.everyday.rotas.models import Call, Shift, Silence, Standby, Vigil
from samspil.everyday.rotas.queries.calling import next_wave, uncovered
from samspil.everyday.rotas.queries.gates import reasons_to_stand_by
from samspil.everyday.rotas.rules.vigils import CALL_PACE, end_of_tonight, quiet_key
from samspil.people.citizens.queries import refuse_who_said_no
from samspil.people.volunteers.actions import note_asked
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system, require_user


@action
def call_sitters(by: Actor, vigil: Vigil) -> int:
    """Ask up to five who are willing for the next watch that lacks somebody, and return how many were asked.

    At most one wave a quarter of an hour; sooner asks nobody. Raises Closed when whoever lies there has said no.
    """
    require(by, Can.VIGIL_OPEN, vigil)
    now = clock.now()
    refuse_who_said_no(vigil.workplace, whereabouts=vigil.room)
    watches = uncovered(vigil, now)
    shift, people = next_wave(vigil, watches, now) if watches and _my_turn(vigil, now) else (None, [])
    if shift is not None:
        record(WatchCalled(subject=shift, calls=_ask(vigil, shift, people, now)), by=by)
    return len(people)


def _my_turn(vigil: Vigil, now: datetime) -> bool:
    """Of two who call at once one does; the end of the vigil waits for the other, or stops both."""
    rested = Q(called_at__isnull=True) | Q(called_at__lte=now - CALL_PACE)
    return bool(Vigil.objects.open().filter(rested, pk=vigil.pk).update(called_at=now))


def _ask(vigil: Vigil, shift: Shift, people: list[Volunteer], now: datetime) -> list[int]:
    keys = [quiet_key(vigil.pk, one.pk, shift.pk) for one in people]
    Silence.objects.bulk_create([Silence(vigil=vigil, key=key) for key in keys], ignore_conflicts=True)
    calls = [Call.objects.create(shift=shift, volunteer=one, asked_at=now) for one in people]
    note_asked(SYSTEM, vigil.workplace, volunteers=[one.pk for one in people])
    return [call.pk for call in calls]


def _still_open(vigil: Vigil) -> bool:
    """Say whether the vigil is open, and keep it from ending until the transaction is over."""
    locked = Vigil.objects.open().order_by().select_for_update(of=("self",), no_key=True).filter(pk=vigil.pk)
    return bool(locked.values_list("pk", flat=True))


@action
def decline_call(by: Actor, call: Call) -> None:
    """Say no to the watch. The question is deleted, and the fact is the same as for one that was covered. A second time does nothing."""
    require_user(by, call.volunteer_id)
    vigil = call.shift.vigil
    Call.objects.filter(pk=call.pk).delete()
    if vigil is not None:
        record(QuestionsSettled(subject=vigil), by=SYSTEM)


@action
def silence_vigil(by: Actor, vigil: Vigil, *, volunteer_id: int) -> None:
    """Be left in peace about this vigil. Nobody but the volunteer can see it, and it is deleted at the end."""
    require_user(by, volunteer_id)
    if _still_open(vigil):
        Silence.objects.get_or_create(vigil=vigil, key=quiet_key(vigil.pk, volunteer_id))
    Call.objects.filter(shift__vigil=vigil, volunteer=volunteer_id).delete()
    Standby.objects.filter(vigil=vigil, volunteer=volunteer_id).delete()
    record(QuestionsSettled(subject=vigil), by=SYSTEM)


@action
def lift_silence(by: Actor, vigil: Vigil, *, volunteer_id: int) -> None:
    """Be asked again."""
    require_user(by, volunteer_id)
    Silence.objects.filter(vigil=vigil, key=quiet_key(vigil.pk, volunteer_id)).delete()
    record(QuestionsSettled(subject=vigil), by=SYSTEM)


@action
def stand_by(by: Actor, vigil: Vigil, *, volunteer_id: int) -> None:
    """Be the first to be asked until seven in the morning. Once more keeps one's place in the line.

    Raises Closed when a gate is shut, Conflict when the vigil has ended.
    """
    require_user(by, volunteer_id)
    if reasons := reasons_to_stand_by(volunteer_id, vigil):
        raise Closed(reasons)
    if not _still_open(vigil):
        raise Conflict(_("The vigil has ended. Thank you for your kindness."))
    now = clock.now()
    Silence.objects.filter(vigil=vigil, key=quiet_key(vigil.pk, volunteer_id)).delete()
    Standby.objects.filter(vigil=vigil, volunteer=volunteer_id, until__lte=now).delete()
    Standby.objects.get_or_create(
        vigil=vigil, volunteer_id=volunteer_id, defaults={"until": end_of_tonight(now)}
    )
    record(StandbyJoined(subject=vigil), by=SYSTEM.in_request(by.request_id))


@action
def stop_standing_by(by: Actor, vigil: Vigil, *, volunteer_id: int) -> None:
    """Step back from standing by. No reason, and no name in the log."""
    require_user(by, volunteer_id)
    Standby.objects.filter(vigil=vigil, volunteer=volunteer_id).delete()
    record(QuestionsSettled(subject=vigil), by=SYSTEM)


@action
def alert_uncovered(by: Actor, shift: Shift) -> None:
    """Let the ward know, once, that a watch which begins soon lacks somebody."""
    require_system(by)
    now = clock.now()
    lacking = Shift.objects.planned().filter(pk=shift.pk, alerted_at__isnull=True, taken=shift.taken)
    if lacking.update(alerted_at=now):
        record(WatchUncovered(subject=shift), by=by)
