"""`@action` and `record`: the frame of every change.

An action runs in one transaction. What it records is kept until the outermost action is done; then the listeners run, and
last of all the events are appended to the chain. So the one row that all writers share is locked for the shortest time, and
always after every other row, which keeps PostgreSQL free of deadlocks.
"""

import functools
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import ParamSpec, Protocol, TypeVar

from django.db import models, transaction

from samspil.base.core import clock, writes
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.chain import append
from samspil.base.events.facts import LISTENERS, Fact
from samspil.base.events.models import Event

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Frame:
    pending: list[tuple[Actor, Fact]] = field(default_factory=list)
    done: list[tuple[Actor, Fact]] = field(default_factory=list)


_frame: ContextVar[_Frame | None] = ContextVar("action_frame", default=None)


class Placed(Protocol):
    """A subject that knows where it belongs."""

    def event_place(self) -> tuple[int | None, str]:
        """Return the authority's id and the unit's path."""


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function as one action: one transaction, its facts recorded when all of it has succeeded."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _frame.get()
        if outer is not None:
            with transaction.atomic():
                return _nested(outer, function, *args, **kwargs)
        frame = _Frame()
        token = _frame.set(frame)
        try:
            with transaction.atomic():
                result = function(*args, **kwargs)
                _settle(frame)
                return result
        finally:
            _frame.reset(token)

    return run


def _nested(frame: _Frame, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run inside an outer action; when this one fails and the outer one goes on, its facts are forgotten."""
    before = len(frame.pending)
    try:
        return function(*args, **kwargs)
    except Exception:
        del frame.pending[before:]
        raise


def record(fact: Fact, *, by: Actor) -> None:
    """Record that the fact happened. Only inside an action."""
    frame = _frame.get()
    if frame is None:
        message = f"{type(fact).__name__} was recorded outside an action."
        raise RuntimeError(message)
    frame.pending.append((by, fact))


def record_read(fact: Fact, *, by: Actor) -> None:
    """Record that somebody read something sensitive: the one thing that a GET request writes."""
    with writes.permitted(), transaction.atomic():
        append([_event(by, fact)])


def record_by_itself(fact: Fact) -> None:
    """Record what the event log itself has done: no action, for nothing else in the world has changed."""
    with transaction.atomic():
        append([_event(SYSTEM, fact)])


def record_reads(facts: Sequence[Fact], *, by: Actor) -> None:
    """Record at once that somebody read several sensitive things: a list."""
    with writes.permitted(), transaction.atomic():
        append([_event(by, fact) for fact in facts])


def _settle(frame: _Frame) -> None:
    while frame.pending:
        by, fact = frame.pending.pop(0)
        frame.done.append((by, fact))
        for listener in LISTENERS.get(type(fact), []):
            listener(by, fact)
    if frame.done:
        append([_event(by, fact) for by, fact in frame.done])


def _event(by: Actor, fact: Fact) -> tuple[Event, dict[str, object]]:
    subject: models.Model = fact.subject
    authority_id, unit_path = subject.event_place() if hasattr(subject, "event_place") else (None, "")
    payload = fact.payload()
    personal = {name: payload.pop(name) for name in fact.personal if payload.get(name) not in (None, "")}
    event = Event(
        at=clock.now(),
        verb=fact.verb,
        subject_type=subject._meta.label_lower,  # noqa: SLF001 - Django's documented name of a model
        subject_id=str(subject.pk),
        authority_id=authority_id,
        unit_path=unit_path,
        actor_id=by.user_id,
        actor_kind="system" if by.is_system else "stranger" if by.is_stranger else "person",
        request_id=by.request_id,
        payload=payload,
    )
    return event, personal
