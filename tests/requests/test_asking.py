"""Asking for a volunteer: who may, what it takes, and every way in which it ends."""

from datetime import timedelta

import pytest
from django.core import mail

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import (
    allow_contact,
    answer_by_vigil,
    cancel_request,
    close_unmet,
    complete_request,
    erase_request,
    hand_over,
    make_request,
    refuse_contact,
    refuse_contact_for,
    stop_request,
    take_down_request,
)
from samspil.everyday.requests.flow import FLOW, State
from samspil.everyday.requests.jobs.asking import close_unmet_requests, erase_settled_requests
from samspil.everyday.requests.models import HandOver, Request, RequestKind
from samspil.everyday.requests.queries.waiting import waiting_at
from samspil.everyday.requests.rules.kinds import OFFERS, kinds_of
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.citizens.actions import mark_contact, mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.society.access.matrix import Duty
from samspil.society.accounts.rules import TooManyTries
from samspil.society.notifications.models import Notification
from tests import factories

pytestmark = pytest.mark.django_db
ROOM = "Stue 4, seng 2"


@pytest.fixture
def support(ward) -> Activity:
    return factories.published_activity(ward)


def ask(activity, by=STRANGER, **said) -> Request:
    values = {
        "kind": kinds_of(activity)[0],
        "asker": "citizen",
        "first_name": "Bente",
        "phone": "+4520304050",
    }
    return make_request(by, activity, **(values | said))


def found(request: Request) -> Request:
    FLOW.move(request, to=State.FOUND, found_at=clock.now())
    return request


@pytest.mark.requirement("RM-29")
def test_a_stranger_asks_and_the_coordinator_hears_of_it_without_anybody_approving(support, coordinator):
    request = ask(support, email="bente@example.dk", phone="", whereabouts=ROOM)
    assert request.state == State.RECEIVED
    assert Request.objects.visible_to(coordinator).wanting().get() == request
    assert Notification.objects.filter(recipient=coordinator.user_id, kind="request").exists()
    letter = Notification.objects.get(address="bente@example.dk")
    assert request.key in letter.action_path


@pytest.mark.requirement("RM-30")
def test_what_takes_a_professionals_decision_cannot_be_asked_for(ward):
    referred = factories.published_activity(ward, access_mode="referred", decision_reference="Beslutning 7")
    assert kinds_of(referred) == ()
    with pytest.raises(NotVisible):
        ask_as(referred, "company")


def ask_as(activity, kind):
    return make_request(
        STRANGER, activity, kind=kind, asker="citizen", first_name="Bente", phone="+4520304050"
    )


@pytest.mark.parametrize("state", [ActivityState.PAUSED, ActivityState.CLOSED, ActivityState.DRAFT])
def test_an_activity_that_rests_says_why(support, state):
    Activity.objects.filter(pk=support.pk).update(state=state)
    support.refresh_from_db()
    with pytest.raises(Closed) as closed:
        ask(support)
    assert closed.value.reasons[0]


