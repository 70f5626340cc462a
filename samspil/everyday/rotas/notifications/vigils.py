"""What is said around a vigil: low, short, and once. Neither the room nor a name stands in any letter."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui import formats
from samspil.everyday.rotas import events
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Call, SignUp, Vigil
from samspil.everyday.rotas.queries.sitters import sitters
from samspil.everyday.rotas.rules.vigils import CALL_AHEAD, call_token, end_of_tonight, talk_token
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_COORDINATES = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(events.VigilOpened, kind="vigil")
def tell_coordinators(fact: events.VigilOpened) -> list[Message]:
    vigil = fact.subject
    return [
        Message(
            recipient=user,
            subject=_("A vigil has been opened"),
            body=[
                _(
                    "A vigil has been opened at %(workplace)s. Volunteers who may be called are asked by itself."
                )
                % {"workplace": vigil.workplace},
                _("Perhaps you know somebody who would like to hear of it."),
            ],
            action_label=_("See the vigil"),
            action_path=reverse("rotas:vigil", args=[vigil.pk]),
        )
        for user in _coordinators(vigil)
        if user.pk != vigil.opened_by_id
    ]


@notify(events.WatchCalled, kind="vigil")
def ask_for_watch(fact: events.WatchCalled) -> list[Message]:
    """Only those are asked who have said that they may be, at this hour too; so the letter leaves at once, every way there is."""
    rows = Call.objects.filter(pk__in=fact.calls).select_related(
        "volunteer__user", "shift__activity__workplace__unit"
    )
    return [
        Message(
            recipient=call.volunteer.user,
            subject=_("Can you sit with somebody %(when)s?")
            % {"when": formats.timespan(call.shift.starts_at, call.shift.ends_at)},
            body=[
                _("At %(workplace)s somebody should not lie alone. A watch is free: %(when)s.")
                % {
                    "workplace": call.shift.activity.workplace,
                    "when": formats.timespan(call.shift.starts_at, call.shift.ends_at),
                },
                _("A no is quite all right. Nobody asks why, nobody sees it, and nobody counts."),
            ],
            action_label=_("Answer yes or no"),
            action_path=reverse("rotas:call", args=[call_token(call.shift_id, call.volunteer_id)]),
            urgent=True,
        )
        for call in rows.order_by("pk")
    ]


@notify(events.WatchUncovered, kind="vigil")
def tell_ward(fact: events.WatchUncovered) -> list[Message]:
    """Information, never a demand: to whoever opened the vigil and the coordinators, and to somebody who would sit alone."""
    shift, vigil = fact.subject, fact.subject.vigil
    if vigil is None:
        return []
    opened_by = [vigil.opened_by] if vigil.opened_by is not None else []
    staff = {user.pk: user for user in [*opened_by, *_coordinators(vigil)]}
    when = formats.timespan(shift.starts_at, shift.ends_at)
    alone = SignUp.objects.filter(shift=shift, state=SignUpState.TAKEN).select_related("volunteer__user")
    path = reverse("rotas:vigil", args=[vigil.pk])
    told = [
        Message(
            recipient=user,
            subject=_("A watch is not covered yet"),
            body=[
                _("The watch %(when)s at %(workplace)s lacks somebody.")
                % {"when": when, "workplace": vigil.workplace},
                _("Those who stand by are on the page of the vigil. It never becomes a task for the staff."),
            ],
            action_label=_("See the vigil"),
            action_path=path,
        )
        for user in staff.values()
    ]
    return told + [
        Message(
            recipient=row.volunteer.user,
            subject=_("Your watch: the second place is still free"),
            body=[
                _("Two sit together at the watch %(when)s, and the second place is still free.")
                % {"when": when},
                _("You do not sit alone. Look at the page before you leave home, or call the workplace."),
            ],
            action_label=_("See the vigil"),
            action_path=path,
            urgent=True,
        )
        for row in alone.order_by("pk")
    ]


@notify(events.VigilEnded, kind="vigil")
def tell_of_end(fact: events.VigilEnded) -> list[Message]:
    """One letter to each, however they took part: who had a watch ahead, who was asked, who stood by, who has sat."""
    vigil, now = fact.subject, clock.now()
    soon = min(
        now + CALL_AHEAD, end_of_tonight(now) + timedelta(hours=2)
    )  # those must not leave home for nothing
    freed = SignUp.objects.filter(shift__in=fact.shifts, state=SignUpState.CANCELLED)
    sat = set(sitters(vigil).values_list("pk", flat=True))
    near = set(freed.filter(starts_at__lte=soon).values_list("volunteer_id", flat=True))
    told = User.objects.filter(
        Q(pk__in=sat)
        | Q(pk__in=freed.values("volunteer"))
        | Q(pk__in=Call.objects.filter(shift__vigil=vigil).values("volunteer"))
        | Q(pk__in=vigil.standbys.tonight().values("volunteer"))
    )
    return [
        _farewell(vigil, user, has_sat=user.pk in sat, is_near=user.pk in near)
        for user in told.order_by("pk")
    ]


def _farewell(vigil: Vigil, user: User, *, has_sat: bool, is_near: bool) -> Message:
    body = [
        _(
            "The vigil at %(workplace)s has ended. No watches are needed there any more, and you need not do anything."
        )
        % {"workplace": vigil.workplace}
    ]
    if has_sat:
        body += [
            _("Thank you for being there. It was good that somebody was."),
            _(
                "It can stay with you for a while. If you would like to talk about it, one tap is enough, and we call you."
            ),
        ]
        token = talk_token(vigil.pk, user.pk)
        label, path = _("I would like to talk"), reverse("rotas:talk", args=[token])
    else:
        body.append(_("Thank you for being ready to come."))
        label, path = _("See my shifts"), reverse("rotas:mine")
    return Message(
        recipient=user,
        subject=_("The vigil has ended"),
        body=body,
        action_label=label,
        action_path=path,
        urgent=is_near,
    )


@notify(events.TalkWished, kind="vigil")
def tell_of_wish(fact: events.TalkWished) -> list[Message]:
    vigil = fact.subject.vigil
    return [
        Message(
            recipient=user,
            subject=_("A volunteer would like to talk after a vigil"),
            body=[_("You find the name on the page of the vigils. Please call soon.")],
            action_label=_("See who it is"),
            action_path=reverse("rotas:vigils"),
        )
        for user in _coordinators(vigil)
    ]


def _coordinators(vigil: Vigil) -> list[User]:
    scope = vigil.access_scopes()[0]
    nearest = list(people_who(Can.REQUEST_HANDLE, scope, duties=_COORDINATES))
    return nearest or list(people_who(Can.REQUEST_HANDLE, scope, duties=frozenset({Duty.LEADER})))
