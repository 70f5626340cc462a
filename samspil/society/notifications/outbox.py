"""The outbox: messages are laid in with their deliveries, and each delivery is taken out once."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.flow import FLOW, Channel, Kind, State
from samspil.society.notifications.messages import EmailAddress, Message
from samspil.society.notifications.models import Delivery, Notification
from samspil.society.notifications.queries import habits_of, ways_to
from samspil.society.notifications.rules import Plan, plan

log = logging.getLogger("samspil.notifications")
ABANDONED = timedelta(minutes=10)


def lay_in(message: Message, *, kind: Kind, event: str, place: tuple[int | None, str]) -> list[Delivery]:
    """Keep the message and its deliveries, and return them; nothing if the person already has one from this event."""
    notification = _notification(message, kind, event, place)
    try:
        with transaction.atomic():
            notification.save(force_insert=True)
    except IntegrityError:
        return []
    return _deliveries(notification, message)


def claim(delivery_id: int) -> Delivery | None:
    """Take the delivery out to send it; None when it is sent, not wanted any more, or in another worker's hands.

    One whose worker died while it was sending is taken again after ten minutes, with the same reference.
    """
    now = clock.now()
    free = Q(state=State.QUEUED) | Q(state=State.SENDING, claimed_at__lt=now - ABANDONED)
    won = Delivery.objects.filter(free, pk=delivery_id).update(
        state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1
    )
    return Delivery.objects.select_related("notification__recipient").get(pk=delivery_id) if won else None


def is_held(delivery_ids: Iterable[int]) -> bool:
    """Say whether another worker is sending one of these, or has died over it."""
    return Delivery.objects.filter(pk__in=delivery_ids, state=State.SENDING).exists()


def is_unwanted(delivery: Delivery) -> bool:
    """Say whether the person has gone, or has chosen otherwise while the message waited."""
    notification = delivery.notification
    to = notification.recipient
    if to is None or notification.urgent:
        return to is not None and not to.is_active
    habits = habits_of([to.pk])[to.pk]
    return not to.is_active or not habits.wants(notification.kind, Channel(delivery.channel))


def hold_back(delivery: Delivery) -> None:
    FLOW.move(delivery, to=State.SUPPRESSED)


def note_sent(delivery: Delivery, provider_id: str) -> None:
    FLOW.move(delivery, to=State.SENT, sent_at=clock.now(), provider_id=provider_id, last_error="")
    log.info("message sent", extra={"channel": delivery.channel, "attempt": delivery.attempts})


def note_failure(delivery: Delivery, error: Exception, *, final: bool) -> None:
    """Put the delivery back for the next attempt, or leave it as failed."""
    FLOW.move(delivery, to=State.FAILED if final else State.QUEUED, last_error=str(error)[:80])
    log.warning("message not sent", extra={"channel": delivery.channel, "attempt": delivery.attempts})


def give_up(delivery_ids: Iterable[int]) -> None:
    """Leave what could not be sent as failed, and tell those who run the system, once a day for each channel."""
    held = Delivery.objects.select_related("notification").filter(
        pk__in=list(delivery_ids), state__in=[State.QUEUED, State.SENDING]
    )
    for delivery in held:
        Delivery.objects.filter(pk=delivery.pk).update(state=State.FAILED)
        _tell_operators(delivery)


def note_receipt(*, provider_id: str, reference: str, delivered: bool) -> bool:
    """Keep what the gateway says of a text message; the same receipt again changes nothing. Say whether we know it."""
    known = Q(provider_id=provider_id.replace("\x00", "")) if provider_id else Q(pk__in=[])
    with suppress(ValueError):
        known |= Q(reference=UUID(reference))
    found = Delivery.objects.filter(known, channel=Channel.SMS).first()
    if found is None:
        return False
    if delivered:
        Delivery.objects.filter(pk=found.pk, delivered_at=None).update(delivered_at=clock.now())
    else:
        Delivery.objects.filter(pk=found.pk, state=State.SENT, delivered_at=None).update(
            state=State.FAILED, last_error="not delivered"
        )
    return True


def _notification(message: Message, kind: Kind, event: str, place: tuple[int | None, str]) -> Notification:
    to = message.recipient
    return Notification(
        kind=kind,
        event=event,
        recipient=None if isinstance(to, EmailAddress) else to,
        address=to.address if isinstance(to, EmailAddress) else "",
        language=to.language,
        subject=" ".join(str(message.subject).split())[:160],
        body="\n\n".join(str(paragraph).strip() for paragraph in message.body),
        action_label=str(message.action_label),
        action_path=message.action_path,
        urgent=message.urgent,
        authority_id=place[0],
        unit_path=place[1],
        created_at=clock.now(),
    )


def _deliveries(notification: Notification, message: Message) -> list[Delivery]:
    to, now = message.recipient, notification.created_at
    if isinstance(to, EmailAddress):
        return [_delivery(notification, Channel.EMAIL, "", Plan(now))]
    habits = habits_of([to.pk])[to.pk]
    made = []
    for channel, target in ways_to(to):
        way = plan(habits, notification.kind, channel, urgent=message.urgent, now=now)
        if way is not None:
            made.append(_delivery(notification, channel, target, way))
    return made


def _delivery(notification: Notification, channel: Channel, target: str, way: Plan) -> Delivery:
    return Delivery.objects.create(
        notification=notification, channel=channel, target=target, due_at=way.due_at, in_digest=way.in_digest
    )


def _tell_operators(delivery: Delivery) -> None:
    place = delivery.event_place()
    day = clock.today().isoformat()
    operators = (
        people_who(Can.SYSTEM_OPERATE, Scope(authority_id=place[0])) if place[0] else User.objects.none()
    )
    for operator in operators:
        with translation.override(operator.language):
            notice = _outage(operator, Channel(delivery.channel))
        notification = _notification(notice, Kind.SYSTEM, f"outage:{delivery.channel}:{day}", place)
        Notification.objects.bulk_create([notification], ignore_conflicts=True)


def _outage(operator: User, channel: Channel) -> Message:
    return Message(
        recipient=operator,
        subject=_("Messages could not be sent"),
        body=[
            _(
                "At least one message could not be sent, although we tried for hours. The way was: %(channel)s."
            )
            % {"channel": channel.label},
            _("Find out whether the gateway is down. Then send the messages again from the outbox."),
        ],
        action_label=_("Open the outbox"),
        action_path=reverse("notifications:outbox"),
    )