def test_a_place_that_has_closed_takes_no_requests(support):
    support.workplace.is_active = False
    with pytest.raises(Closed):
        ask(support)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"first_name": " "}, "first_name"),
        ({"phone": ""}, "contact"),
        ({"email": "b@example.dk"}, "contact"),
        ({"asker": "relative"}, "citizen_agrees"),
        ({"asker": "employee", "citizen_agrees": True}, "whereabouts"),
        ({"kind": "vigil"}, "kind"),
        ({"starts_at": clock.now() - timedelta(hours=1)}, "starts_at"),
        ({"kind": "purchase"}, "most_kroner"),
        ({"kind": "purchase", "what": "Avis", "most_kroner": 900}, "most_kroner"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(support, said, field):
    with pytest.raises(Invalid) as refused:
        ask(support, **said)
    assert field in refused.value.errors
    assert not Request.objects.exists()


def test_a_room_is_enough_to_be_found_by_on_a_ward(support):
    assert ask(support, phone="", whereabouts=ROOM).place_key


def test_at_home_there_must_be_a_way_to_answer(ward):
    visits = factories.published_activity(ward, kind="visiting", setting="private_home")
    with pytest.raises(Invalid):
        ask(visits, phone="", whereabouts="Lyngvej 4")


def test_somebody_who_asks_for_another_has_asked_them_first(support):
    request = ask(support, asker="relative", citizen_agrees=True)
    assert request.citizen_agrees
    assert not ask(support, citizen_agrees=True).citizen_agrees, "nobody consents on their own behalf"


@pytest.mark.requirement("DR-29")
def test_a_civil_registration_number_is_refused_wherever_it_is_written(support):
    for field in ("first_name", "message", "whereabouts"):
        with pytest.raises(Invalid):
            ask(support, **{field: "Bente 010245-1234"})
    assert not Request.objects.exists()


@pytest.mark.requirement("RM-32")
def test_whoever_has_said_no_is_not_asked_for_again(support, employee):
    mark_whereabouts(employee, support.workplace, whereabouts=ROOM)
    mark_contact(STRANGER, contact="20 30 40 51")
    for said in ({"whereabouts": "stue 4 seng 2"}, {"phone": "+4520304051"}):
        with pytest.raises(Closed):
            ask(support, **said)
    assert not Request.objects.exists()


def test_a_joker_is_stopped_and_a_ward_is_not(support):
    for number in range(5):
        ask(support, network="net", phone="+4520304050", whereabouts=f"Stue {number}")
    with pytest.raises(TooManyTries):
        ask(support, network="net", phone="+4520304050")
    assert ask(support, network="net", phone="+4520304059")


def test_the_coordinator_types_it_for_somebody_on_the_telephone(support, coordinator, employee, volunteer):
    said = {"kind": "company", "asker": "relative", "first_name": "Bente", "phone": "+4520304050"}
    request = take_down_request(coordinator, support, **said, citizen_agrees=True)
    assert request.taken_down_by_id == coordinator.user_id
    for other in (employee, volunteer, STRANGER):
        with pytest.raises(Denied):
            take_down_request(other, support, **said, citizen_agrees=True)


def test_the_asker_cancels_without_a_reason_and_with_the_key_alone(support):
    request = ask(support)
    with pytest.raises(NotVisible):
        cancel_request(STRANGER, request, key="gættet")
    cancel_request(STRANGER, request, key=request.key)
    assert request.state == State.CANCELLED
    assert request.settled_at
    with pytest.raises(IllegalMove):
        cancel_request(STRANGER, request, key=request.key)


@pytest.mark.parametrize("reached", ["received", "searching", "found"])
def test_death_or_discharge_stops_it_once_and_no_reason_is_kept(support, employee, reached):
    request = ask(support)
    Request.objects.filter(pk=request.pk).update(state=reached)
    stop_request(employee, request)
    stop_request(employee, request)
    assert Request.objects.get().state == State.STOPPED
    assert Event.objects.filter(verb="request.stopped").count() == 1
    assert Event.objects.get(verb="request.stopped").payload == {}


def test_who_is_not_on_duty_there_stops_nothing(support, volunteer, administrator, foreigner):
    request = ask(support)
    for other in (volunteer, administrator, foreigner, STRANGER):
        for act in (stop_request, close_unmet, complete_request, refuse_contact_for):
            with pytest.raises(Denied):
                act(other, request)


@pytest.mark.requirement("RM-81")
def test_a_purchase_is_not_closed_without_a_word_about_the_receipt(support, coordinator):
    request = found(ask(support, kind="purchase", what="En avis", most_kroner=50))
    with pytest.raises(Invalid):
        complete_request(coordinator, request)
    with pytest.raises(Invalid):
        complete_request(coordinator, request, receipt_note="  ")
    assert Request.objects.get().state == State.FOUND
    complete_request(coordinator, request, receipt_note="38 kr., 12 kr. tilbage")
    assert Request.objects.get().purchase.receipt_note == "38 kr., 12 kr. tilbage"
    assert request.state == State.DONE


def test_nobody_found_is_said_kindly(support, coordinator):
    request = ask(support, phone="", email="bente@example.dk")
    close_unmet(coordinator, request)
    assert request.state == State.UNMET
    assert Notification.objects.filter(address="bente@example.dk").count() == 2


@pytest.mark.requirement("RM-32", "DR-40")
def test_a_no_on_the_private_page_stops_everything_of_that_person_everywhere(support, region):
    other = factories.published_activity(factories.open_workplace(region, name="Ortopædkirurgi"))
    mine, there, somebody_elses = ask(support), found(ask(other)), ask(support, phone="+4520304051")
    refuse_contact(STRANGER, mine, key=mine.key)
    states = dict(Request.objects.values_list("pk", "state"))
    assert states == {mine.pk: "stopped", there.pk: "stopped", somebody_elses.pk: "received"}
    with pytest.raises(Closed):
        ask(other)
    allow_contact(STRANGER, mine, key=mine.key)
    assert ask(other)


@pytest.mark.requirement("DR-40")
def test_staff_say_no_for_a_citizen_by_the_room(support, employee):
    request = ask(support, phone="", whereabouts=ROOM)
    refuse_contact_for(employee, request)
    assert Request.objects.get().state == State.STOPPED
    assert NoContact.objects.get().voice == "employee"
    with pytest.raises(Closed):
        ask(support, phone="", whereabouts=ROOM)


def test_an_employees_own_number_is_not_closed_by_a_patients_no(support, employee):
    said = {"asker": "employee", "citizen_agrees": True, "whereabouts": ROOM}
    request = ask(support, employee, **said)
    refuse_contact_for(employee, request)
    assert ask(support, employee, **said | {"whereabouts": "Stue 5"}), (
        "the colleague may ask for the next patient"
    )


@pytest.mark.requirement("RM-32")
def test_the_no_of_the_room_holds_for_one_who_has_another_number(support, employee):
    open_one = ask(support, whereabouts=ROOM)
    mark_whereabouts(employee, support.workplace, whereabouts="stue 4 seng 2")
    assert Request.objects.get(pk=open_one.pk).state == State.STOPPED


@pytest.mark.requirement("DR-15d")
def test_a_hand_over_takes_a_yes_and_leaves_nothing_behind(support, coordinator, region):
    town = factories.authority("Viborg Kommune", kind="municipality")
    home = factories.published_activity(
        factories.open_workplace(town, name="Hjemmeplejen Vest", setting="private_home"),
        kind="after_discharge",
        setting="private_home",
    )
    receiver = factories.assigned(Duty.COORDINATOR, at=home.workplace)
    request = ask(support, whereabouts=ROOM, message="Kan lide kryds og tværs")
    with pytest.raises(Invalid):
        hand_over(coordinator, request, home, citizen_agrees=False)
    with pytest.raises(Denied):
        hand_over(receiver, request, home, citizen_agrees=True)
    row = hand_over(coordinator, request, home, citizen_agrees=True)
    assert not Request.objects.visible_to(coordinator).exists()
    moved = Request.objects.visible_to(receiver).get()
    assert (moved.kind, moved.whereabouts, moved.message) == (RequestKind.AFTER_DISCHARGE, "", "")
    assert moved.phone == "+4520304050"
    assert row.citizen_agreed_at
    assert Event.objects.get(verb="request.handed_over").authority_id == region.pk
    assert HandOver.objects.count() == 1


def test_what_an_employee_gave_is_not_the_citizens_own_number(support, coordinator, employee):
    town = factories.authority("Viborg Kommune", kind="municipality")
    home = factories.published_activity(factories.open_workplace(town), kind="after_discharge")
    request = ask(support, employee, asker="employee", citizen_agrees=True, whereabouts=ROOM)
    with pytest.raises(Invalid):
        hand_over(coordinator, request, home, citizen_agrees=True)
    mark_contact(STRANGER, contact="+4520304099")
    with pytest.raises(Closed):
        hand_over(coordinator, request, home, citizen_agrees=True, phone="+4520304099")
    hand_over(coordinator, request, home, citizen_agrees=True, phone="+4520304098")
    assert Request.objects.get().phone == "+4520304098"


def test_a_vigil_rings_the_staff_at_once_whatever_the_hour(ward, coordinator, employee, leader):
    vigil = factories.published_activity(ward, kind="vigil")
    ask(vigil, asker="relative", citizen_agrees=True, whereabouts=ROOM)
    rung = Notification.objects.filter(kind="vigil")
    assert {one.recipient_id for one in rung} == {coordinator.user_id, employee.user_id, leader.user_id}
    assert all(one.urgent for one in rung)


def test_the_staff_answer_the_wish_by_opening_the_vigil_themselves(ward, support, employee, volunteer):
    vigil = factories.published_activity(ward, kind="vigil")
    wish = ask(vigil, asker="relative", citizen_agrees=True, whereabouts=ROOM)
    for other in (volunteer, STRANGER):
        with pytest.raises(Denied):
            answer_by_vigil(other, wish)
    answer_by_vigil(employee, wish)
    assert wish.state == State.FOUND
    with pytest.raises(Invalid):
        answer_by_vigil(employee, ask(support))


@pytest.mark.requirement("RM-82")
def test_what_two_talk_about_who_have_been_through_the_same_is_kept_nowhere(ward):
    peer = factories.published_activity(ward, kind="peer_support")
    assert ask(peer, message="Jeg har selv haft den sygdom").message == ""


@pytest.mark.requirement("RM-84")
def test_a_talk_says_for_whom_about_what_when_and_where(ward):
    talk = factories.published_activity(ward, kind="talk", setting="public_space")
    said = {"audience": "25 elever", "theme": "At leve med tab", "place": "Viborg Skole", "travel": "Tog"}
    with pytest.raises(Invalid) as refused:
        ask(talk, **said | {"theme": ""})
    assert set(refused.value.errors) == {"theme", "starts_at"}
    request = ask(talk, **said, starts_at=clock.now() + timedelta(days=9))
    assert request.talk.audience == "25 elever"


@pytest.mark.requirement("RM-89")
def test_relief_is_asked_for_from_one_hour_to_another(ward):
    relief = factories.published_activity(ward, kind="hospice_relief", setting="hospice")
    now = clock.now()
    with pytest.raises(Invalid):
        ask(relief, kind="relief", starts_at=now + timedelta(hours=2))
    request = ask(relief, kind="relief", starts_at=now + timedelta(hours=2), ends_at=now + timedelta(hours=5))
    assert request.ends_at - request.starts_at == timedelta(hours=3)


@pytest.mark.requirement("DR-15c")
def test_an_escort_may_end_in_another_municipality(ward):
    escort = factories.published_activity(ward, kind="escort")
    request = ask(
        escort,
        starts_at=clock.now() + timedelta(days=1),
        origin="Afdelingen",
        destination="Øjenklinikken",
        municipality="Aarhus",
        aids="wheelchair",
    )
    assert (request.escort.municipality, request.escort.with_return) == ("Aarhus", True)


def test_the_waiting_time_is_what_has_happened_here_or_nothing(support):
    assert waiting_at(support).hours is None
    now = clock.now()
    for number, hours in enumerate([1, 2, 3, 30, 400]):
        made = ask(support, phone=f"+452030405{number}")
        Request.objects.filter(pk=made.pk).update(created_at=now - timedelta(hours=hours), found_at=now)
        assert (waiting_at(support).hours is None) == (number < 4)
    assert waiting_at(support).hours == 3
    Request.objects.update(created_at=now - timedelta(days=100))
    assert waiting_at(support).hours is None, "what is older than 90 days tells nothing about today"


def test_nobody_waits_for_ever_without_an_answer(support):
    now = clock.now()
    fresh, old, passed = (ask(support, phone=f"+452030405{n}") for n in range(3))
    Request.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=31))
    Request.objects.filter(pk=passed.pk).update(
        starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1)
    )
    close_unmet_requests.func()
    assert dict(Request.objects.values_list("pk", "state")) == {
        fresh.pk: "received",
        old.pk: "unmet",
        passed.pk: "unmet",
    }


