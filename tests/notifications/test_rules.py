from datetime import UTC, datetime, time

import pytest

from samspil.society.notifications.flow import Channel
from samspil.society.notifications.rules import Habits, Plan, after_quiet, next_digest, plan


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (utc(2026, 1, 10, 20, 59), utc(2026, 1, 10, 20, 59)),  # 21.59
        (utc(2026, 1, 10, 21), utc(2026, 1, 11, 6)),  # 22.00 waits until 7.00
        (utc(2026, 1, 10, 23, 30), utc(2026, 1, 11, 6)),  # after midnight
        (utc(2026, 1, 11, 5, 59), utc(2026, 1, 11, 6)),
        (utc(2026, 1, 11, 6), utc(2026, 1, 11, 6)),
        (utc(2026, 3, 28, 22), utc(2026, 3, 29, 5)),  # the night that is an hour shorter
        (utc(2026, 10, 24, 21), utc(2026, 10, 25, 6)),  # the night that is an hour longer
    ],
)
def test_quiet_hours_hold_a_message_until_the_morning_also_across_midnight(now, leaves):
    assert after_quiet(Habits(), now) == leaves


def test_quiet_hours_within_a_day_and_none_at_all():
    siesta = Habits(quiet_from=time(12), quiet_until=time(14))
    assert after_quiet(siesta, utc(2026, 1, 10, 12)) == utc(2026, 1, 10, 13)
    assert after_quiet(siesta, utc(2026, 1, 10, 14)) == utc(2026, 1, 10, 14)
    never = Habits(quiet_from=None, quiet_until=None)
    assert after_quiet(never, utc(2026, 1, 10, 23)) == utc(2026, 1, 10, 23)


def test_the_digest_leaves_at_half_past_seven_summer_and_winter():
    assert next_digest(utc(2026, 1, 10, 6, 29)) == utc(2026, 1, 10, 6, 30)
    assert next_digest(utc(2026, 1, 10, 6, 30)) == utc(2026, 1, 11, 6, 30)
    assert next_digest(utc(2026, 7, 10, 12)) == utc(2026, 7, 11, 5, 30)


def test_an_urgent_message_ignores_quiet_hours_digest_and_choices():
    now = utc(2026, 1, 10, 23)
    deaf = Habits(digest=True, choices=(("shift", "email", False), ("shift", "sms", False)))
    for channel in Channel:
        assert plan(deaf, "shift", channel, urgent=True, now=now) == Plan(now)
    assert plan(deaf, "shift", Channel.EMAIL, urgent=False, now=now) is None


def test_text_messages_come_only_to_those_who_asked_for_them():
    now = utc(2026, 1, 10, 12)
    assert plan(Habits(), "shift", Channel.SMS, urgent=False, now=now) is None
    asked = Habits(choices=(("shift", "sms", True),))
    assert plan(asked, "shift", Channel.SMS, urgent=False, now=now) == Plan(now)
    assert plan(asked, "activity", Channel.SMS, urgent=False, now=now) is None
