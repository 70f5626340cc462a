"""Many at once: one volunteer comes, one wave is asked, and who said no is not met after all. On whatever database is set."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.everyday.requests.actions import ask_wave, stop_request, take_request
from samspil.everyday.requests.models import Meeting, Question, Search
from samspil.society.notifications.models import Notification
from tests import factories
from tests.requests.finders import fresh, helper, person_of, wish
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def activity(region):
    return factories.published_activity(factories.open_workplace(region))


def take(actor, request) -> partial[Meeting]:
    return partial(take_request, actor, fresh(request), volunteer=person_of(actor))


@pytest.mark.requirement("RM-84")
def test_of_four_who_say_yes_at_once_one_comes(activity):
    people = [helper(activity, f"Frivillig {n}") for n in range(4)]
    request = wish(activity)
    said = at_once([take(actor, request) for actor in people])
    assert said.count("ok") == 1
    assert set(Counter(said)) <= {"ok", "Conflict", "IllegalMove", "Closed"}
    assert Meeting.objects.live().count() == Meeting.objects.count() == 1
    assert fresh(request).state == "found"


def test_two_workers_ask_one_wave(activity):
    for n in range(7):
        helper(activity, f"Frivillig {n}", may_be_called=True)
    request = wish(activity, hours=4)
    at_once([partial(ask_wave, SYSTEM, fresh(request)) for _n in range(2)])
    assert Search.objects.get().asked == Question.objects.count()
    for question in Question.objects.all():
        assert Notification.objects.filter(recipient=question.volunteer_id, kind="request").count() == 1


def test_a_stop_and_a_yes_at_once_leave_nobody_on_the_way(activity):
    jytte = helper(activity, "Jytte Holm")
    request = wish(activity)
    at_once([take(jytte, request), partial(stop_request, SYSTEM, fresh(request))])
    if (
        fresh(request).state != "stopped"
    ):  # the yes came between reading and moving: the stop is pressed again
        stop_request(SYSTEM, fresh(request))
    assert fresh(request).state == "stopped"
    assert not Meeting.objects.live().exists()
