"""No new shift without an agreement; those that stand already stay (DR-13)."""

from datetime import time, timedelta
from html import unescape

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Invalid
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries import agreement_verdict
from samspil.everyday.rotas.actions import (
    change_pattern,
    make_pattern,
    make_shift,
    make_shifts,
    move_shift,
)
from samspil.everyday.rotas.models import Shift
from samspil.society.access.matrix import Duty
from tests import factories
from tests.activities.test_frame import in_force

pytestmark = pytest.mark.requirement("DR-13")


@pytest.fixture
def activity(db):
    return factories.published_activity(factories.open_workplace(factories.authority(framed=True)))


def at(days, hour=10):
    return clock.at(clock.today() + timedelta(days=days), time(hour))


def made(by, activity, days):
    return make_shift(by, activity, starts_at=at(days), ends_at=at(days, 12), places=2)


def test_a_shift_needs_an_agreement_on_its_own_day(activity):
    coordinator = factories.assigned(Duty.COORDINATOR, at=activity.workplace)
    with pytest.raises(Invalid, match=activity.workplace.unit.name):
        made(coordinator, activity, 3)
    in_force(activity.workplace, valid_to=clock.today() + timedelta(days=10))
    assert made(coordinator, activity, 10).day == clock.today() + timedelta(days=10)
    with pytest.raises(Invalid):
        made(coordinator, activity, 11)


def test_a_shift_is_not_moved_past_the_last_day(activity):
    in_force(activity.workplace, valid_to=clock.today() + timedelta(days=10))
    shift = made(SYSTEM, activity, 5)
    with pytest.raises(Invalid):
        move_shift(SYSTEM, shift, starts_at=at(12), ends_at=at(12, 12))


def test_a_pattern_makes_shifts_as_far_as_the_agreement_reaches_and_goes_on_with_the_next(activity):
    agreement = in_force(activity.workplace, valid_to=clock.today() + timedelta(days=10))
    pattern = make_pattern(
        SYSTEM,
        activity,
        weekdays=range(7),
        starts=time(10),
        ends=time(12),
        places=2,
        valid_from=clock.today(),
    )
    assert max(Shift.objects.values_list("day", flat=True)) == agreement.valid_to
    before = Shift.objects.count()
    Agreement.objects.update(valid_to=clock.today() + timedelta(days=20))
    make_shifts(SYSTEM, pattern)
    assert Shift.objects.count() == before + 10


def test_an_expired_agreement_makes_no_shifts_and_takes_none_away(activity):
    in_force(activity.workplace)
    pattern = make_pattern(
        SYSTEM,
        activity,
        weekdays=range(7),
        starts=time(10),
        ends=time(12),
        places=2,
        valid_from=clock.today(),
    )
    before = Shift.objects.count()
    Agreement.objects.update(
        valid_from=clock.today() - timedelta(days=9), valid_to=clock.today() - timedelta(days=1)
    )
    with clock.stopped_at(clock.now() + timedelta(days=3)):
        assert make_shifts(SYSTEM, pattern) == 0
    assert Shift.objects.count() == before
    with pytest.raises(Invalid):
        make_pattern(
            SYSTEM, activity, weekdays=[1], starts=time(14), ends=time(15), places=1, valid_from=clock.today()
        )


def test_a_changed_pattern_moves_no_empty_shift_past_the_last_day(activity):
    last = clock.today() + timedelta(days=7 - clock.today().weekday())  # the Monday to come
    in_force(activity.workplace, valid_to=last)
    usual = {"starts": time(10), "ends": time(12), "places": 2}
    pattern = make_pattern(SYSTEM, activity, weekdays=[0], valid_from=clock.today(), **usual)
    assert last in Shift.objects.values_list("day", flat=True)
    change_pattern(SYSTEM, pattern, from_day=clock.today(), weekdays=[4], **usual)
    assert not Shift.objects.filter(day__gt=last).exists()


def test_the_page_says_why_and_keeps_what_was_typed(activity, client_of):
    client = client_of(factories.assigned(Duty.COORDINATOR, at=activity.workplace))
    day = clock.today() + timedelta(days=3)
    values = {"day": f"{day:%Y-%m-%d}", "starts": "10:00", "ends": "12:00", "places": "2", "minimum": "0"}
    answer = client.post(f"/indsatser/{activity.pk}/vagter/ny/", values)
    assert answer.status_code == 422
    assert agreement_verdict(activity.workplace, None, day).reason in unescape(answer.content.decode())
    assert 'value="10:00"' in answer.content.decode()
    assert not Shift.objects.exists()
