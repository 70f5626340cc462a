"""A circle of friends holds places of a shift: kept for its own, counted as taken for all others, and let go in time."""

from datetime import time, timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.everyday.rotas.actions import (
    accept_place,
    cancel_shift,
    end_pattern,
    hand_back,
    hand_back_places,
    hold_places,
    invite_volunteer,
    lapse_offer,
    make_pattern,
    move_shift,
    release_places,
)
from samspil.everyday.rotas.jobs import release_held_places, tell_of_empty_places
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.everyday.rotas.rules import ShiftFull
from samspil.people.activities.actions import close_activity
from samspil.people.volunteers.actions import end_affiliation, name_contact
from samspil.people.volunteers.models import Affiliation
from samspil.society.notifications.models import Notification
from tests import factories
from tests.rotas.factories import circle_of, ready, recount, shift, taken


@pytest.fixture
def circle(activity):
    return circle_of(activity, "Kirsten Kontakt", "Bo Have", "Lis Have", "Per Have")


def subjects(actor):
    return list(
        Notification.objects.filter(recipient=actor.user_id, kind="shift")
        .order_by("pk")
        .values_list("subject", flat=True)
    )


@pytest.mark.requirement("VB-41")
def test_a_circle_holds_places_as_a_group_and_its_own_take_them_by_name(activity, circle, jytte, ole):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=3)
    hold = hold_places(kirsten, on, circle=group, places=2)
    assert recount(on).taken == 2
    taken(jytte, on)
    with pytest.raises(ShiftFull):
        taken(ole, on)
    row = taken(bo, on)
    assert (row.hold, row.affiliation.partner) == (hold, group)
    hold.refresh_from_db()
    assert (hold.places, hold.filled, recount(on).taken) == (2, 1, 3)


def test_only_the_contact_person_or_who_keeps_the_rota_speaks_for_the_circle(
    activity, circle, coordinator, employee
):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=4)
    for actor in (bo, employee):
        with pytest.raises(Denied):
            hold_places(actor, on, circle=group, places=2)
    hold = hold_places(coordinator, on, circle=group, places=2)
    with pytest.raises(Denied):
        hand_back_places(bo, hold)
    hand_back_places(kirsten, hold)
    assert recount(on).taken == 0


def test_a_contact_person_who_has_left_does_not_speak_for_it_any_more(activity, circle):
    group, (kirsten, *_rest) = circle
    bond = Affiliation.objects.get(volunteer=kirsten.volunteer_id, partner=group)
    end_affiliation(SYSTEM, bond)
    group.refresh_from_db()
    assert group.contact is None
    with pytest.raises(Denied):
        hold_places(kirsten, shift(activity), circle=group, places=1)


def test_no_more_are_held_than_are_free_and_than_they_are(activity, circle, jytte):
    group, (kirsten, *_rest) = circle
    wide, narrow = shift(activity, places=20), shift(activity, places=2)
    with pytest.raises(Invalid):
        hold_places(kirsten, wide, circle=group, places=5)
    taken(jytte, narrow)
    with pytest.raises(Invalid):
        hold_places(kirsten, narrow, circle=group, places=2)
    hold_places(kirsten, narrow, circle=group, places=1)
    assert recount(narrow).taken == 2


def test_a_full_shift_and_one_that_is_near_cannot_be_held(activity, circle, jytte):
    group, (kirsten, *_rest) = circle
    full, near = shift(activity, places=1), shift(activity, days=0.9)
    taken(jytte, full)
    for on in (full, near):
        with pytest.raises(Conflict):
            hold_places(kirsten, on, circle=group, places=1)


def test_shifts_of_an_association_and_of_other_places_are_not_for_the_circle(region, activity, circle):
    group, (kirsten, *_rest) = circle
    association = factories.partner(region)
    theirs = factories.published_activity(activity.workplace, partner=association)
    elsewhere = factories.published_activity(factories.open_workplace(region, name="Anden afdeling"))
    for foreign in (theirs, elsewhere):
        with pytest.raises(Closed):
            hold_places(kirsten, shift(foreign), circle=group, places=1)


