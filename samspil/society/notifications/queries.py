"""What others may ask about messages."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from samspil.base.core.actor import Actor
from samspil.society.notifications.models import Contact, Notification, Preference
from samspil.society.notifications.rules import Habits


def unread_count(by: Actor) -> int:
    """Return how many messages the person has not read: one query on a small index."""
    return Notification.objects.visible_to(by).unread().count() if by.user_id else 0


def inbox(by: Actor) -> QuerySet[Notification]:
    """Return the person's messages: the unread first, then the newest."""
    return Notification.objects.visible_to(by).order_by(
        F("read_at").desc(nulls_first=True), "-created_at", "-pk"
    )


def habits_of(user_ids: Iterable[int]) -> dict[int, Habits]:
    """Return what each person has chosen, in two queries."""
    ids = list(user_ids)
    chosen: dict[int, list[tuple[str, str, bool]]] = {}
    for choice in Preference.objects.filter(user__in=ids):
        chosen.setdefault(choice.user_id, []).append((choice.kind, choice.channel, choice.wanted))
    contacts = Contact.objects.in_bulk(ids)
    return {pk: _habits(contacts.get(pk), tuple(chosen.get(pk, ()))) for pk in ids}


def _habits(contact: Contact | None, choices: tuple[tuple[str, str, bool], ...]) -> Habits:
    if contact is None:
        return Habits(choices=choices)
    return Habits(contact.quiet_from, contact.quiet_until, contact.digest, choices)
