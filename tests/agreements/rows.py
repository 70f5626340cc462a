"""Agreements as rows, as they stand when they are in force; how they come there is tested elsewhere."""

from datetime import date, time
from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace
from tests import factories

FIRST = date(2026, 1, 1)


def in_force(at: Workplace, **fields: Any) -> Agreement:
    """Return an agreement in force whose leader leads the place."""
    if "leader" not in fields:
        fields["leader"] = user_of(factories.assigned(Duty.LEADER, at=at))
    values = {
        "kind": "partnership" if fields.get("partner") else "workplace",
        "title": "Aftale om frivillighed",
        "state": State.ACTIVE,
        "contact": factories.person(),
        "substitute": factories.person(),
        "coordinator_hours": 4,
        "valid_from": FIRST,
        "activated_at": clock.now(),
        "content_hash": "a" * 64,
        **fields,
    }
    return Agreement.objects.create(workplace=at, **values)


def user_of(by: Actor) -> User:
    return User.objects.get(pk=by.user_id)


def morning(day: date) -> Any:
    """Let the clock stand at seven in the morning of the day."""
    return clock.stopped_at(clock.at(day, time(7)))


def midnight(day: date, *, minutes: int = 10) -> Any:
    """Let the clock stand some minutes after midnight, when it is still the day before in Greenwich."""
    return clock.stopped_at(clock.at(day, time(0, minutes)))
