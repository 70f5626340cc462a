"""What is asked on the way to a place, composed once: when a shift is announced, a crowd comes this way at the same minute."""

from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.core.kept import kept
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import visible_or_404

_WITH = ("activity__workplace__unit", "activity__workplace__site", "activity__partner", "partner")
_VOLUNTEERS_ALONE = frozenset({Duty.VOLUNTEER.value})


def shift_or_404(by: Actor, pk: int) -> Shift:
    """Return the shift with all that its page needs. Raises NotVisible."""
    if by.is_system or by.volunteer_id is None or by.duties != _VOLUNTEERS_ALONE:
        return visible_or_404(by, Shift.objects.select_related(*_WITH), pk)
    found = _seen(pk, by.volunteer_id, clock.today())
    if not found:
        raise NotVisible
    return found[0]


@kept
def _seen(shift: int, volunteer: int, day: date) -> QuerySet[Shift]:
    return Shift.objects.of_volunteer(volunteer, day).filter(pk=shift).select_related(*_WITH).order_by("pk")


def has_room(shift_id: int, volunteer_id: int) -> bool:
    """Say whether a place is free, for all or in the volunteer's own circle."""
    return bool(_with_room(shift_id, volunteer_id, clock.today()))


@kept
def _with_room(shift: int, volunteer: int, day: date) -> QuerySet[Shift, int]:
    held = Hold.objects.open_to(volunteer, day).filter(shift=OuterRef("pk"))
    free = Shift.objects.filter(Q(taken__lt=F("places")) | Exists(held), pk=shift)
    return free.order_by().values_list("pk", flat=True)


@kept
def locked_measure(volunteer: int) -> QuerySet[Volunteer, int | None]:
    """Lock the volunteer, and return how many hours a week they have chosen at most."""
    rows = Volunteer.objects.order_by().select_for_update(of=("self",), no_key=True).filter(pk=volunteer)
    return rows.values_list("hours_most", flat=True)


@kept
def locked_bonds(volunteer: int) -> QuerySet[Affiliation, int]:
    """Lock where the volunteer belongs, in the order of the keys."""
    rows = Affiliation.objects.select_for_update(of=("self",), no_key=True).filter(volunteer=volunteer)
    return rows.filter(ends_on__isnull=True).order_by("pk").values_list("pk", flat=True)


@kept
def locked_shift(shift: int) -> QuerySet[Shift]:
    """Return the shift as it stands now, and keep all others from changing it or its sign-ups until the transaction ends."""
    return Shift.objects.select_for_update(of=("self",), no_key=True).filter(pk=shift).order_by("pk")


def bonds_at(volunteer_id: int, shift: Shift) -> list[Affiliation]:
    """Return how the volunteer belongs to the shift's workplace on its day, the oldest first."""
    return _bonds(volunteer_id, shift.activity.workplace_id, clock.local(shift.starts_at).date())


@kept
def _bonds(volunteer: int, workplace: int, day: date) -> QuerySet[Affiliation]:
    rows = Affiliation.objects.current(day).filter(volunteer=volunteer, workplace=workplace)
    return rows.select_related("partner", "volunteer").order_by("pk")


def bond_to_holder(volunteer_id: int, shift: Shift) -> Affiliation | None:
    """Return through which circle the volunteer may have a place that is held, if there is one."""
    day = clock.local(shift.starts_at).date()
    return next(iter(_to_holders(volunteer_id, shift.activity.workplace_id, day, shift.pk)), None)


@kept
def _to_holders(volunteer: int, workplace: int, day: date, shift: int) -> QuerySet[Affiliation]:
    here = Affiliation.objects.current(day).filter(volunteer=volunteer, workplace=workplace)
    return here.filter(partner__holds__shift=shift, partner__holds__left__gt=0).order_by("pk")


def in_the_way(volunteer_id: int, shift: Shift) -> tuple[SignUp | None, SignUp | None]:
    """Return the volunteer's own row on the shift, and a place that they have elsewhere at that time. One query."""
    rows = _meeting(volunteer_id, shift.pk, shift.starts_at, shift.ends_at)
    own = next((row for row in rows if row.shift_id == shift.pk), None)
    return own, next((row for row in rows if row.shift_id != shift.pk), None)


@kept
def _meeting(volunteer: int, shift: int, begin: datetime, end: datetime) -> QuerySet[SignUp]:
    elsewhere = Q(state=SignUpState.TAKEN, starts_at__lt=end, ends_at__gt=begin)
    rows = SignUp.objects.filter(elsewhere | Q(shift=shift), volunteer=volunteer)
    return rows.select_related("shift__activity").order_by("starts_at", "pk")
