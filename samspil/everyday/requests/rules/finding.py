"""How urgent a request is, when it takes place, and how long one waits: pure functions."""

from datetime import date, datetime, time, timedelta
from typing import Final

from samspil.base.core import clock
from samspil.everyday.requests.flow import WANTING
from samspil.everyday.requests.models import Request, RequestKind

URGENT: Final = timedelta(hours=24)
AT_ONCE: Final = timedelta(hours=6)  # so near that a message may ring in the quiet hours
WAVE: Final = 5  # volunteers asked at a time
BETWEEN_WAVES: Final = timedelta(minutes=20)
USUAL: Final = timedelta(hours=2)  # a visit without an end
GRACE: Final = timedelta(minutes=30)  # after the end of a visit, before somebody is told
ANSWER: Final = timedelta(minutes=20)  # after the alarm, before the leader is told
CHECK_IN_BEFORE: Final = timedelta(minutes=30)


def is_urgent(request: Request, now: datetime) -> bool:
    """Say whether volunteers are asked by themselves: it is wanted within a day, or the ward has said so."""
    if request.starts_at is None:
        return request.urgent_at is not None
    return request.starts_at - now <= URGENT


def may_be_urgent(request: Request) -> bool:
    """Say whether the ward can mark it: it has no time, is not marked yet, and still wants somebody."""
    return (
        request.state in WANTING
        and request.kind != RequestKind.VIGIL
        and request.starts_at is None
        and request.urgent_at is None
    )


def rings(request: Request, now: datetime) -> bool:
    """Say whether the question may ring through the quiet hours: it cannot wait until the morning."""
    return request.starts_at is not None and request.starts_at - now <= AT_ONCE


def day_of(request: Request) -> date:
    """Return the day in Copenhagen on which the two meet; today when it is as soon as can be."""
    return clock.local(request.starts_at).date() if request.starts_at else clock.today()


def span_of(request: Request) -> tuple[datetime | None, datetime | None]:
    """Return when it is wished; a wish without an end lasts as long as such a visit usually does."""
    if request.starts_at is None:
        return None, None
    return request.starts_at, request.ends_at or request.starts_at + USUAL


def hours_on(day: date, begin: time, until: time | None) -> tuple[datetime, datetime | None]:
    """Return the span on a Copenhagen day; one that ends before it begins ends on the day after."""
    starts_at = clock.at(day, begin)
    if until is None:
        return starts_at, None
    ends_at = clock.at(day, until)
    return starts_at, ends_at if ends_at > starts_at else clock.at(day + timedelta(days=1), until)
