"""That there is something to read, and never what. Who has said no to contact is never written to."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.everyday.requests.events import MessageSent, ThreadBegun, ThreadEnded, ThreadOffered
from samspil.everyday.requests.models import Side, Thread
from samspil.everyday.requests.rules.threads import about_of
from samspil.people.citizens.queries import said_no
from samspil.society.notifications.notify import EmailAddress, Message, notify


@notify(ThreadOffered, kind="request")
def tell_of_the_offer(fact: ThreadOffered) -> list[Message]:
    body = [
        _("The one you are going to meet would like to write with you."),
        _("Only the two of you can read it. Say yes on the page, or let it be: both are quite all right."),
    ]
    return _to(fact, Side(fact.side).other, _("Somebody would like to write with you"), body, _("See it"))


@notify(ThreadBegun, kind="request")
def tell_that_it_begins(fact: ThreadBegun) -> list[Message]:
    body = [
        _("The other one has said yes. You can write to each other now, and only the two of you can read it.")
    ]
    return _to(fact, Side(fact.side).other, _("You can write to each other now"), body, _("Write"))


@notify(MessageSent, kind="request")
def tell_of_the_message(fact: MessageSent) -> list[Message]:
    body = [_("There is a new message for you. It can only be read on your own page, with your code.")]
    return _to(fact, Side(fact.side).other, _("A new message for you"), body, _("Read it"))


@notify(ThreadEnded, kind="request")
def tell_that_it_is_over(fact: ThreadEnded) -> list[Message]:
    """Tell both the same, so that it does not say who closed it."""
    body = [
        _("The conversation is closed, and everything in it has been deleted."),
        _("Nobody needs a reason for that. Thank you for the words you gave each other."),
    ]
    subject = _("A conversation is closed")
    return [message for side in Side for message in _to(fact, side, subject, body, "")]


def _to(fact: Fact, side: Side, subject: str, body: list[str], label: str) -> list[Message]:
    thread = fact.subject
    if not isinstance(thread, Thread):
        return []
    if side == Side.VOLUNTEER:
        path = reverse("requests:thread", args=[thread.pk])
        recipient = thread.volunteer.user
        return [Message(recipient=recipient, subject=subject, body=body, **_button(label, path))]
    about, place = about_of(thread), thread.workplace
    contacts = tuple(way for way in (about.email, about.phone) if way)
    if not about.email or said_no(place, whereabouts=about.whereabouts, contacts=contacts):
        return []  # who left no e-mail address sees it on the private page
    path = reverse("requests:thread_citizen", args=[thread.pk, thread.key])
    recipient_there = EmailAddress(about.email, about.language)
    return [Message(recipient=recipient_there, subject=subject, body=body, **_button(label, path))]


def _button(label: str, path: str) -> dict[str, Any]:
    return {"action_label": label, "action_path": path} if label else {}
