"""Who came, and until when. Nothing is ever noted about those who did not."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.events import AttendanceRecorded, VolunteerArrived, VolunteerLeft
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Attendance, Shift, SignUp
from samspil.everyday.rotas.queries.gates import check_presence, refuse_alone
from samspil.everyday.rotas.rules import CHECK_IN_BEFORE
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system

_SLACK = timedelta(hours=2)  # came early, or stayed on


@action
def check_in(by: Actor, sign_up: SignUp, *, how: str = Attendance.How.VOLUNTEER) -> Attendance:
    """Note that the volunteer is there, from half an hour before the shift until its end. Twice is as good as once.

    Raises Conflict outside that time or without a place, Closed when a gate is shut.
    """
    require(by, Can.ATTENDANCE_RECORD, sign_up)
    now, shift = clock.now(), sign_up.shift
    if not shift.is_planned or sign_up.state not in {SignUpState.TAKEN, SignUpState.ASKED_AGAIN}:
        raise Conflict(_("There is no place on this shift to check in to."))
    if not shift.starts_at - CHECK_IN_BEFORE <= now < shift.ends_at:
        raise Conflict(_("You can check in from half an hour before the shift starts until it ends."))
    refuse_alone(shift)
    affiliation = check_presence(sign_up.volunteer_id, shift)
    attendance, is_new = Attendance.objects.get_or_create(
        shift=shift,
        volunteer_id=sign_up.volunteer_id,
        defaults={
            "affiliation": affiliation,
            "checked_in_at": now,
            "in_kind": how,
            "recorded_by_id": by.user_id,
        },
    )
    if is_new:
        record(VolunteerArrived(subject=shift, how=str(how)), by=by)
    return attendance


@action
def check_out(by: Actor, attendance: Attendance, *, how: str = Attendance.How.VOLUNTEER) -> None:
    """Note that the volunteer went home. Raises Conflict when that has been noted."""
    require(by, Can.ATTENDANCE_RECORD, attendance)
    now = clock.now()
    if not Attendance.objects.open().filter(pk=attendance.pk).update(checked_out_at=now, out_kind=how):
        raise Conflict(_("It has already been noted when the volunteer went home."))
    attendance.refresh_from_db()
    record(VolunteerLeft(subject=attendance.shift, how=str(how)), by=by)


@action
def record_attendance(
    by: Actor, shift: Shift, *, affiliation: Affiliation, came_at: datetime, left_at: datetime
) -> Attendance:
    """Note afterwards that a volunteer was there, or put the hours right. The gates hold here as everywhere.

    Raises Closed with the reasons, Conflict before the shift has started, Invalid for hours that cannot be.
    """
    require(by, Can.ATTENDANCE_RECORD, affiliation)
    if shift.starts_at > clock.now() or not shift.is_planned:
        raise Conflict(_("Attendance is noted when the shift has started."))
    if affiliation.workplace_id != shift.activity.workplace_id:
        raise Closed([_("The volunteer does not belong to this workplace.")])
    check_presence(affiliation.volunteer_id, shift)
    _check_hours(shift, came_at, left_at)
    attendance, _is_new = Attendance.objects.update_or_create(
        shift=shift,
        volunteer_id=affiliation.volunteer_id,
        defaults={
            "affiliation": affiliation,
            "checked_in_at": came_at,
            "checked_out_at": left_at,
            "in_kind": Attendance.How.COORDINATOR,
            "out_kind": Attendance.How.COORDINATOR,
            "recorded_by_id": by.user_id,
        },
    )
    record(AttendanceRecorded(subject=shift), by=by)
    return attendance


@action
def close_attendance(by: Actor, attendance: Attendance) -> None:
    """Check out somebody who forgot to, at the end of the shift. Does nothing before that."""
    require_system(by)
    ends_at = attendance.shift.ends_at
    closed = 0
    if ends_at <= clock.now():
        left_at = max(ends_at, attendance.checked_in_at)
        open_one = Attendance.objects.open().filter(pk=attendance.pk)
        closed = open_one.update(checked_out_at=left_at, out_kind=Attendance.How.SYSTEM)
    if closed:
        record(VolunteerLeft(subject=attendance.shift, how=Attendance.How.SYSTEM.value), by=by)


def _check_hours(shift: Shift, came_at: datetime, left_at: datetime) -> None:
    if left_at <= came_at:
        raise Invalid({"left": [_("Went home before coming? Please look at the hours.")]})
    if left_at > clock.now():
        raise Invalid({"left": [_("That hour has not come yet.")]})
    if came_at < shift.starts_at - _SLACK or left_at > shift.ends_at + _SLACK:
        raise Invalid({"came": [_("The hours are more than two hours outside the shift.")]})
