"""A vigil as its page shows it: the relay by the hour, who comes next, what was handed over, and who may do what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.everyday.rotas.flow import SignUpState, VigilState
from samspil.everyday.rotas.models import Attendance, Call, Shift, SignUp, Vigil
from samspil.everyday.rotas.queries.calling import is_silent, uncovered
from samspil.everyday.rotas.queries.gates import reasons_to_stand_by
from samspil.everyday.rotas.queries.rest import held_watches, reason_of
from samspil.everyday.rotas.rules.vigils import CALL_PACE
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, Kind
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused
from samspil.society.access.reach import grants_for, within

_HELD = (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)
_BACK = timedelta(hours=8)  # what lies behind and is still shown


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody on a watch, as far as the reader may know."""

    name: str
    phone: str = ""
    has_come: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """One watch of the relay, and how it stands."""

    shift: Shift
    is_now: bool
    is_past: bool
    is_mine: bool = False
    people: list[Sitter] = field(default_factory=list)
    others: int = 0
    verdict: Verdict = ALLOWED  # whether the reader may take it

    @property
    def lacks(self) -> int:
        return max(0, self.shift.minimum - self.shift.taken) if self.shift.is_planned else 0

    @property
    def may_be_taken(self) -> bool:
        return self.lacks > 0 and not (self.is_now or self.is_past or self.is_mine)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the ward's staff see beside the relay."""

    uncovered: list[Shift]
    standby: list[Sitter]
    may_call: Verdict


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a volunteer sees beside the relay."""

    reasons: list[str]
    stands_by_until: datetime | None
    is_silent: bool
    calls: list[Call]


def relay(by: Actor, vigil: Vigil) -> list[Watch]:
    """Return the watches from eight hours ago on, with those on them whose names the reader may know. Four queries."""
    now = clock.now()
    shifts = list(
        vigil.watches.filter(ends_at__gt=now - _BACK)
        .exclude(state="cancelled", starts_at__lte=now)
        .order_by("starts_at")
    )
    people = _people(by, shifts, now)
    mine = set(_own_places(by, vigil).values_list("shift_id", flat=True))
    reasons = _reasons(by, vigil, shifts)
    return [
        Watch(
            shift=shift,
            is_now=shift.starts_at <= now < shift.ends_at,
            is_past=shift.ends_at <= now,
            is_mine=shift.pk in mine,
            people=people.get(shift.pk, []),
            others=max(0, shift.taken - len(people.get(shift.pk, []))),
            verdict=refused(reasons[shift.pk]) if reasons.get(shift.pk) else ALLOWED,
        )
        for shift in shifts
    ]


def keeping(by: Actor, vigil: Vigil) -> Keeping | None:
    """Return what the staff see; nothing for those who are none."""
    if not allowed(by, Can.VIGIL_OPEN, vigil):
        return None
    now = clock.now()
    rows = vigil.standbys.tonight(now).select_related("volunteer__user")
    sees = bool(allowed(by, Can.VOLUNTEER_VIEW, vigil))
    return Keeping(
        uncovered=uncovered(vigil, now) if vigil.is_open else [],
        standby=[Sitter(row.volunteer.user.name, row.volunteer.phone if sees else "") for row in rows],
        may_call=_may_call(vigil, now),
    )


def sitting(by: Actor, vigil: Vigil) -> Sitting | None:
    """Return what the reader sees as a volunteer; nothing for those who are none."""
    if not Volunteer.objects.active().filter(pk=by.volunteer_id or 0).exists():
        return None
    own = vigil.standbys.tonight().filter(volunteer=by.volunteer_id).first()
    calls = Call.objects.visible_to(by).filter(shift__vigil=vigil, shift__starts_at__gt=clock.now())
    return Sitting(
        reasons=reasons_to_stand_by(by.volunteer_id or 0, vigil) if vigil.is_open else [],
        stands_by_until=own.until if own else None,
        is_silent=is_silent(vigil, by.volunteer_id or 0),
        calls=list(calls.select_related("shift")),
    )


def knows_room(by: Actor, vigil: Vigil) -> bool:
    """Say whether the reader may know the room: the staff, and whoever has a watch there."""
    return bool(allowed(by, Can.VIGIL_OPEN, vigil)) or _own_places(by, vigil).exists()


@dataclass(frozen=True, slots=True)
class Listed:
    """A vigil in the list."""

    vigil: Vigil
    lacking: int
    first_lacking: datetime | None


def listed(by: Actor) -> list[Listed]:
    """Return the open vigils that the reader may know of, with how many watches of the next two days lack somebody. One query."""
    rows = _with_lacks(Vigil.objects.visible_to(by), clock.now())
    return [Listed(row, row.lacking, row.first_lacking) for row in rows]  # type: ignore[attr-defined] # annotated


def listed_for(volunteer_id: int) -> list[Listed]:
    """Return the open vigils where the volunteer may sit, or has sat. One query."""
    rows = _to_sit_at(volunteer_id, clock.today(), clock.now())
    return [Listed(row, row.lacking, row.first_lacking) for row in rows]  # type: ignore[attr-defined] # annotated


@kept
def _to_sit_at(volunteer: int, day: date, now: datetime) -> QuerySet[Vigil]:
    return _with_lacks(Vigil.objects.open_to(volunteer, day), now)


def _with_lacks(vigils: QuerySet[Vigil], now: datetime) -> QuerySet[Vigil]:
    lack = Q(watches__state="planned", watches__starts_at__gt=now, watches__taken__lt=F("watches__minimum"))
    rows = Vigil.objects.filter(pk__in=vigils.order_by().values("pk"), state=VigilState.OPEN)
    return (
        rows.select_related("activity", "workplace__unit")
        .only("state", "starts_at", "activity__title", "workplace__unit__name")
        .annotate(lacking=Count("watches", filter=lack), first_lacking=Min("watches__starts_at", filter=lack))
        .order_by("starts_at", "pk")
    )


def activities_to_sit(by: Actor) -> list[Activity]:
    """Return the published activities of the kind vigil for which the reader may open one."""
    reached = within(
        by,
        Can.VIGIL_OPEN,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    rows = Activity.objects.filter(reached, kind=Kind.VIGIL, state=State.PUBLISHED)
    return list(
        rows.select_related("workplace__unit__authority", "partner").order_by(
            "workplace__unit__name", "title", "pk"
        )
    )


def may_open(by: Actor) -> bool:
    """Say whether any of the reader's duties lets them open a vigil."""
    return bool(grants_for(by, Can.VIGIL_OPEN))