def test_the_number_can_be_changed_but_not_below_those_who_come(activity, circle):
    group, (kirsten, bo, lis, _per) = circle
    on = shift(activity, places=4)
    hold_places(kirsten, on, circle=group, places=4)
    taken(bo, on)
    taken(lis, on)
    with pytest.raises(Invalid):
        hold_places(kirsten, on, circle=group, places=1)
    hold = hold_places(kirsten, on, circle=group, places=3)
    assert (hold.left, recount(on).taken) == (1, 3)


def test_every_gate_holds_for_a_held_place(activity, circle):
    group, (kirsten, bo, *_rest) = circle
    on, same_hour = shift(activity, places=4), shift(activity, places=4)
    hold_places(kirsten, on, circle=group, places=3)
    not_ready, _bond = factories.affiliated(activity.workplace, name="Ny Ven", partner=group)
    with pytest.raises(Closed):
        taken(not_ready, on)
    taken(bo, same_hour)
    with pytest.raises(Conflict):
        taken(bo, on)
    assert recount(on).taken == 3


def test_a_place_handed_back_belongs_to_the_circle_again_and_is_counted_nowhere(activity, circle, jytte):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=2)
    hold = hold_places(kirsten, on, circle=group, places=2)
    hand_back(bo, taken(bo, on))
    hold.refresh_from_db()
    assert (hold.left, recount(on).taken) == (2, 2)
    hand_back_places(kirsten, hold)
    assert recount(on).taken == 0
    assert not Hold.objects.exists()
    assert not SignUp.objects.exists()
    freed = Event.objects.filter(verb="shift.held_places_freed").get()
    assert (freed.actor_id, freed.payload) == (None, {})
    with pytest.raises(Conflict):
        hand_back_places(kirsten, hold)


def test_whoever_has_a_place_keeps_it_when_the_rest_is_handed_back(activity, circle, jytte):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=2)
    hold = hold_places(kirsten, on, circle=group, places=2)
    row = taken(bo, on)
    taken(jytte, on, wait=True, automatic=True)
    hand_back_places(kirsten, hold)
    assert recount(on).taken == 2
    row.refresh_from_db()
    assert (row.hold, row.state) == (None, "taken")
    hand_back(bo, row)
    assert recount(on).taken == 1


def test_one_of_the_circle_who_waits_is_given_what_its_own_hand_back(activity, circle, jytte):
    group, (kirsten, bo, lis, per) = circle
    on = shift(activity, places=2)
    hold_places(kirsten, on, circle=group, places=2)
    first = taken(bo, on)
    taken(lis, on)
    taken(jytte, on, wait=True, automatic=True)
    waits = taken(per, on, wait=True)
    hand_back(bo, first)
    waits.refresh_from_db()
    assert (waits.state, waits.hold.partner) == ("offered", group)
    assert recount(on).waiting == 1
    with time_machine.travel(waits.answer_by + timedelta(minutes=1)):
        lapse_offer(SYSTEM, waits)
    assert recount(on).taken == 2
    assert Hold.objects.get().left == 1
    assert SignUp.objects.get(volunteer=jytte.volunteer_id).state == "waiting"


def test_who_is_asked_by_name_takes_a_held_place_on_a_full_shift(activity, circle, coordinator):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=2)
    hold_places(kirsten, on, circle=group, places=2)
    bond = Affiliation.objects.get(volunteer=bo.volunteer_id, partner=group)
    asked = invite_volunteer(coordinator, on, affiliation=bond)
    accept_place(bo, asked)
    assert Hold.objects.get().filled == 1
    assert recount(on).taken == 2


def test_what_is_not_filled_is_let_go_a_day_before_and_the_contact_is_told_two_days_before(
    activity, circle, jytte
):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, days=4, places=3)
    hold = hold_places(kirsten, on, circle=group, places=3)
    taken(bo, on)
    taken(jytte, on, wait=True, automatic=True)
    release_held_places.func()
    release_places(SYSTEM, hold)
    assert subjects(kirsten) == []
    with time_machine.travel(on.starts_at - timedelta(hours=47)):
        release_held_places.func()
        release_held_places.func()
        assert len(subjects(kirsten)) == 1
        assert subjects(kirsten)[0].startswith("Hvem af jer kommer")
        assert recount(on).taken == 3
    with time_machine.travel(on.starts_at - timedelta(hours=23)):
        release_held_places.func()
        release_held_places.func()
        assert recount(on).taken == 2
        assert not Hold.objects.exists()
        assert SignUp.objects.get(volunteer=jytte.volunteer_id).has_place


