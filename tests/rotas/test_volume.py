"""A quarter with many more or fewer volunteer hours is a matter for the committee, once (HJ-32)."""

from datetime import date, time, timedelta

import pytest

from samspil.base.core import clock
from samspil.compact.dialogue.models import Cause, DialoguePolicy, Item
from samspil.everyday.rotas.jobs import bring_volume_to_committees
from samspil.everyday.rotas.models import Attendance, Shift
from tests import factories

pytestmark = pytest.mark.requirement("HJ-32")
NOVEMBER = clock.at(date(2026, 11, 22), time(12))


@pytest.fixture
def activity(db):
    return factories.published_activity(factories.open_workplace())


def attended(activity, day, hours):
    """Somebody has been there so many hours on the day, however it came about."""
    affiliation = factories.affiliated(activity.workplace)[1]
    start = clock.at(day, time(8))
    times = {"starts_at": start, "ends_at": start + timedelta(hours=hours)}
    shift = Shift.objects.create(activity=activity, day=day, places=1, **times)
    Attendance.objects.create(
        shift=shift,
        volunteer=affiliation.volunteer,
        affiliation=affiliation,
        checked_in_at=start,
        checked_out_at=start + timedelta(hours=hours),
        in_kind="coordinator",
        out_kind="coordinator",
    )


def raised():
    with clock.stopped_at(NOVEMBER):
        bring_volume_to_committees.func()
        bring_volume_to_committees.func()
    return list(Item.objects.filter(cause=Cause.VOLUME))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(20, 25, 1), (20, 24, 0), (24, 18, 1), (24, 19, 0), (24, 0, 1), (0, 24, 0), (10, 18, 0)],
)
def test_a_quarter_more_or_less_is_raised_once(activity, before, after, expected):
    if before:
        attended(activity, date(2026, 5, 4), before)
    if after:
        attended(activity, date(2026, 8, 3), after)
    items = raised()
    assert len(items) == expected
    for item in items:
        assert item.workplace_id == activity.workplace_id
        assert [value for _label, value in item.numbers] == [str(before), str(after)]
        assert str(before) in item.what


def test_the_authority_decides_how_much_is_much(activity):
    policy = DialoguePolicy.objects.get(authority=activity.workplace.unit.authority)
    policy.volume_percent = 60
    policy.save()
    attended(activity, date(2026, 5, 4), 10)
    attended(activity, date(2026, 5, 5), 10)
    attended(activity, date(2026, 8, 3), 24)
    attended(activity, date(2026, 8, 4), 7)
    assert raised() == []


def test_the_quarter_that_runs_is_not_judged(activity):
    attended(activity, date(2026, 8, 3), 24)
    attended(activity, date(2026, 10, 5), 1)
    assert raised() == []
