"""What volunteers and coordinators are told about shifts. Short and kind, one thing each, and never twice.

The subject names neither person nor activity: it is seen on locked screens.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui import formats
from samspil.everyday.rotas import events
from samspil.everyday.rotas.flow import HOLDING, SignUpState
from samspil.everyday.rotas.models import Attendance, Shift, SignUp
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_NEAREST = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(events.PlaceTaken, events.PlaceFilled, kind="shift")
def confirm_place(fact: events.PlaceTaken | events.PlaceFilled) -> list[Message]:
    return [
        _about(
            row,
            subject=_("You have a place on a shift on %(day)s") % {"day": formats.date_long(row.starts_at)},
            body=[_("The place is yours. Thank you!"), _what(row.shift), _free_to_leave()],
        )
        for row in _rows(pk=fact.sign_up)
    ]


@notify(events.PlaceOffered, kind="shift")
def offer_place(fact: events.PlaceOffered) -> list[Message]:
    return [
        _about(
            row,
            subject=_("A place is free: answer before %(when)s")
            % {"when": formats.moment(row.answer_by or row.starts_at)},
            body=[
                _("You are the first on the waiting list, and a place is free."),
                _what(row.shift),
                _("Answer before %(when)s. After that it goes on to the next.")
                % {"when": formats.moment(row.answer_by or row.starts_at)},
            ],
            label=_("Say yes or no"),
        )
        for row in _rows(pk=fact.sign_up)
    ]


@notify(events.VolunteerInvited, kind="shift")
def ask_volunteer(fact: events.VolunteerInvited) -> list[Message]:
    return [
        _about(
            row,
            subject=_("Would you take a shift on %(day)s?") % {"day": formats.date_long(row.starts_at)},
            body=[
                _what(row.shift),
                _("You are asked, and a no is quite all right. Nobody asks why, and nobody counts."),
            ],
            label=_("Say yes or no"),
        )
        for row in _rows(pk=fact.sign_up)
    ]


@notify(events.ShiftMoved, kind="shift")
def ask_again(fact: events.ShiftMoved) -> list[Message]:
    return [
        _about(
            row,
            subject=_("Your shift has a new time: does it suit you?"),
            body=[
                _("Your shift has been moved. This is the new time:"),
                _what(row.shift),
                _keep_until_answer(),
            ],
            label=_("Say yes or no"),
        )
        for row in _rows(shift=fact.subject.pk, state=SignUpState.ASKED_AGAIN)
    ]


@notify(events.AnswerMissing, kind="shift")
def remind_of_answer(fact: events.AnswerMissing) -> list[Message]:
    return [
        _about(
            row,
            subject=_("Does the new time of your shift suit you?"),
            body=[
                _("Your shift was moved, and we have not heard from you yet."),
                _what(row.shift),
                _keep_until_answer(),
            ],
            label=_("Say yes or no"),
        )
        for row in _rows(pk=fact.subject.pk)
    ]


@notify(events.ReminderDue, kind="shift")
def remind_of_shift(fact: events.ReminderDue) -> list[Message]:
    return [
        _about(
            row,
            subject=_("Your shift on %(day)s") % {"day": formats.date_long(row.starts_at)},
            body=[_("We look forward to seeing you."), _what(row.shift), _free_to_leave()],
        )
        for row in _rows(pk=fact.subject.pk)
    ]


@notify(events.ShiftCancelled, kind="shift")
def tell_of_cancellation(fact: events.ShiftCancelled) -> list[Message]:
    soon = fact.subject.starts_at - clock.now() < timedelta(hours=24)
    return [
        _about(
            row,
            subject=_("Cancelled: the shift on %(day)s") % {"day": formats.date_long(row.starts_at)},
            body=[_("The shift has been cancelled. You need not do anything."), _what(row.shift)],
            urgent=soon,
        )
        for row in _rows(shift=fact.subject.pk, state=SignUpState.CANCELLED)
    ]


@notify(events.RotaClosed, kind="shift")
def tell_of_closing(fact: events.RotaClosed) -> list[Message]:
    """One message to each volunteer, however many shifts they had."""
    rows = _rows(shift__in=fact.shifts, state=SignUpState.CANCELLED)
    return [
        Message(
            recipient=user,
            subject=_("An activity has closed, and its shifts are cancelled"),
            body=[
                _("“%(activity)s” has closed. These shifts of yours are cancelled:")
                % {"activity": fact.subject},
                *(
                    formats.timespan(row.starts_at, row.ends_at)
                    for row in rows
                    if row.volunteer_id == user.pk
                ),
                _("Thank you for what you have given."),
            ],
            action_label=_("See my shifts"),
            action_path=reverse("rotas:mine"),
        )
        for user in _users(rows)
    ]


@notify(events.RotaPaused, kind="shift")
def tell_of_pause(fact: events.RotaPaused) -> list[Message]:
    rows = _rows(shift__activity=fact.subject.pk, state__in=HOLDING, starts_at__gt=clock.now())
    return [
        Message(
            recipient=user,
            subject=_("An activity is paused: your shifts stand"),
            body=[
                _("“%(activity)s” is paused: nobody new can join its shifts for now.")
                % {"activity": fact.subject},
                _("The shifts on which you have a place stand. If one is cancelled, we write to you."),
            ],
            action_label=_("See my shifts"),
            action_path=reverse("rotas:mine"),
        )
        for user in _users(rows)
    ]


@notify(events.SignUpsReleased, kind="shift")
def tell_of_release(fact: events.SignUpsReleased) -> list[Message]:
    return [
        Message(
            recipient=fact.subject.volunteer.user,
            subject=_("Your coming shifts have been released"),
            body=[
                _("You have stopped at %(workplace)s, so your later shifts there have gone to others.")
                % {"workplace": fact.subject.workplace},
                _("You need not do anything. Thank you for the time you gave."),
            ],
        )
    ]


@notify(events.ShiftUnderstaffed, kind="shift")
def inform_coordinator(fact: events.ShiftUnderstaffed) -> list[Message]:
    """Information and never a demand: the workplace works without volunteers."""
    shift = fact.subject
    numbers = {"taken": fact.taken, "minimum": fact.minimum}
    return [
        Message(
            recipient=user,
            subject=_("For your information: few volunteers on %(day)s")
            % {"day": formats.date_long(shift.starts_at)},
            body=[
                _what(shift),
                _("Signed up: %(taken)s. Minimum: %(minimum)s.") % numbers,
                _("You can ask more volunteers, or let the shift go. It never becomes a task for the staff."),
            ],
            action_label=_("See the shift"),
            action_path=reverse("rotas:shift", args=[shift.pk]),
        )
        for user in _coordinators(shift)
    ]


@notify(events.ShiftCompleted, kind="shift")
def thank(fact: events.ShiftCompleted) -> list[Message]:
    """Thank those who came; where nobody noted who came, all who had a place."""
    came = User.objects.filter(volunteer__attendances__in=Attendance.objects.filter(shift=fact.subject.pk))
    users = list(came.order_by("pk")) or _users(_rows(shift=fact.subject.pk, state=SignUpState.TAKEN))
    return [
        Message(
            recipient=user,
            subject=_("Thank you for today"),
            body=[
                _("Thank you for your time on “%(shift)s” at %(workplace)s.")
                % {"shift": fact.subject, "workplace": fact.subject.activity.workplace},
                _("It makes a difference."),
            ],
            action_label=_("See my shifts"),
            action_path=reverse("rotas:mine"),
        )
        for user in users
    ]


def _rows(**filters: object) -> list[SignUp]:
    rows = SignUp.objects.filter(**filters)
    return list(
        rows.select_related("volunteer__user", "shift__activity__workplace__unit").order_by(
            "volunteer_id", "starts_at"
        )
    )


def _users(rows: Iterable[SignUp]) -> list[User]:
    return list({row.volunteer_id: row.volunteer.user for row in rows}.values())


def _coordinators(shift: Shift) -> list[User]:
    nearest = list(people_who(Can.ROTA_EDIT, shift.access_scopes()[0], duties=_NEAREST))
    return nearest or [user for user in (shift.activity.contact,) if user is not None]


def _about(row: SignUp, *, subject: str, body: list[str], label: str = "", urgent: bool = False) -> Message:
    return Message(
        recipient=row.volunteer.user,
        subject=subject,
        body=body,
        action_label=label or _("See the shift"),
        action_path=reverse("rotas:shift", args=[row.shift_id]),
        urgent=urgent,
    )


def _what(shift: Shift) -> str:
    return _("%(shift)s, %(workplace)s: %(when)s. Meet at: %(where)s.") % {
        "shift": shift,
        "workplace": shift.activity.workplace,
        "when": formats.timespan(shift.starts_at, shift.ends_at),
        "where": shift.where,
    }


def _free_to_leave() -> str:
    return _("Cannot come? Hand the place back, even at the last minute. Nobody asks why, and nobody counts.")


def _keep_until_answer() -> str:
    return _("The place is yours until you answer. A no is quite all right.")
