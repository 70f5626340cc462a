"""A volunteer's own shifts, how they stand with one of them, and who could be asked or expected."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Attendance, Hold, Shift, SignUp
from samspil.everyday.rotas.queries.circles import open_to_me
from samspil.everyday.rotas.queries.gates import reasons_against
from samspil.everyday.rotas.queries.rest import busy
from samspil.everyday.rotas.rules import CHECK_IN_BEFORE
from samspil.people.onboarding.queries import readiness_for
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within

_PRESENT = (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)
_PLACE = "shift__activity__workplace__unit"
_SHOWN = ("shift__activity__title", f"{_PLACE}__name")


def volunteer_of(by: Actor) -> Volunteer | None:
    """Return the actor as a volunteer, if they are one."""
    return next(iter(_volunteer(by.volunteer_id or 0)), None)


@kept
def _volunteer(pk: int) -> QuerySet[Volunteer]:
    return Volunteer.objects.filter(pk=pk).order_by("pk")


def coming(by: Actor) -> list[SignUp]:
    """Return what lies ahead of the volunteer, the soonest first: of shift and activity only what a list shows."""
    return _coming(by.volunteer_id or 0, clock.now())


@kept
def _coming(volunteer: int, now: datetime) -> QuerySet[SignUp]:
    rows = SignUp.objects.filter(volunteer=volunteer, ends_at__gt=now)
    known = rows.select_related(_PLACE).only("state", "starts_at", "ends_at", "shift__label", *_SHOWN)
    return known.order_by("starts_at", "pk")[:200]


def attended(by: Actor) -> list[Attendance]:
    """Return where the volunteer has been, the latest first."""
    return _attended(by.volunteer_id or 0)


@kept
def _attended(volunteer: int) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(volunteer=volunteer, checked_out_at__isnull=False)
    return rows.select_related(_PLACE).only("checked_in_at", "checked_out_at", *_SHOWN)[:20]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a reader stands with a shift."""

    sign_up: SignUp | None
    attendance: Attendance | None
    reasons: list[str]
    may_check_in: bool
    is_open: bool  # it has not started, and is not cancelled
    hold: Hold | None = None  # of the reader's own circle, with a place for them

    @property
    def may_join(self) -> bool:
        return self.is_open and self.sign_up is None and not self.reasons


def standing(by: Actor, shift: Shift) -> Standing:
    """Say how the reader, as a volunteer, stands with the shift."""
    mine = {"shift": shift, "volunteer": by.volunteer_id or 0}
    sign_up, attendance = SignUp.objects.filter(**mine).first(), Attendance.objects.filter(**mine).first()
    now = clock.now()
    is_open = shift.is_planned and shift.starts_at > now
    present = sign_up is not None and sign_up.state in _PRESENT and attendance is None and shift.is_planned
    return Standing(
        sign_up=sign_up,
        attendance=attendance,
        reasons=reasons_against(by.volunteer_id or 0, shift) if is_open and sign_up is None else [],
        may_check_in=present and shift.starts_at - CHECK_IN_BEFORE <= now < shift.ends_at,
        is_open=is_open,
        hold=open_to_me(by, shift) if is_open and sign_up is None and by.volunteer_id else None,
    )


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who is expected on a shift, and whether they have come."""

    sign_up: SignUp
    attendance: Attendance | None


def expected(by: Actor, shift: Shift) -> list[Expected]:
    """Return those on the shift whose names the reader may know."""
    return _with_attendance(SignUp.objects.visible_to(by).filter(shift=shift, state__in=_PRESENT))


def answering_aloud(by: Actor, shift: Shift) -> list[SignUp]:
    """Return the volunteers without an e-mail address who may still answer: the reader notes what they say."""
    if not shift.is_planned or shift.ends_at <= clock.now():
        return []
    rows = SignUp.objects.visible_to(by).live().filter(shift=shift, volunteer__user__email=None)
    return list(rows.select_related("volunteer__user").order_by("volunteer__user__name", "pk"))


def came_besides(by: Actor, shift: Shift) -> list[Attendance]:
    """Return those who came without a place."""
    on_shift = SignUp.objects.filter(shift=shift, state__in=_PRESENT).values("volunteer")
    others = Attendance.objects.visible_to(by).filter(shift=shift).exclude(volunteer__in=on_shift)
    return list(others.select_related("volunteer__user").order_by("volunteer__user__name"))


def expected_today(workplace_id: int, now: datetime | None = None) -> list[Expected]:
    """Return everybody expected at the workplace from two hours ago until midnight, for the tablet at the entrance."""
    now = now or clock.now()
    end = clock.start_of(clock.local(now).date() + timedelta(days=1))
    return _with_attendance(
        SignUp.objects.filter(
            shift__activity__workplace=workplace_id,
            shift__state="planned",
            state__in=_PRESENT,
            starts_at__lt=end,
            ends_at__gt=now - timedelta(hours=2),
        )
    )


def fitting(by: Actor, shift: Shift) -> list[Affiliation]:
    """Return the affiliations that fit the shift on its day and that the reader looks after, by name."""
    activity, day = shift.activity, clock.local(shift.starts_at).date()
    found = Affiliation.objects.current(day).filter(workplace=activity.workplace_id)
    if shift.volunteers_of is not None:
        found = found.filter(partner=shift.volunteers_of)
    mine = within(
        by,
        Can.SHIFT_SIGN_UP,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    rows = (
        found.filter(mine)
        .select_related("volunteer__user", "partner")
        .order_by("volunteer__user__name", "pk")
    )
    return list({row.volunteer_id: row for row in rows}.values())


def candidates(by: Actor, shift: Shift) -> list[Affiliation]:
    """Return whom one could ask: ready, free at that time, and not asked yet."""
    fits = fitting(by, shift)
    if shift.vigil_id is not None:  # the others are asked in waves: see actions.calling
        fits = [row for row in fits if not row.volunteer.can_sign_in]
    ready = readiness_for(
        [(row.volunteer_id, shift.activity) for row in fits], clock.local(shift.starts_at).date()
    )
    ids = [row.volunteer_id for row in fits]
    known = SignUp.objects.filter(shift=shift, volunteer__in=ids).values_list("volunteer_id", flat=True)
    out = busy(ids, shift) | set(known)
    return [
        row
        for row in fits
        if row.volunteer_id not in out and not ready[row.volunteer_id, shift.activity_id].reasons
    ]


def _with_attendance(rows: QuerySet[SignUp]) -> list[Expected]:
    people = list(
        rows.select_related("volunteer__user", "shift__activity").order_by(
            "starts_at", "volunteer__user__name", "pk"
        )
    )
    noted = Attendance.objects.filter(shift__in={row.shift_id for row in people})
    by_key = {(row.shift_id, row.volunteer_id): row for row in noted}
    return [Expected(row, by_key.get((row.shift_id, row.volunteer_id))) for row in people]
