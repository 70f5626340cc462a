"""What volunteers and coordinators are told when shifts end, pause, or lack somebody."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui import formats
from samspil.everyday.rotas import events
from samspil.everyday.rotas.flow import HOLDING, SignUpState
from samspil.everyday.rotas.models import Attendance
from samspil.everyday.rotas.notifications.letters import about, coordinators_of, rows_of, users_of, what
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(events.ShiftCancelled, kind="shift")
def tell_of_cancellation(fact: events.ShiftCancelled) -> list[Message]:
    soon = fact.subject.starts_at - clock.now() < timedelta(hours=24)
    return [
        about(
            row,
            subject=_("Cancelled: the shift on %(day)s") % {"day": formats.date_long(row.starts_at)},
            body=[_("The shift has been cancelled. You need not do anything."), what(row.shift)],
            urgent=soon,
        )
        for row in rows_of(shift=fact.subject.pk, state=SignUpState.CANCELLED)
    ]


@notify(events.RotaClosed, kind="shift")
def tell_of_closing(fact: events.RotaClosed) -> list[Message]:
    """One message to each volunteer, however many shifts they had."""
    rows = rows_of(shift__in=fact.shifts, state=SignUpState.CANCELLED)
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
        for user in users_of(rows)
    ]


@notify(events.RotaPaused, kind="shift")
def tell_of_pause(fact: events.RotaPaused) -> list[Message]:
    rows = rows_of(shift__activity=fact.subject.pk, state__in=HOLDING, starts_at__gt=clock.now())
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
        for user in users_of(rows)
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
                what(shift),
                _("Signed up: %(taken)s. Minimum: %(minimum)s.") % numbers,
                _("You can ask more volunteers, or let the shift go. It never becomes a task for the staff."),
            ],
            action_label=_("See the shift"),
            action_path=reverse("rotas:shift", args=[shift.pk]),
        )
        for user in coordinators_of(shift)
    ]


@notify(events.ShiftCompleted, kind="shift")
def thank(fact: events.ShiftCompleted) -> list[Message]:
    """Thank those who came; where nobody noted who came, all who had a place."""
    came = User.objects.filter(volunteer__attendances__in=Attendance.objects.filter(shift=fact.subject.pk))
    users = list(came.order_by("pk")) or users_of(rows_of(shift=fact.subject.pk, state=SignUpState.TAKEN))
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
