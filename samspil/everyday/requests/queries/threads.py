"""What the two have written: opened with the code of the one who reads, for this one page, and kept nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.base.ui.formats import moment
from samspil.everyday.requests.flow import OPEN, TOGETHER
from samspil.everyday.requests.models import Side, Thread, opens_thread
from samspil.everyday.requests.rules import sealing, threads
from samspil.everyday.requests.rules.threads import Seat


@dataclass(frozen=True, slots=True)
class Line:
    """One message, in plain words, for the reader's eyes."""

    sequence: int
    side: Side
    text: str
    sent_at: datetime
    is_mine: bool

    @property
    def who(self) -> str:
        return str(self.side.label)

    @property
    def moment(self) -> str:
        return moment(self.sent_at)


def found(pk: int) -> Thread | None:
    """Return the conversation as a closed box, so that it can be asked who sits there (`rules.threads.seat_of`)."""
    rows = Thread.objects.select_related(
        "request__activity__workplace__unit__authority",
        "companionship__workplace__unit__authority",
        "companionship__volunteer__user",
        "volunteer__user",
    )
    return rows.filter(pk=pk).first()


def opens(pk: int, key: str) -> bool:
    """Say whether this was the citizen's address of a conversation, also when it is gone."""
    return opens_thread(pk, key)


def words(seat: Seat, code: str) -> list[Line]:
    """Return what has been written, the oldest first. Raises WrongCode unless the code is the one of this chair."""
    thread_key = threads.thread_key(seat, code)
    return list(_opened(seat, thread_key))


def _opened(seat: Seat, thread_key: bytes) -> Iterator[Line]:
    for message in seat.thread.messages.all():
        context = threads.message_context(seat.thread.pk, message.sequence, message.side)
        text = sealing.unseal(thread_key, bytes(message.sealed), context)
        side = Side(message.side)
        yield Line(message.sequence, side, text, message.sent_at, is_mine=side == seat.side)


def compared_number(thread: Thread) -> str:
    """Return the number that both see, to be compared when they meet; empty before both have a key."""
    keys = [bytes(party.public) for party in thread.parties.all()]
    return sealing.compared_number(*keys) if len(keys) == len(Side) else ""


def my_threads(by: Actor) -> QuerySet[Thread]:
    """Return the volunteer's own conversations, the latest first."""
    return (
        Thread.objects.visible_to(by).select_related("request", "companionship").order_by("-last_at", "-pk")
    )


def left_over() -> QuerySet[Thread]:
    """Return the conversations whose meeting or companionship is over: a safety net under the listeners."""
    return Thread.objects.exclude(request__state__in=OPEN).exclude(companionship__state__in=TOGETHER)
