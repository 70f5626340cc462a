"""Two who stay together: begun with a talk, without goal or hours unless they wish it, and ended without a reason."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import (
    change_companion,
    change_companionship,
    end_companionship,
    erase_companionship,
    found_companionship,
    hold_review,
    note_time,
    pause_companionship,
    refuse_companionship_contact,
    resume_companionship,
    start_companionship,
    stop_companionship,
    write_message,
)
from samspil.everyday.requests.flow import CompanionshipState, State
from samspil.everyday.requests.jobs.together import erase_ended_companionships, remind_of_reviews
from samspil.everyday.requests.models import Companionship, Side, Thread, ThreadMessage, TimeTogether
from samspil.everyday.requests.queries import companionships as queries
from samspil.everyday.requests.rules.companionships import next_review
from samspil.people.citizens.actions import mark_contact, mark_whereabouts
from samspil.people.citizens.queries import said_no
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Volunteer
from samspil.society.notifications.models import Notification
from samspil.society.partners.models import Partner
from tests import factories
from tests.factories.onboarding import made_ready
from tests.requests.pairs import met, talking

ELLEN = {"first_name": "Ellen", "email": "ellen@example.dk", "whereabouts": "Stue 4"}
CLASS = {
    "group_kind": "school_class",
    "group_name": "3.b",
    "group_count": 22,
    "contact_name": "Mette Lærer",
    "contact_email": "mette@example.dk",
}


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


def ready(who, activity):
    """Return the volunteer, with everything in place that the activity asks for."""
    friend = Volunteer.objects.get(pk=who.user_id)
    made_ready(friend.affiliations.get(), activity)
    return friend


@pytest.fixture
def friend(volunteer, activity):
    return ready(volunteer, activity)


@pytest.fixture
def bond(activity, coordinator, friend):
    return found_companionship(coordinator, activity, volunteer=friend, **ELLEN)


@pytest.fixture
def active(bond, coordinator):
    start_companionship(coordinator, bond, citizen_agrees=True)
    return bond


@pytest.fixture
def group(activity, coordinator):
    return found_companionship(coordinator, activity, **ELLEN, **CLASS)


def letters(address="", person=None):
    rows = Notification.objects.filter(kind="request")
    rows = rows.filter(address=address) if address else rows.filter(recipient=person)
    return list(rows.order_by("pk").values_list("subject", flat=True))


def test_a_volunteer_who_is_not_ready_is_not_brought_in(activity, coordinator, volunteer):
    with pytest.raises(Closed):
        found_companionship(
            coordinator, activity, volunteer=Volunteer.objects.get(pk=volunteer.user_id), **ELLEN
        )


@pytest.mark.requirement("RM-83")
def test_it_begins_with_a_talk_and_has_its_reviews(bond, coordinator):
    assert bond.state == CompanionshipState.START_TALK
    with pytest.raises(Invalid):
        start_companionship(coordinator, bond, citizen_agrees=False)
    start_companionship(coordinator, bond, citizen_agrees=True)
    assert bond.next_review_on == next_review(clock.today(), 3)
    hold_review(coordinator, bond, held_on=clock.today(), outcome="continue")
    bond.refresh_from_db()
    assert bond.reviews.get().held_by_id == coordinator.user_id
    assert bond.next_review_on == next_review(clock.today(), 3)


@pytest.mark.requirement("RM-83")
def test_a_missed_review_is_flagged_once_and_stands_on_the_list(active, coordinator):
    due = clock.today() - timedelta(days=1)
    Companionship.objects.update(next_review_on=due, started_on=due - timedelta(days=90))
    remind_of_reviews.func()
    remind_of_reviews.func()
    assert Event.objects.filter(verb="companionship.review_overdue").count() == 1
    assert len([one for one in letters(person=coordinator.user_id) if one]) == 1
    assert queries.late(coordinator) == 1
    active.refresh_from_db()
    hold_review(coordinator, active, held_on=clock.today(), outcome="change")
    assert queries.late(coordinator) == 0
    Companionship.objects.update(next_review_on=due)
    remind_of_reviews.func()
    assert Event.objects.filter(verb="companionship.review_overdue").count() == 2


@pytest.mark.requirement("RM-83")
@pytest.mark.parametrize(
    ("after", "months", "day"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_the_next_review_is_so_many_months_later(after, months, day):
    assert next_review(after, months) == day


@pytest.mark.requirement("VB-05")
def test_hours_and_goals_are_off_unless_they_are_wished(active, coordinator, volunteer):
    assert not active.counts_hours
    assert not active.has_goal
    with pytest.raises(Closed):
        note_time(volunteer, active, day=clock.today(), minutes=60)
    change_companionship(coordinator, active, review_every_months=3, goal="Gå en tur")
    active.refresh_from_db()
    assert active.goal == ""
    change_companionship(
        coordinator, active, review_every_months=2, counts_hours=True, has_goal=True, goal="Gå en tur"
    )
    active.refresh_from_db()
    assert active.goal == "Gå en tur"
    note_time(volunteer, active, day=clock.today(), minutes=60)
    assert queries.minutes(active) == 60
    for day, minutes in ((clock.today() + timedelta(days=1), 5), (clock.today(), 0), (clock.today(), 1441)):
        with pytest.raises(Invalid):
            note_time(volunteer, active, day=day, minutes=minutes)


@pytest.mark.requirement("VB-05")
def test_a_goal_cannot_even_be_stored_where_there_is_none(active):
    with pytest.raises(IntegrityError), transaction.atomic():
        Companionship.objects.filter(pk=active.pk).update(goal="Flere skridt")
    assert not TimeTogether.objects.exists()


@pytest.mark.requirement("RM-83")
def test_a_school_class_is_a_number_and_a_contact_person(group):
    assert group.is_of_group
    assert group.group_count == 22
    assert letters("mette@example.dk")
    fields = {field.name for field in Companionship._meta.get_fields()}
    assert not [name for name in fields if "child" in name or "member" in name]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"group_name": ""}, "group_name"),
        ({"group_count": None}, "group_count"),
        ({"contact_name": " "}, "contact_name"),
        ({"first_name": " "}, "first_name"),
        ({"email": "", "whereabouts": ""}, "phone"),
        ({"review_every_months": 13}, "review_every_months"),
        ({"group_kind": ""}, "volunteer"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(activity, coordinator, change, field):
    with pytest.raises(Invalid) as refused:
        found_companionship(coordinator, activity, **{**ELLEN, **CLASS, **change})
    assert field in refused.value.errors


def test_a_circle_of_friends_holds_it_as_a_group(activity, coordinator, region, ward):
    circle = factories.partner(region, name="Vennekredsen", kind=Partner.Kind.FRIENDS_CIRCLE, workplace=ward)
    held = found_companionship(
        coordinator, activity, **ELLEN, **{**CLASS, "group_kind": "friends_circle"}, partner=circle
    )
    assert held.partner == circle
    assert held.volunteer is None


def test_from_a_request_it_begins_when_a_volunteer_is_found(ward, coordinator):
    pair = met(ward)
    friend = ready(pair.volunteer, pair.request.activity)
    type(pair.request).objects.update(state=State.SEARCHING)
    pair.request.refresh_from_db()
    with pytest.raises(Closed):
        found_companionship(
            coordinator, pair.request.activity, request=pair.request, volunteer=friend, **ELLEN
        )
    type(pair.request).objects.update(state=State.FOUND)
    pair.request.refresh_from_db()
    found_companionship(coordinator, pair.request.activity, request=pair.request, volunteer=friend, **ELLEN)
    pair.request.refresh_from_db()
    assert pair.request.state == State.DONE


def test_a_volunteer_who_does_not_belong_here_is_not_brought_in(activity, coordinator, region):
    elsewhere = factories.affiliated(factories.open_workplace(region, name="Anden afdeling"))[0]
    stranger = Volunteer.objects.get(pk=elsewhere.user_id)
    with pytest.raises(Closed):
        found_companionship(coordinator, activity, volunteer=stranger, **ELLEN)


@pytest.mark.requirement("RM-32")
@pytest.mark.parametrize("how", ["place", "email", "phone"])
def test_whoever_said_no_is_brought_together_with_nobody(activity, coordinator, friend, ward, how):
    said = {**ELLEN, "phone": "+4520304050"}
    if how == "place":
        mark_whereabouts(coordinator, ward, whereabouts="stue 4")
    else:
        mark_contact(STRANGER, contact=said[how])
    for more in ({"volunteer": friend}, CLASS):
        with pytest.raises(Closed):
            found_companionship(coordinator, activity, **said, **more)
    assert not Companionship.objects.exists()


@pytest.mark.requirement("RM-32", "DR-40")
@pytest.mark.parametrize("how", ["place", "email", "phone"])
def test_a_no_stops_what_is_under_way_and_the_citizen_is_not_written_to(
    activity, coordinator, friend, ward, how
):
    bond = found_companionship(coordinator, activity, volunteer=friend, **ELLEN, phone="+4520304050")
    start_companionship(coordinator, bond, citizen_agrees=True)
    before = letters("ellen@example.dk")
    if how == "place":
        mark_whereabouts(coordinator, ward, whereabouts="stue 4")
    else:
        mark_contact(STRANGER, contact={"email": "ELLEN@example.dk", "phone": "20 30 40 50"}[how])
    bond.refresh_from_db()
    assert bond.state == CompanionshipState.ENDED
    assert letters("ellen@example.dk") == before
    assert len(letters(person=friend.pk)) == 2  # the invitation, and one gentle line
    assert not Companionship.objects.together().exists()


def test_the_citizen_says_no_by_one_press(active):
    refuse_companionship_contact(STRANGER, active, key=active.key)
    active.refresh_from_db()
    assert active.state == CompanionshipState.ENDED
    assert said_no(contacts=("ellen@example.dk",))
    with pytest.raises(NotVisible):
        refuse_companionship_contact(STRANGER, active, key=active.group_key)


def test_a_pause_and_its_end(active, volunteer):
    pause_companionship(volunteer, active)
    assert active.state == CompanionshipState.PAUSED
    assert not Companionship.objects.late(clock.today() + timedelta(days=999)).exists()
    resume_companionship(STRANGER, active, key=active.key)
    assert active.state == CompanionshipState.ACTIVE


@pytest.mark.requirement("RM-83")
def test_nobody_gets_round_the_first_talk(bond, active, coordinator, activity, ward):
    with pytest.raises(IllegalMove):
        start_companionship(coordinator, active, citizen_agrees=True)
    change_companion(
        coordinator, active, volunteer=ready(factories.affiliated(ward, name="Bodil")[0], activity)
    )
    for by, key in ((STRANGER, active.key), (coordinator, "")):
        with pytest.raises(IllegalMove):
            resume_companionship(by, active, key=key)
    assert active.state == CompanionshipState.START_TALK


@pytest.mark.parametrize("who", ["volunteer", "citizen", "coordinator"])
def test_each_may_end_it_and_nobody_is_told_who_did(active, volunteer, coordinator, who):
    key = active.key if who == "citizen" else ""
    end_companionship(
        {"volunteer": volunteer, "citizen": STRANGER, "coordinator": coordinator}[who], active, key=key
    )
    event = Event.objects.get(verb="companionship.ended")
    assert event.actor_id is None
    assert event.payload == {}
    both = (
        Notification.objects.filter(address="ellen@example.dk").latest("pk"),
        Notification.objects.filter(kind="request", recipient=volunteer.user_id).latest("pk"),
    )
    assert both[0].body == both[1].body
    assert len(letters(person=coordinator.user_id)) == 1
    with pytest.raises(IllegalMove):
        end_companionship(STRANGER, active, key=active.key)


def test_nobody_else_ends_it(active, region, foreigner, employee, administrator):
    other = factories.affiliated(active.workplace, name="Bodil")[0]
    for who in (foreigner, employee, administrator, other):
        with pytest.raises(Denied):
            end_companionship(who, active)
    with pytest.raises(NotVisible):
        end_companionship(STRANGER, active, key="gaet")


def test_a_stop_tells_whoever_came_once_and_the_citizen_nothing(active, employee, volunteer):
    before = letters("ellen@example.dk")
    stop_companionship(employee, active)
    stop_companionship(employee, active)
    assert letters("ellen@example.dk") == before
    assert Event.objects.filter(verb="companionship.stopped").count() == 1
    assert len(letters(person=volunteer.user_id)) == 2


@pytest.mark.requirement("RM-83")
def test_another_volunteer_begins_with_a_new_talk(active, coordinator, ward, friend, activity):
    other = ready(factories.affiliated(ward, name="Bodil Anden")[0], activity)
    with pytest.raises(Conflict):
        change_companion(coordinator, active, volunteer=friend)
    change_companion(coordinator, active, volunteer=other)
    active.refresh_from_db()
    assert active.state == CompanionshipState.START_TALK
    assert active.volunteer == other
    change_companion(coordinator, active, volunteer=friend)
    active.refresh_from_db()
    assert active.volunteer == friend


@pytest.mark.requirement("DR-33")
@pytest.mark.parametrize("ending", ["end", "stop", "change", "departure", "review"])
def test_what_they_wrote_goes_with_it(active, coordinator, volunteer, ward, activity, ending):
    talk = talking(active, volunteer)
    write_message(STRANGER, talk.seat(Side.CITIZEN), code=talk.codes[Side.CITIZEN], text="Kære du")
    other = ready(factories.affiliated(ward, name="Bodil Anden")[0], activity)
    {
        "end": lambda: end_companionship(volunteer, active),
        "stop": lambda: stop_companionship(coordinator, active),
        "change": lambda: change_companion(coordinator, active, volunteer=other),
        "departure": lambda: end_affiliation(SYSTEM, active.volunteer.affiliations.get()),
        "review": lambda: hold_review(coordinator, active, held_on=clock.today(), outcome="end"),
    }[ending]()
    assert not Thread.objects.exists()
    assert not ThreadMessage.objects.exists()
    active.refresh_from_db()
    assert active.is_together == (ending == "change")


def test_a_group_has_no_conversation(group):
    with pytest.raises(Closed):
        talking(group, STRANGER)


@pytest.mark.requirement("DR-49")
def test_the_people_are_forgotten_after_a_month(active, volunteer):
    end_companionship(volunteer, active)
    erase_ended_companionships.func()
    active.refresh_from_db()
    assert active.first_name == "Ellen"
    Companionship.objects.update(
        ended_at=clock.now() - timedelta(days=31), founded_at=clock.now() - timedelta(days=60)
    )
    erase_ended_companionships.func()
    erase_ended_companionships.func()
    active.refresh_from_db()
    kept = (active.first_name, active.email, active.whereabouts, active.email_key, active.place_key)
    assert kept == ("-", "", "", "", "")
    assert Event.objects.filter(verb="companionship.erased").count() == 1
    with pytest.raises(Denied):
        erase_companionship(volunteer, active)


def test_only_those_with_the_duty_bring_two_together(
    activity, friend, employee, administrator, foreigner, volunteer
):
    for who in (employee, administrator, foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            found_companionship(who, activity, volunteer=friend, **ELLEN)