def _own_places(by: Actor, vigil: Vigil) -> QuerySet[SignUp]:
    return SignUp.objects.filter(shift__vigil=vigil, volunteer=by.volunteer_id or 0, state__in=_HELD)


def _people(by: Actor, shifts: list[Shift], now: datetime) -> dict[int, list[Sitter]]:
    ids = [shift.pk for shift in shifts]
    rows = SignUp.objects.visible_to(by).filter(shift__in=ids, state__in=_HELD)
    known = rows.select_related("volunteer__user", "affiliation", "shift__activity__workplace__unit")
    came = set(Attendance.objects.filter(shift__in=ids).values_list("shift_id", "volunteer_id"))
    near = {shift.pk for shift in shifts if shift.ends_at > now}
    found: dict[int, list[Sitter]] = {}
    for row in known.order_by("shift_id", "volunteer__user__name", "pk"):
        sees = row.shift_id in near and allowed(by, Can.VOLUNTEER_VIEW, row)
        phone = row.volunteer.phone if sees and row.volunteer_id != by.volunteer_id else ""
        sitter = Sitter(row.volunteer.user.name, phone, (row.shift_id, row.volunteer_id) in came)
        found.setdefault(row.shift_id, []).append(sitter)
    return found


def _reasons(by: Actor, vigil: Vigil, shifts: Iterable[Shift]) -> dict[int, str]:
    """Return why the reader cannot take each of the watches, by hour alone: rest, and other shifts. Two queries."""
    if not by.volunteer_id:
        return {}
    all_of_them = [shift for shift in shifts if shift.is_planned]
    if not all_of_them:
        return {}
    begin, end = all_of_them[0].starts_at, all_of_them[-1].ends_at
    held = held_watches([by.volunteer_id], begin, end).get(by.volunteer_id, [])
    others = SignUp.objects.filter(
        volunteer=by.volunteer_id,
        state__in=_HELD,
        shift__vigil__isnull=True,
        starts_at__lt=end,
        ends_at__gt=begin,
    )
    spans = list(others.values_list("starts_at", "ends_at"))
    found = {}
    for shift in all_of_them:
        busy = any(a < shift.ends_at and b > shift.starts_at for a, b in spans)
        tired = reason_of(held, (shift.starts_at, shift.ends_at), vigil.needed_rest)
        rest = (
            _("Rest: at least %(hours)s hours between two watches.") % {"hours": vigil.rest} if tired else ""
        )
        found[shift.pk] = _("You have another shift at that time.") if busy else rest
    return found


def _may_call(vigil: Vigil, now: datetime) -> Verdict:
    if vigil.called_at is not None and vigil.called_at > now - CALL_PACE:
        return refused(
            _("Some have been asked within the last quarter of an hour. The next are asked soon, by itself.")
        )
    return ALLOWED
