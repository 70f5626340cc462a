"""What the contact person of a circle of friends is told about the places that it holds."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui import formats
from samspil.everyday.rotas import events
from samspil.everyday.rotas.models import Hold, SignUp
from samspil.everyday.rotas.notifications.letters import what
from samspil.everyday.rotas.rules import RELEASE_BEFORE
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(events.CircleReminded, kind="shift")
def warn_contact(fact: events.CircleReminded) -> list[Message]:
    return [
        _to_contact(
            hold,
            subject=_("Who of you comes on %(day)s?") % {"day": formats.date_long(hold.shift.starts_at)},
            body=[
                what(hold.shift),
                ngettext(
                    "%(left)s place is held for %(circle)s and has no name yet.",
                    "%(left)s places are held for %(circle)s and have no name yet.",
                    hold.left,
                )
                % {"left": hold.left, "circle": hold.partner},
                _("Whoever wants one takes it before %(when)s. After that they are for everybody.")
                % {"when": formats.moment(hold.shift.starts_at - RELEASE_BEFORE)},
                _("You need not do anything, and nobody counts."),
            ],
        )
        for hold in _holds(pk=fact.subject.pk)
    ]


@notify(events.ShiftMoved, kind="shift")
def tell_contact_of_new_time(fact: events.ShiftMoved) -> list[Message]:
    return [
        _to_contact(
            hold,
            subject=_("A shift on which you hold places has a new time"),
            body=[
                _("The shift has been moved. This is the new time:"),
                what(hold.shift),
                _("The places of %(circle)s are still held. If the time does not suit you, hand them back.")
                % {"circle": hold.partner},
            ],
        )
        for hold in _besides(_holds(shift=fact.subject.pk))
    ]


@notify(events.ShiftCancelled, kind="shift")
def tell_contact_of_cancellation(fact: events.ShiftCancelled) -> list[Message]:
    return [
        _to_contact(
            hold,
            subject=_("Cancelled: the shift on %(day)s") % {"day": formats.date_long(hold.shift.starts_at)},
            body=[_("The shift has been cancelled. You need not do anything."), what(hold.shift)],
        )
        for hold in _besides(_holds(shift=fact.subject.pk))
    ]


@notify(events.RotaClosed, kind="shift")
def tell_contact_of_closing(fact: events.RotaClosed) -> list[Message]:
    """One message for each circle, however many shifts it held places on."""
    first = {hold.partner_id: hold for hold in reversed(_holds(shift__in=fact.shifts))}
    return [
        Message(
            recipient=_contact(hold),
            subject=_("An activity has closed, and its shifts are cancelled"),
            body=[
                _("“%(activity)s” has closed, and with it the shifts on which %(circle)s held places.")
                % {"activity": fact.subject, "circle": hold.partner},
                _("Thank you for what you have given."),
            ],
            action_label=_("See our shifts"),
            action_path=reverse("rotas:circle", args=[hold.partner_id]),
        )
        for hold in first.values()
    ]


def _contact(hold: Hold) -> User:
    """Return whoever speaks for the circle; `_holds` reads no others."""
    if hold.partner.contact is None:
        raise LookupError(hold)
    return hold.partner.contact


def _holds(**filters: object) -> list[Hold]:
    rows = Hold.objects.filter(partner__contact__isnull=False, **filters)
    return list(
        rows.select_related("partner__contact", "shift__activity__workplace__unit").order_by(
            "shift__starts_at", "pk"
        )
    )


def _besides(holds: Iterable[Hold]) -> list[Hold]:
    """Leave out those who are told already, because they have a place themselves."""
    return [
        hold
        for hold in holds
        if not SignUp.objects.filter(shift=hold.shift_id, volunteer=hold.partner.contact_id).exists()
    ]


def _to_contact(hold: Hold, *, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=_contact(hold),
        subject=subject,
        body=body,
        action_label=_("See the shift"),
        action_path=reverse("rotas:shift", args=[hold.shift_id]),
    )