def test_the_coordinator_hears_of_empty_places_once_they_are_let_go(activity, circle, coordinator):
    group, (kirsten, *_rest) = circle
    on = shift(activity, days=4, places=3, minimum=2)
    hold_places(kirsten, on, circle=group, places=3)
    with time_machine.travel(on.starts_at - timedelta(hours=40)):
        tell_of_empty_places.func()
        assert subjects(coordinator) == []
    with time_machine.travel(on.starts_at - timedelta(hours=23)):
        release_held_places.func()
        tell_of_empty_places.func()
        assert len(subjects(coordinator)) == 1


def test_who_holds_late_is_not_told_what_they_have_just_read(activity, circle):
    group, (kirsten, *_rest) = circle
    hold_places(kirsten, shift(activity, days=1.5), circle=group, places=1)
    release_held_places.func()
    assert subjects(kirsten) == []


def test_a_moved_or_cancelled_shift_is_told_to_the_contact(activity, circle, coordinator):
    group, (kirsten, *_rest) = circle
    on = shift(activity, places=3)
    hold_places(kirsten, on, circle=group, places=2)
    move_shift(
        coordinator, on, starts_at=on.starts_at + timedelta(days=1), ends_at=on.ends_at + timedelta(days=1)
    )
    cancel_shift(coordinator, on)
    assert recount(on).taken == 0
    assert [one.split(":")[0] for one in subjects(kirsten)] == [
        "En vagt, hvor I har reserveret pladser, har fået nyt tidspunkt",
        "Aflyst",
    ]


def test_the_end_of_a_pattern_cancels_what_a_circle_holds_and_tells_it(activity, circle, coordinator):
    group, (kirsten, *_rest) = circle
    pattern = make_pattern(
        coordinator,
        activity,
        weekdays=range(7),
        starts=time(10),
        ends=time(12),
        places=3,
        valid_from=clock.today() + timedelta(days=3),
    )
    on = Shift.objects.filter(pattern=pattern).order_by("starts_at")[1]
    hold_places(kirsten, on, circle=group, places=2)
    end_pattern(coordinator, pattern, last_day=clock.today())
    on.refresh_from_db()
    assert not on.is_planned
    assert [one.split(":")[0] for one in subjects(kirsten)] == ["Aflyst"]


def test_a_closed_activity_lets_go_of_all(activity, circle, leader):
    group, (kirsten, *_rest) = circle
    shifts = [shift(activity, days=3 + n, places=3) for n in range(2)]
    for on in shifts:
        hold_places(kirsten, on, circle=group, places=2)
    close_activity(leader, activity)
    assert [recount(on).taken for on in shifts] == [0, 0]
    assert len(subjects(kirsten)) == 1


def test_whoever_leaves_the_circle_gives_their_place_back_to_it(activity, circle):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=2)
    hold_places(kirsten, on, circle=group, places=2)
    taken(bo, on)
    end_affiliation(SYSTEM, Affiliation.objects.get(volunteer=bo.volunteer_id, partner=group))
    assert Hold.objects.get().left == 2
    assert recount(on).taken == 2


def test_naming_the_contact_person_is_for_who_looks_after_the_circle(activity, circle, coordinator, employee):
    group, (_kirsten, bo, *_rest) = circle
    bond = Affiliation.objects.select_related("partner", "workplace__unit").get(
        volunteer=bo.volunteer_id, partner=group
    )
    with pytest.raises(Denied):
        name_contact(employee, bond)
    name_contact(coordinator, bond)
    group.refresh_from_db()
    assert group.contact_id == bo.user_id
    _other, own = ready(activity, "Uden Kreds")
    with pytest.raises(Closed):
        name_contact(coordinator, own)
    end_affiliation(coordinator, bond)
    with pytest.raises(Conflict):
        name_contact(coordinator, bond)


