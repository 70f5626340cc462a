"""What volunteers are told about their places. Short and kind, one thing each, and never twice.

The subject names neither person nor activity: it is seen on locked screens.
"""

from django.utils.translation import gettext as _

from samspil.base.ui import formats
from samspil.everyday.rotas import events
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.notifications.letters import (
    about,
    free_to_leave,
    keep_until_answer,
    row_of,
    rows_of,
    what,
)
from samspil.society.notifications.notify import Message, notify


@notify(events.PlaceTaken, events.PlaceFilled, kind="shift")
def confirm_place(fact: events.PlaceTaken | events.PlaceFilled) -> list[Message]:
    return [
        about(
            row,
            subject=_("You have a place on a shift on %(day)s") % {"day": formats.date_long(row.starts_at)},
            body=[_("The place is yours. Thank you!"), what(row.shift), free_to_leave()],
        )
        for row in row_of(fact.sign_up)
    ]


@notify(events.PlaceOffered, kind="shift")
def offer_place(fact: events.PlaceOffered) -> list[Message]:
    return [
        about(
            row,
            subject=_("A place is free: answer before %(when)s")
            % {"when": formats.moment(row.answer_by or row.starts_at)},
            body=[
                _("You are the first on the waiting list, and a place is free."),
                what(row.shift),
                _("Answer before %(when)s. After that it goes on to the next.")
                % {"when": formats.moment(row.answer_by or row.starts_at)},
            ],
            label=_("Say yes or no"),
        )
        for row in row_of(fact.sign_up)
    ]


@notify(events.VolunteerInvited, kind="shift")
def ask_volunteer(fact: events.VolunteerInvited) -> list[Message]:
    return [
        about(
            row,
            subject=_("Would you take a shift on %(day)s?") % {"day": formats.date_long(row.starts_at)},
            body=[
                what(row.shift),
                _("You are asked, and a no is quite all right. Nobody asks why, and nobody counts."),
            ],
            label=_("Say yes or no"),
        )
        for row in row_of(fact.sign_up)
    ]


@notify(events.ShiftMoved, kind="shift")
def ask_again(fact: events.ShiftMoved) -> list[Message]:
    return [
        about(
            row,
            subject=_("Your shift has a new time: does it suit you?"),
            body=[
                _("Your shift has been moved. This is the new time:"),
                what(row.shift),
                keep_until_answer(),
            ],
            label=_("Say yes or no"),
        )
        for row in rows_of(shift=fact.subject.pk, state=SignUpState.ASKED_AGAIN)
    ]


@notify(events.AnswerMissing, kind="shift")
def remind_of_answer(fact: events.AnswerMissing) -> list[Message]:
    return [
        about(
            row,
            subject=_("Does the new time of your shift suit you?"),
            body=[
                _("Your shift was moved, and we have not heard from you yet."),
                what(row.shift),
                keep_until_answer(),
            ],
            label=_("Say yes or no"),
        )
        for row in row_of(fact.subject.pk)
    ]


@notify(events.ReminderDue, kind="shift")
def remind_of_shift(fact: events.ReminderDue) -> list[Message]:
    return [
        about(
            row,
            subject=_("Your shift on %(day)s") % {"day": formats.date_long(row.starts_at)},
            body=[_("We look forward to seeing you."), what(row.shift), free_to_leave()],
        )
        for row in row_of(fact.subject.pk)
    ]
