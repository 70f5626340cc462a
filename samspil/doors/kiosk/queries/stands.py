"""The stand in the lobby: what is on now, and how it has been doing."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.doors.kiosk.models import StockItem, Tablet, Tally
from samspil.doors.kiosk.rules import CLOSES_AFTER, OPENS_BEFORE
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models import Pilot, PilotPlace
from samspil.people.activities.models import Activity, Kind
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def stand_shifts(tablet: Tablet) -> list[Shift]:
    """Return the shifts at a stand of the tablet's workplace that are on just now, with their tallies. One query."""
    now = clock.now()
    rows = Shift.objects.public().filter(
        activity__workplace=tablet.workplace_id,
        activity__kind=Kind.CAFE_STAND,
        starts_at__lte=now + OPENS_BEFORE,
        ends_at__gt=now - CLOSES_AFTER,
    )
    return list(
        rows.select_related("activity__workplace__unit", "partner", "tally").order_by("starts_at", "pk")
    )


def stand_shift_at(tablet: Tablet, pk: int) -> Shift:
    """Return one of them. Raises NotVisible for any other."""
    for shift in stand_shifts(tablet):
        if shift.pk == pk:
            return shift
    raise NotVisible


@dataclass(frozen=True, slots=True)
class StandShift:
    """One shift at the stand: who fills it, by organisation and never by name, and what was counted."""

    shift: Shift
    filled: list[tuple[str, int]]
    may_note: bool

    @property
    def tally(self) -> Tally:
        return tally_of(self.shift)

    @property
    def is_on_or_over(self) -> bool:
        return self.shift.starts_at <= clock.now()


def stand_or_404(by: Actor, pk: int) -> Activity:
    """Return the activity if it is a stand or a café that the actor sees. Raises NotVisible."""
    rows = Activity.objects.filter(kind=Kind.CAFE_STAND).select_related(
        "workplace__unit__authority", "partner"
    )
    return visible_or_404(by, rows, pk)


def stand_diary(by: Actor, stand: Activity) -> list[StandShift]:
    """Return the shifts of the last four weeks and the next two, the latest first. Two queries."""
    now = clock.now()
    near = {"starts_at__gt": now - timedelta(weeks=4), "starts_at__lt": now + timedelta(weeks=2)}
    rows = Shift.objects.on_rota_of(by).planned().filter(activity=stand, **near)
    shifts = list(rows.select_related("partner", "tally").order_by("-starts_at", "pk")[:60])
    who = SignUp.objects.filter(shift__in=shifts, state=SignUpState.TAKEN).order_by(
        "affiliation__partner__name"
    )
    filled: dict[int, list[tuple[str, int]]] = {}
    for shift, name, number in who.values_list("shift_id", "affiliation__partner__name").annotate(
        n=Count("pk")
    ):
        filled.setdefault(shift, []).append((name or stand.workplace.unit.name, number))
    for shift in shifts:
        shift.activity = stand
    return [StandShift(one, filled.get(one.pk, []), bool(allowed(by, Can.ROTA_EDIT, one))) for one in shifts]


def tally_of(shift: Shift) -> Tally:
    """Return what was counted in the shift, or an empty count."""
    return getattr(shift, "tally", None) or Tally(shift=shift)


def stock_of(stand: Activity) -> list[StockItem]:
    return list(StockItem.objects.filter(activity=stand))


def item_at(by: Actor, pk: int) -> StockItem:
    """Return something on the list of a stand that the actor sees. Raises NotVisible."""
    seen = Activity.objects.visible_to(by).order_by().values("pk")
    rows = StockItem.objects.filter(activity__in=seen, pk=pk)
    if (found := rows.select_related("activity__workplace__unit").first()) is None:
        raise NotVisible
    return found


def shift_at_stand(by: Actor, pk: int) -> Shift:
    """Return a shift at a stand on a rota that the actor sees. Raises NotVisible."""
    rows = Shift.objects.on_rota_of(by).filter(pk=pk, activity__kind=Kind.CAFE_STAND)
    if (found := rows.select_related("activity__workplace__unit", "partner", "tally").first()) is None:
        raise NotVisible
    return found


def trials_at(by: Actor, workplace_id: int) -> list[Pilot]:
    """Return the trials at the workplace, planned or going on, that the actor may read about. One query."""
    here = PilotPlace.objects.filter(workplace=workplace_id).order_by().values("pilot")
    rows = Pilot.objects.visible_to(by).filter(
        pk__in=here, state__in=[PilotState.PLANNED, PilotState.RUNNING]
    )
    return list(rows.order_by("starts_on", "pk")[:5])
