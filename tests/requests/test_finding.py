"""Asking volunteers directly: to few, in waves, and never twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, NotVisible
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import (
    accept_question,
    ask_volunteers,
    ask_wave,
    decline_question,
    stand_by,
    step_back,
    stop_request,
)
from samspil.everyday.requests.jobs.finding import ask_next_volunteers
from samspil.everyday.requests.models import Meeting, Question, Search, Silence
from samspil.everyday.requests.queries.matching import next_to_ask, suggestions
from samspil.everyday.requests.queries.pulling import takeable_by
from samspil.people.volunteers.models import Wishes
from samspil.society.notifications.models import Delivery, Notification
from tests import factories
from tests.requests.finders import fresh, helper, person_of, taken, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def seven(activity):
    """Seven volunteers who may be called."""
    return [helper(activity, f"Frivillig {n}", may_be_called=True) for n in range(7)]


def asked() -> list[int]:
    return list(Question.objects.order_by("wave", "pk").values_list("volunteer_id", flat=True))


def later(minutes: int):
    return clock.stopped_at(clock.now() + timedelta(minutes=minutes))


def test_what_is_urgent_is_asked_five_at_a_time_and_nobody_twice(activity, seven):
    request = wish(activity, hours=4)
    ask_next_volunteers.func()
    assert len(asked()) == 5
    assert fresh(request).state == "searching"
    ask_next_volunteers.func()
    assert len(asked()) == 5
    with later(21):
        ask_next_volunteers.func()
    assert sorted(asked()) == sorted(actor.volunteer_id for actor in seven)
    with later(45):
        ask_next_volunteers.func()
    assert Search.objects.get().next_at is None
    assert len(asked()) == 7


def test_what_is_not_urgent_waits_for_somebody_to_take_it(activity, seven, coordinator):
    request = wish(activity, hours=80)
    ask_next_volunteers.func()
    assert not asked()
    ask_volunteers(coordinator, request)
    assert len(asked()) == 5


def test_only_those_who_find_volunteers_press_the_button(activity, employee, volunteer, administrator):
    request = wish(activity)
    for actor in (employee, volunteer, administrator):
        with pytest.raises(Denied):
            ask_volunteers(actor, request)


def test_who_has_not_said_that_they_may_be_called_is_not_called(activity, coordinator):
    helper(activity, "Stille Signe")
    helper(activity, "Rolige Rita", may_be_called=False)
    helper(activity, "Uklar Ulla", ready=False, may_be_called=True)
    helper(activity, "Aftenens Alma", may_be_called=True, kinds=["reading"])
    ask_volunteers(coordinator, wish(activity))
    assert not asked()


def test_who_was_asked_longest_ago_is_asked_first(activity, seven):
    now = clock.now()
    for n, actor in enumerate(seven):
        Wishes.objects.filter(volunteer=actor.volunteer_id).update(last_asked_at=now - timedelta(days=30 - n))
    assert next_to_ask(wish(activity), 5) == [actor.volunteer_id for actor in seven[:5]]


def test_one_tap_is_a_yes_without_signing_in(activity, seven, stranger, client_of):
    request = wish(activity, hours=4)
    ask_wave(SYSTEM, request)
    first, second = Question.objects.select_related("request", "volunteer").order_by("pk")[:2]
    page = client_of(None).get(f"/spoergsmaal/{first.pk}/{first.key}/")
    assert page.status_code == 200
    assert "Inger" not in page.content.decode()
    assert not Meeting.objects.exists()
    client_of(None).post(f"/spoergsmaal/{first.pk}/{first.key}/ja/")
    assert Meeting.objects.get().volunteer_id == first.volunteer_id
    late = client_of(None).post(f"/spoergsmaal/{second.pk}/{second.key}/ja/")
    assert late.status_code == 409
    assert Meeting.objects.count() == 1


def test_the_others_are_thanked_once(activity, seven, stranger):
    request = wish(activity, hours=4)
    ask_wave(SYSTEM, request)
    yes, no, *others = Question.objects.select_related("request", "volunteer").order_by("pk")
    decline_question(stranger, no, key=no.key)
    accept_question(stranger, yes, key=yes.key)
    thanked = set(
        Notification.objects.filter(subject="En anden nåede det før dig – tak").values_list(
            "recipient_id", flat=True
        )
    )
    assert thanked == {question.volunteer_id for question in others}
    with pytest.raises(Closed):
        accept_question(stranger, fresh_question(others[0]), key=others[0].key)


def fresh_question(question: Question) -> Question:
    return Question.objects.select_related("volunteer", "request__activity__workplace__unit__authority").get(
        pk=question.pk
    )


def test_a_guessed_link_opens_nothing(activity, seven, stranger, client_of):
    ask_wave(SYSTEM, wish(activity, hours=4))
    one, other = Question.objects.select_related("request", "volunteer").order_by("pk")[:2]
    for act in (accept_question, decline_question):
        with pytest.raises(NotVisible):
            act(stranger, one, key=other.key)
    assert client_of(None).get(f"/spoergsmaal/{one.pk}/{other.key}/").status_code == 404
    assert client_of(None).post(f"/spoergsmaal/{one.pk}/{other.key}/ja/").status_code == 404


@pytest.mark.requirement("RM-33")
def test_a_no_leaves_nothing_that_anybody_could_count(activity, seven, stranger, coordinator, client_of):
    request = wish(activity, hours=4)
    ask_wave(SYSTEM, request)
    no = Question.objects.select_related("request", "volunteer").order_by("pk").first()
    before = Search.objects.get().asked
    answer = client_of(None).post(f"/spoergsmaal/{no.pk}/{no.key}/nej-tak/")
    assert answer.status_code == 200
    assert client_of(None).post(f"/spoergsmaal/{no.pk}/{no.key}/nej-tak/").status_code == 200
    with pytest.raises(ObjectDoesNotExist):
        Question.objects.get(pk=no.pk)
    assert Search.objects.get().asked == before
    for event in Event.objects.filter(verb__startswith="search."):
        assert (event.authority_id, event.unit_path, event.actor_id) == (None, "", None)
        assert str(no.volunteer_id) not in map(str, event.payload.values()) or event.payload.keys() == {
            "wave"
        }
    assert not Event.objects.filter(subject_type="volunteers.volunteer", verb="wishes.used").exists()
    # The outbox of the place does not show who was asked, either: the names beside a yes would tell the noes.
    assert (
        not Delivery.objects.visible_to(coordinator)
        .filter(notification__recipient=no.volunteer_id)
        .filter(notification__kind="request")
        .exists()
    )
    stop_request(coordinator, fresh(request))
    assert not Silence.objects.exists()


def test_who_silenced_the_need_is_neither_asked_nor_suggested(activity, seven, stranger):
    request = wish(activity, hours=4)
    ask_wave(SYSTEM, request)
    no = Question.objects.select_related("request", "volunteer").order_by("pk").first()
    decline_question(stranger, no, key=no.key)
    assert no.volunteer_id not in next_to_ask(fresh(request), 50)
    assert no.volunteer_id not in {row.volunteer.pk for row in suggestions(SYSTEM, fresh(request))}
    assert not [row for row in takeable_by(no.volunteer) if row.request.pk == request.pk]


def test_who_stands_by_is_asked_first_also_if_they_may_not_be_called(activity, seven):
    request = wish(activity, hours=4)
    meeting = taken(seven[0], request)
    quiet = helper(activity, "Stille Signe")
    stand_by(quiet, fresh(request), volunteer=person_of(quiet))
    step_back(seven[0], meeting)
    ask_next_volunteers.func()
    assert asked()[0] == quiet.volunteer_id


def test_nobody_is_asked_when_nobody_is_wanted(activity, seven, coordinator):
    request = wish(activity)
    taken(seven[0], request)
    with pytest.raises(Conflict):
        ask_volunteers(coordinator, fresh(request))


def test_when_nobody_is_left_the_coordinator_is_told(activity, coordinator):
    ask_volunteers(coordinator, wish(activity))
    subjects = Notification.objects.filter(recipient=coordinator.user_id).values_list("subject", flat=True)
    assert "Vi har ikke flere at spørge: Se på en anmodning" in set(subjects)


def test_a_vigil_is_a_relay_that_the_ward_opens_and_no_single_volunteer_is_asked(ward):
    vigils = factories.published_activity(ward, kind="vigil")
    awake = helper(vigils, "Vågne Vera", may_be_called=True)
    wish(vigils, kind="vigil", asker="relative", citizen_agrees=True)
    ask_next_volunteers.func()
    assert not asked()
    assert not takeable_by(person_of(awake))


def test_what_cannot_wait_until_the_morning_rings_through_the_quiet_hours(activity, seven):
    wish(activity, hours=3)
    ask_next_volunteers.func()
    assert Notification.objects.get(recipient=asked()[0], kind="request").urgent
    wish(activity, hours=20, phone="+4540000002", whereabouts="Stue 8")
    ask_next_volunteers.func()
    assert not Notification.objects.filter(kind="request", recipient__in=asked()).latest("pk").urgent
