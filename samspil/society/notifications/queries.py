"""What others may ask about messages."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.society.accounts.models import User
from samspil.society.notifications.channels import push, sms
from samspil.society.notifications.flow import Channel
from samspil.society.notifications.models import Contact, Notification, Preference, Subscription
from samspil.society.notifications.rules import Habits, plan


def unread_count(by: Actor) -> int:
    """Return how many messages the person has not read: one query on a small index."""
    return sum(_unread(by.user_id)) if by.user_id else 0


@kept
def _unread(user: int) -> QuerySet[Notification, int]:
    rows = Notification.objects.filter(recipient=user).unread().order_by().values("recipient")
    return rows.annotate(number=Count("pk")).values_list("number", flat=True)


def was_led_to(by: Actor, path: str) -> bool:
    """Say whether a message of their own has led the person to this address: so it was once theirs to open."""
    return (
        by.user_id is not None
        and Notification.objects.filter(recipient=by.user_id, action_path=path).exists()
    )


def inbox(by: Actor) -> QuerySet[Notification]:
    """Return the person's messages: the unread first, then the newest."""
    return Notification.objects.visible_to(by).order_by(
        F("read_at").desc(nulls_first=True), "-created_at", "-pk"
    )


def habits_of(user_ids: Iterable[int]) -> dict[int, Habits]:
    """Return what each person has chosen, in two queries; of a thousand at most, and not of nobody."""
    ids = tuple(user_ids)
    chosen: dict[int, list[tuple[str, str, bool]]] = {}
    for choice in _preferences(ids):
        chosen.setdefault(choice.user_id, []).append((choice.kind, choice.channel, choice.wanted))
    contacts = {contact.pk: contact for contact in _contacts(ids)}
    return {pk: _habits(contacts.get(pk), tuple(chosen.get(pk, ()))) for pk in ids}


@kept
def _preferences(users: tuple[int, ...]) -> QuerySet[Preference]:
    return Preference.objects.filter(user__in=users)


@kept
def _contacts(users: tuple[int, ...]) -> QuerySet[Contact]:
    return Contact.objects.filter(user__in=users)


def _habits(contact: Contact | None, choices: tuple[tuple[str, str, bool], ...]) -> Habits:
    if contact is None:
        return Habits(choices=choices)
    return Habits(contact.quiet_from, contact.quiet_until, contact.digest, choices)


def ways_to(user: User) -> list[tuple[Channel, str]]:
    """Return the ways that are open and lead to the person, each with its device where there are several."""
    ways = [(Channel.EMAIL, "")] if user.email else []
    if sms.is_open() and Contact.objects.filter(user=user).exclude(phone="").exists():
        ways.append((Channel.SMS, ""))
    if push.is_open():
        ids = Subscription.objects.filter(user=user).order_by("pk").values_list("pk", flat=True)
        ways += [(Channel.PUSH, str(pk)) for pk in ids]
    return ways


def heard_at(user: User, kind: str, now: datetime) -> datetime:
    """Return when a message that is written now leaves for the person the first way: quiet hours and digests keep it waiting.

    Who wants no such messages, or has no address, looks at the page; nothing keeps that waiting.
    """
    habits = habits_of([user.pk])[user.pk]
    plans = [plan(habits, kind, channel, urgent=False, now=now) for channel, _target in ways_to(user)]
    return min((way.due_at for way in plans if way is not None), default=now)
