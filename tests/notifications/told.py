"""Facts and builders that the tests use as a room above would."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import get_language

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import Fact
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_system
from samspil.society.notifications.notify import EmailAddress, Message, notify


@dataclass(frozen=True, kw_only=True)
class Told(Fact):
    verb: ClassVar = "test.told"
    sentence: ClassVar = "%(actor)s told"
    urgent: bool = False
    address: str = ""
    words: str = "Kom kl. 10."


@notify(Told, kind="shift")
def tell(fact: Told) -> list[Message]:
    to: Any = EmailAddress(fact.address) if fact.address else PEOPLE
    subject = {"da": "Din vagt er flyttet", "en": "Your shift has moved"}[get_language()]
    return [
        Message(
            recipient=one,
            subject=subject,
            body=[fact.words, "Hilsen afdelingen"],
            action_label="Se vagten",
            action_path="/vagter/7/",
            urgent=fact.urgent,
        )
        for one in (to if isinstance(to, list) else [to])
    ]


PEOPLE: list[Any] = []


@action
def happen(by: Actor, place: Any, *people: Any, **fields: Any) -> None:
    require_system(by)
    PEOPLE[:] = people
    record(Told(subject=place, **fields), by=by)


def it_happens(place: Any, *people: Any, **fields: Any) -> None:
    happen(SYSTEM, place, *people, **fields)
