"""`@notify`: what a fact makes us tell people. Written in each room's `notifications.py`, never called by actions.

@notify(ApplicationAccepted, kind="application")
def tell_applicant(fact: ApplicationAccepted) -> list[Message]:
    return [Message(recipient=fact.subject.user, subject=_("You have been accepted"), body=[_("…")])]
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

from django.conf import settings
from django.utils import translation

from samspil.base.core.actor import Actor
from samspil.base.events.facts import Fact, listens
from samspil.society.notifications.flow import Kind
from samspil.society.notifications.jobs import dispatch
from samspil.society.notifications.messages import EmailAddress as EmailAddress
from samspil.society.notifications.messages import Message as Message
from samspil.society.notifications.outbox import lay_in

F = TypeVar("F", bound=Callable[[Any], Sequence[Message]])


def notify(*facts: type[Fact], kind: str) -> Callable[[F], F]:
    """Call the builder with each such fact, in the transaction that records it, and send what it returns.

    The builder runs once for each language among its recipients and must return the same recipients in the same order.
    Raises ValueError when there is no such kind (see `flow.Kind`).
    """
    known = Kind(kind)

    def register(builder: F) -> F:
        listens(*facts)(partial(_tell, builder, known))
        return builder

    return register


def _tell(builder: Callable[[Any], Sequence[Message]], kind: Kind, by: Actor, fact: Fact) -> None:
    event = f"{fact.verb}:{uuid4().hex}"
    place = fact.subject.event_place() if hasattr(fact.subject, "event_place") else (None, "")
    for message in _written(builder, fact):
        for delivery in lay_in(message, kind=kind, event=event, place=place):
            dispatch(delivery)


def _written(builder: Callable[[Any], Sequence[Message]], fact: Fact) -> list[Message]:
    """Return each message in its recipient's language."""
    drafts = _in(settings.LANGUAGE_CODE, builder, fact)
    versions = {settings.LANGUAGE_CODE: drafts}
    for language in {draft.language for draft in drafts} - set(versions):
        versions[language] = _in(language, builder, fact)
    return [versions[draft.language][place] for place, draft in enumerate(drafts)]


def _in(language: str, builder: Callable[[Any], Sequence[Message]], fact: Fact) -> list[Message]:
    with translation.override(language):
        return [_settled(message) for message in builder(fact)]


def _settled(message: Message) -> Message:
    """Return the message with its words fixed, for lazy ones would follow the reader's language, not the recipient's."""
    return Message(
        recipient=message.recipient,
        subject=str(message.subject),
        body=[str(paragraph) for paragraph in message.body],
        action_label=str(message.action_label),
        action_path=message.action_path,
        urgent=message.urgent,
    )