@pytest.mark.requirement("VB-41")
def test_the_pages_of_a_circle_from_contact_person_to_board(client_of, activity, circle, coordinator):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=6)
    page = client_of(kirsten).get("/mit/vagter/")
    address = f"/partnere/{group.pk}/vennekreds/"
    assert address in page.content.decode()
    own = client_of(kirsten).get(address).content.decode()
    assert "Kirsten Kontakt" in own
    holding = f"/vagter/{on.pk}/vennekreds/{group.pk}/"
    assert holding in own
    assert client_of(kirsten).post(holding, {"places": "40"}).status_code == 422
    assert client_of(kirsten).post(holding, {"places": "4"}).status_code == 302
    assert (
        "Reserveret til Havens Venner: 4, heraf besat 0"
        in client_of(kirsten).get(f"/vagter/{on.pk}/").content.decode()
    )
    offered = client_of(bo).get(f"/vagter/{on.pk}/").content.decode()
    assert "4 pladser er reserveret til Havens Venner" in offered
    client_of(bo).post(f"/vagter/{on.pk}/tilmelding/")
    week = clock.local(on.starts_at).date().isocalendar()
    board = client_of(coordinator).get(f"/vagtplan/?uge={week.year}-{week.week:02}").content.decode()
    assert "Reserveret til Havens Venner: 4, heraf besat 1" in board
    assert "plads optaget" not in board
    assert client_of(kirsten).post(f"/holdte-pladser/{Hold.objects.get().pk}/tilbage/").status_code == 302
    assert recount(on).taken == 1


def test_a_full_shift_with_a_place_for_my_circle_is_among_what_i_can_do(client_of, activity, circle, jytte):
    group, (kirsten, bo, *_rest) = circle
    on = shift(activity, places=2)
    hold_places(kirsten, on, circle=group, places=2)
    assert f"/vagter/{on.pk}/" in client_of(bo).get("/mit/muligheder/").content.decode()
    assert f"/vagter/{on.pk}/" not in client_of(jytte).get("/mit/muligheder/").content.decode()


def test_the_circle_is_no_business_of_strangers(client_of, activity, circle, foreigner, jytte, employee):
    group, (kirsten, *_rest) = circle
    on = shift(activity, places=3)
    hold = hold_places(kirsten, on, circle=group, places=2)
    for actor in (foreigner, jytte):
        client = client_of(actor)
        assert client.get(f"/partnere/{group.pk}/vennekreds/").status_code == 404
        assert client.get(f"/vagter/{on.pk}/vennekreds/{group.pk}/").status_code == 404
        assert client.post(f"/holdte-pladser/{hold.pk}/tilbage/").status_code == 404
    client = client_of(employee)
    assert client.get(f"/partnere/{group.pk}/vennekreds/").status_code == 200
    assert client.get(f"/vagter/{on.pk}/vennekreds/{group.pk}/").status_code == 403
    assert client.get(f"/partnere/{group.pk}/vennekreds/kontaktperson/").status_code == 403


def test_the_coordinator_chooses_the_contact_person_on_the_page_of_the_group(client_of, circle, coordinator):
    group, (_kirsten, bo, *_rest) = circle
    client = client_of(coordinator)
    bond = Affiliation.objects.get(volunteer=bo.volunteer_id, partner=group)
    address = f"/partnere/{group.pk}/vennekreds/kontaktperson/"
    assert client.post(address, {"affiliation": ""}).status_code == 422
    assert client.post(address, {"affiliation": str(bond.pk)}).status_code == 302
    assert "Bo Have" in client.get(f"/partnere/{group.pk}/vennekreds/").content.decode()
    assert "Bo Have" in client.get(f"/partnere/{group.pk}/").content.decode()


def test_the_board_asks_no_more_for_many_holds(
    django_assert_max_num_queries, client_of, activity, circle, coordinator
):
    group, (kirsten, *_rest) = circle
    shifts = [shift(activity, days=3 + n / 24, hours=1, places=4) for n in range(8)]
    for on in shifts:
        hold_places(kirsten, on, circle=group, places=2)
    week = clock.local(shifts[0].starts_at).date().isocalendar()
    client = client_of(coordinator)
    client.get(f"/vagtplan/?uge={week.year}-{week.week:02}")
    with django_assert_max_num_queries(12):
        client.get(f"/vagtplan/?uge={week.year}-{week.week:02}")
