"""Which ways a message takes, and when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from samspil.base.core import clock
from samspil.society.notifications.flow import Channel

DIGEST_AT = time(7, 30)
DEFAULT = {Channel.EMAIL: True, Channel.SMS: False, Channel.PUSH: True}


@dataclass(frozen=True)
class Habits:
    """What one person has chosen, or the defaults."""

    quiet_from: time | None = time(22)
    quiet_until: time | None = time(7)
    digest: bool = False
    choices: tuple[tuple[str, str, bool], ...] = ()  # kind, channel, wanted

    def wants(self, kind: str, channel: Channel) -> bool:
        chosen = {(k, c): wanted for k, c, wanted in self.choices}
        return chosen.get((kind, channel), DEFAULT[channel])


@dataclass(frozen=True)
class Plan:
    """When a delivery leaves, and whether it does so in the morning's bundle."""

    due_at: datetime
    in_digest: bool = False


def plan(habits: Habits, kind: str, channel: Channel, *, urgent: bool, now: datetime) -> Plan | None:
    """Return when the message leaves this way; None when the person does not want it so. Urgent ones always leave now."""
    if urgent:
        return Plan(now)
    if not habits.wants(kind, channel):
        return None
    if channel is Channel.EMAIL and habits.digest:
        return Plan(next_digest(now), in_digest=True)
    return Plan(after_quiet(habits, now))


def after_quiet(habits: Habits, now: datetime) -> datetime:
    """Return the instant, or the end of the quiet hours that it falls in; they may span midnight."""
    begin, end = habits.quiet_from, habits.quiet_until
    if begin is None or end is None or begin == end:
        return now
    here = clock.local(now)
    hour, day = here.time(), here.date()
    if begin < end:
        return clock.at(day, end) if begin <= hour < end else now
    if hour >= begin:
        return clock.at(day + timedelta(days=1), end)
    return clock.at(day, end) if hour < end else now


def next_digest(now: datetime) -> datetime:
    """Return the next half past seven in Copenhagen."""
    day = clock.local(now).date()
    today = clock.at(day, DIGEST_AT)
    return today if now < today else clock.at(day + timedelta(days=1), DIGEST_AT)