def test_thirty_days_after_the_end_nothing_leads_to_a_person(support, coordinator):
    request = found(
        ask(support, kind="purchase", what="Avis til Bente", most_kroner=50, message="Hej", whereabouts=ROOM)
    )
    complete_request(coordinator, request, receipt_note="38 kr., Bente fik resten")
    erase_settled_requests.func()
    assert Request.objects.get().first_name == "Bente", "not yet"
    Request.objects.update(settled_at=clock.now() - timedelta(days=31))
    erase_settled_requests.func()
    erase_settled_requests.func()
    row = Request.objects.get()
    text = " ".join(str(value) for value in [*vars(row).values(), *vars(row.purchase).values()])
    assert "Bente" not in text
    assert "20304050" not in text
    assert "Stue" not in text
    assert not row.contact_key
    assert not row.place_key
    assert row.erased_at
    assert row.kind == "purchase"
    assert Event.objects.filter(verb="request.erased").count() == 1
    with pytest.raises(Denied):
        erase_request(coordinator, row)


def test_an_open_request_is_never_erased(support):
    request = ask(support)
    erase_request(SYSTEM, request)
    assert Request.objects.get().first_name == "Bente"


def test_no_fact_holds_a_name_or_a_number(support, coordinator):
    request = ask(support, message="Hej", whereabouts=ROOM)
    refuse_contact_for(coordinator, request)
    assert not [
        event
        for event in Event.objects.all()
        if "Bente" in str(event.payload) or "2030" in str(event.payload)
    ]
    assert not mail.outbox or all("Bente" not in letter.subject for letter in mail.outbox)


def test_every_kind_can_be_asked_for_somewhere():
    assert {kind for kinds in OFFERS.values() for kind in kinds} == set(RequestKind)
