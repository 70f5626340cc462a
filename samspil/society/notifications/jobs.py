"""Sending, later and again, and forgetting what is old."""

from collections.abc import Callable
from datetime import time, timedelta
from uuid import NAMESPACE_OID, uuid5

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.jobs.queue import enqueue, job
from samspil.base.jobs.schedule import periodic
from samspil.society.accounts.models import User
from samspil.society.notifications import outbox
from samspil.society.notifications.channels import email, push, sms
from samspil.society.notifications.channels.outcome import Never, NotNow
from samspil.society.notifications.flow import Channel, State
from samspil.society.notifications.models import Contact, Delivery, Notification, Subscription

KEEP = timedelta(days=180)


class Held(Exception):
    """Another worker has the delivery in its hands."""


def dispatch(delivery: Delivery) -> None:
    """Queue the sending of a delivery: at once, in the morning, or in the person's daily e-mail."""
    wait = delivery.due_at - clock.now()
    if delivery.in_digest:
        user_id = delivery.notification.recipient_id
        enqueue(send_digest, user_id, after=wait, unique=f"digest:{user_id}:{delivery.due_at.date()}")
        return
    urgent = delivery.notification.urgent
    work = send_delivery.using(queue_name="urgent", priority=50) if urgent else send_delivery
    enqueue(work, delivery.pk, after=max(wait, timedelta()), unique=f"delivery:{delivery.pk}")


def _delivery_given_up(delivery_id: int) -> None:
    outbox.give_up([delivery_id])


@job(retries=8, gave_up=_delivery_given_up)
def send_delivery(delivery_id: int) -> None:
    """Send one delivery. A second run finds it sent and does nothing."""
    delivery = outbox.claim(delivery_id)
    if delivery is None:
        if outbox.is_held([delivery_id]):
            raise Held
        return
    if outbox.is_unwanted(delivery):
        outbox.hold_back(delivery)
        return
    _attempt([delivery], lambda: _WAYS[Channel(delivery.channel)](delivery))


def _digest_given_up(user_id: int) -> None:
    outbox.give_up(_bundle(user_id))


@job(retries=8, gave_up=_digest_given_up)
def send_digest(user_id: int) -> None:
    """Send all that waits for the person's daily e-mail, as one."""
    ids = _bundle(user_id)
    claimed = [delivery for pk in ids if (delivery := outbox.claim(pk)) is not None]
    unwanted = [delivery for delivery in claimed if outbox.is_unwanted(delivery)]
    for delivery in unwanted:
        outbox.hold_back(delivery)
    wanted = [delivery for delivery in claimed if delivery not in unwanted]
    if wanted:
        _attempt(wanted, lambda: _send_bundle(user_id, wanted))
    elif outbox.is_held(ids):
        raise Held


@periodic(daily_at=time(3, 30))
def forget_old_messages() -> None:
    """Delete messages and their deliveries after half a year."""
    Notification.objects.filter(created_at__lt=clock.now() - KEEP).delete()


def _bundle(user_id: int) -> list[int]:
    rows = Delivery.objects.filter(
        notification__recipient=user_id,
        in_digest=True,
        state__in=[State.QUEUED, State.SENDING],
        due_at__lte=clock.now(),
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _attempt(deliveries: list[Delivery], send: Callable[[], str]) -> None:
    """Send, and write down for each delivery how it went. What may succeed later is raised, so that the job is retried."""
    try:
        provider_id = send()
    except Never as refused:
        for delivery in deliveries:
            outbox.note_failure(delivery, refused, final=True)
    except NotNow as problem:
        for delivery in deliveries:
            outbox.note_failure(delivery, problem, final=False)
        raise
    except Exception as bug:
        for delivery in deliveries:
            outbox.note_failure(delivery, Exception(type(bug).__name__), final=False)
        raise
    else:
        for delivery in deliveries:
            outbox.note_sent(delivery, provider_id)


def _by_email(delivery: Delivery) -> str:
    notice = delivery.notification
    to = notice.address or (notice.recipient.email if notice.recipient else "")
    if not to:
        raise Never("no address")
    return email.send(to, [notice], subject=notice.subject, reference=str(delivery.reference))


def _send_bundle(user_id: int, deliveries: list[Delivery]) -> str:
    user = User.objects.get(pk=user_id)
    if not user.email:
        raise Never("no address")
    # One and the same for the same messages, however often they are tried.
    reference = uuid5(NAMESPACE_OID, " ".join(str(delivery.reference) for delivery in deliveries))
    with translation.override(user.language):
        subject = _("Your messages from Samspil")
    notices = [delivery.notification for delivery in deliveries]
    return email.send(user.email, notices, subject=subject, reference=str(reference))


def _by_sms(delivery: Delivery) -> str:
    notice = delivery.notification
    contact = Contact.objects.filter(user=notice.recipient_id).first()
    if contact is None or not contact.phone:
        raise Never("no number")
    text = f"{notice.subject} {notice.action_url}".strip()
    return sms.send(contact.phone, text, reference=str(delivery.reference))


def _by_push(delivery: Delivery) -> str:
    subscription = Subscription.objects.filter(pk=int(delivery.target)).first()
    if subscription is None:
        raise Never("no browser")
    notice = delivery.notification
    words = {
        "title": notice.subject,
        "path": notice.action_path or "/beskeder/",
        "tag": str(delivery.reference),
    }
    try:
        return push.send(subscription, words, reference=str(delivery.reference), urgent=notice.urgent)
    except push.Gone:
        subscription.delete()
        raise


_WAYS: dict[Channel, Callable[[Delivery], str]] = {
    Channel.EMAIL: _by_email,
    Channel.SMS: _by_sms,
    Channel.PUSH: _by_push,
}
