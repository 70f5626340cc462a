from datetime import date, time, timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied
from samspil.base.events.models import Event
from samspil.everyday.rotas.actions import (
    accept_place,
    cancel_shift,
    change_shift,
    hand_back,
    invite_volunteer,
    lapse_offer,
    move_shift,
    sign_up,
)
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import SignUp
from samspil.people.activities.actions import pause_activity, resume_activity
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import Kind
from samspil.society.notifications.models import Delivery
from tests import factories
from tests.factories.onboarding import made_ready
from tests.rotas.factories import ready, recount, shift, taken


def state_of(actor, on):
    row = SignUp.objects.filter(shift=on, volunteer=actor.volunteer_id).first()
    return row and row.state


def test_a_ready_volunteer_takes_a_place(activity, jytte):
    on = shift(activity)
    made = taken(jytte, on)
    assert made.has_place
    assert recount(on).taken == 1
    assert Event.objects.filter(verb="place.taken", actor_id=None).count() == 1


@pytest.mark.requirement("RM-33")
def test_the_log_does_not_tell_whose_place_was_handed_back(activity, jytte, ole):
    on = shift(activity, places=1)
    row = taken(jytte, on)
    taken(ole, on, wait=True)
    hand_back(jytte, row)
    accept_place(ole, SignUp.objects.get(shift=on))
    told = Event.objects.filter(subject_type="rotas.shift", subject_id=str(on.pk)).exclude(verb="shift.made")
    verbs = ["place.taken", "waiting_list.joined", "place.offered", "place.freed", "place.taken"]
    assert sorted(told.values_list("verb", flat=True)) == sorted(verbs)
    assert set(told.values_list("actor_id", flat=True)) == {None}
    assert not any("volunteer" in event.payload for event in told)


def test_nobody_takes_a_place_for_somebody_else(activity, jytte, ole, coordinator):
    on = shift(activity)
    for by in (ole, coordinator):
        with pytest.raises(Denied):
            sign_up(by, on, volunteer_id=jytte.volunteer_id)


@pytest.mark.requirement("DR-22")
@pytest.mark.parametrize("kind", [Kind.CONFIDENTIALITY, Kind.INSURANCE])
def test_no_path_leads_past_a_shut_gate(activity, coordinator, kind):
    _, affiliation = factories.affiliated(activity.workplace, insured=kind != Kind.INSURANCE)
    made_ready(affiliation, activity, without={kind})
    actor = factories.people.actor_for(affiliation.volunteer.user)
    on = shift(activity)
    with pytest.raises(Closed) as refused:
        taken(actor, on)
    assert refused.value.reasons
    with pytest.raises(Closed):
        taken(actor, on, wait=True)
    with pytest.raises(Closed):
        invite_volunteer(coordinator, on, affiliation=affiliation)
    assert recount(on).taken == 0


def test_a_stranger_to_the_workplace_takes_no_place(activity):
    elsewhere = factories.open_workplace(name="Hospice")
    actor, _ = factories.affiliated(elsewhere)
    with pytest.raises(Closed):
        taken(actor, shift(activity))


def test_an_activity_of_an_association_is_for_its_own_volunteers(region, ward):
    red_cross = factories.partner(region)
    activity = factories.published_activity(ward, partner=red_cross)
    on = shift(activity)
    with pytest.raises(Closed):
        taken(ready(activity, "Uden Forening")[0], on)
    assert taken(ready(activity, "Med Forening", red_cross)[0], on).has_place


def test_a_paused_activity_takes_nobody_new(activity, jytte, coordinator):
    on = shift(activity)
    pause_activity(coordinator, activity)
    with pytest.raises(Closed):
        taken(jytte, type(on).objects.get(pk=on.pk))


def test_a_shift_that_has_started_or_is_cancelled_takes_nobody(activity, jytte, coordinator):
    started, cancelled = shift(activity, days=0.1), shift(activity, days=5)
    cancel_shift(coordinator, cancelled)
    with pytest.raises(Conflict):
        taken(jytte, cancelled)
    with time_machine.travel(started.starts_at, tick=False), pytest.raises(Conflict):
        taken(jytte, started)


def test_nobody_is_in_two_places_at_once(activity, jytte, ward):
    first, second = shift(activity, hours=3), shift(activity, hours=1)
    after = shift(activity, days=3 + 3 / 24, hours=1)
    taken(jytte, first)
    with pytest.raises(Conflict, match="Patientst"):
        taken(jytte, second)
    assert taken(jytte, after).has_place


def test_a_full_shift_has_a_waiting_list_for_those_who_want_it(activity, jytte, ole):
    on = shift(activity, places=1)
    taken(jytte, on)
    with pytest.raises(Conflict):
        taken(ole, on)
    assert taken(ole, on, wait=True).state == SignUpState.WAITING
    assert recount(on).waiting == 1
    with pytest.raises(Conflict):
        taken(ole, on, wait=True)


@pytest.mark.requirement("VB-50")
def test_the_waiting_list_fills_itself_in_order(activity, jytte, ole, mia):
    on = shift(activity, places=1)
    first = taken(jytte, on)
    taken(ole, on, wait=True)
    taken(mia, on, wait=True)
    hand_back(jytte, first)
    assert (state_of(ole, on), state_of(mia, on)) == ("offered", "waiting")
    assert recount(on).taken == 1
    accept_place(ole, SignUp.objects.get(shift=on, volunteer=ole.volunteer_id))
    assert state_of(ole, on) == "taken"
    assert recount(on).taken == 1


@pytest.fixture
def by_day():
    """Nine in the morning: nobody's quiet hours."""
    with time_machine.travel(clock.at(clock.today() + timedelta(days=1), time(9)), tick=True):
        yield


@pytest.mark.parametrize(("days", "hours"), [(3, 12), (0.9, 1)])
def test_an_unanswered_offer_goes_on_to_the_next(by_day, activity, jytte, ole, mia, days, hours):
    on = shift(activity, places=1, days=days)
    first = taken(jytte, on)
    taken(ole, on, wait=True)
    taken(mia, on, wait=True)
    hand_back(jytte, first)
    offer = SignUp.objects.get(shift=on, state="offered")
    assert offer.answer_by - clock.now() == pytest.approx(timedelta(hours=hours), abs=timedelta(minutes=1))
    lapse_offer(SYSTEM, offer)
    assert state_of(ole, on) == "offered"
    with time_machine.travel(offer.answer_by + timedelta(minutes=1)):
        with pytest.raises(Conflict):
            accept_place(ole, offer)
        lapse_offer(SYSTEM, offer)
        lapse_offer(SYSTEM, offer)
    assert (state_of(ole, on), state_of(mia, on)) == (None, "offered")
    assert recount(on).taken == 1


def a_wednesday():
    """A day of next week before an ordinary night."""
    today = clock.today()
    return today + timedelta(days=9 - today.weekday())


def clock_change(month):
    """The next Saturday on the eve of the month's last Sunday."""
    today = clock.today()
    for year in (today.year, today.year + 1):
        last = date(year, month, 31)
        saturday = last - timedelta(days=(last.weekday() + 1) % 7 + 1)
        if saturday > today:
            return saturday
    raise AssertionError(today)


@pytest.mark.parametrize(
    ("month", "real_hours"), [(None, 8), (3, 7), (10, 9)], ids=["any", "spring", "autumn"]
)
def test_an_offer_at_night_waits_for_the_morning_and_lets_nobody_sleep_through_it(
    activity, jytte, ole, mia, month, real_hours
):
    evening = clock_change(month) if month else a_wednesday()
    with time_machine.travel(clock.at(evening, time(12)), tick=False):
        on = shift(activity, places=1, days=0.9)
        first = taken(jytte, on)
        taken(ole, on, wait=True)
        taken(mia, on, wait=True)
    late = clock.at(evening, time(23))
    with time_machine.travel(late, tick=False):
        hand_back(jytte, first)
        offer = SignUp.objects.get(shift=on, state="offered")
        assert clock.local(offer.answer_by).time() == time(8)
        assert offer.answer_by - late == timedelta(hours=real_hours + 1)
        letter = Delivery.objects.filter(notification__recipient=ole.user_id).order_by("pk").last()
        assert letter.due_at == late + timedelta(hours=real_hours)
    with time_machine.travel(clock.at(evening + timedelta(days=1), time(7, 59)), tick=False):
        accept_place(ole, offer)
    assert state_of(ole, on) == "taken"


def test_a_letter_that_cannot_come_before_the_shift_is_not_waited_for(activity, jytte, ole, mia):
    evening = a_wednesday()
    with time_machine.travel(clock.at(evening, time(12)), tick=False):
        on = shift(activity, places=1, days=0.75)  # at six in the morning
        first = taken(jytte, on)
        taken(ole, on, wait=True)
        taken(mia, on, wait=True)
    with time_machine.travel(clock.at(evening, time(23)), tick=False):
        hand_back(jytte, first)
        offer = SignUp.objects.get(shift=on, state="offered")
        assert offer.answer_by == clock.at(evening + timedelta(days=1), time(0))
    with time_machine.travel(clock.at(evening + timedelta(days=1), time(0, 1)), tick=False):
        lapse_offer(SYSTEM, offer)
    assert (state_of(ole, on), state_of(mia, on)) == (None, "offered")


def test_whoever_asked_for_it_is_put_on_at_once(activity, jytte, ole):
    on = shift(activity, places=1)
    first = taken(jytte, on)
    taken(ole, on, wait=True, automatic=True)
    hand_back(jytte, first)
    assert state_of(ole, on) == "taken"
    recount(on)


def test_whoever_has_taken_another_shift_meanwhile_is_asked_instead(activity, jytte, ole):
    on, other = shift(activity, places=1), shift(activity, places=1)
    first = taken(jytte, on)
    taken(ole, on, wait=True, automatic=True)
    taken(ole, other)
    hand_back(jytte, first)
    assert state_of(ole, on) == "offered"
    with pytest.raises(Conflict):
        accept_place(ole, SignUp.objects.get(shift=on, volunteer=ole.volunteer_id))


def test_more_places_go_to_the_waiting_list(activity, jytte, ole, coordinator):
    on = shift(activity, places=1)
    taken(jytte, on)
    taken(ole, on, wait=True)
    change_shift(coordinator, on, starts_at=on.starts_at, ends_at=on.ends_at, places=2)
    assert state_of(ole, on) == "offered"
    recount(on)


@pytest.mark.requirement("DR-31")
def test_a_place_is_handed_back_five_minutes_before_the_start_and_even_after_it(activity, jytte):
    for minutes in (-5, 30):
        on = shift(activity, days=0.5, hours=1)
        made = taken(jytte, on)
        with time_machine.travel(on.starts_at + timedelta(minutes=minutes)):
            hand_back(jytte, made)
        assert recount(on).taken == 0


def test_when_the_shift_is_over_there_is_nothing_to_hand_back(activity, jytte):
    on = shift(activity, days=0.5, hours=1)
    made = taken(jytte, on)
    with time_machine.travel(on.ends_at), pytest.raises(Conflict):
        hand_back(jytte, made)


@pytest.mark.requirement("RM-33", "DR-31")
def test_after_ten_nos_nothing_tells_that_there_was_one(activity, jytte):
    on = shift(activity)
    for _ in range(10):
        hand_back(jytte, taken(jytte, on))
    assert not SignUp.objects.filter(volunteer=jytte.volunteer_id).exists()
    freed = Event.objects.filter(verb="place.freed")
    assert freed.count() == 10
    assert {(event.actor_id, event.actor_kind) for event in freed} == {(None, "system")}
    assert all(event.payload == {} and event.subject_id == str(on.pk) for event in freed)


def test_nobody_hands_back_for_somebody_else(activity, jytte, ole, coordinator):
    made = taken(jytte, shift(activity))
    for by in (ole, coordinator):
        with pytest.raises(Denied):
            hand_back(by, made)


def test_handing_back_twice_frees_one_place(activity, jytte, ole):
    on = shift(activity)
    made = taken(jytte, on)
    taken(ole, on)
    hand_back(jytte, made)
    with pytest.raises(Conflict):
        hand_back(jytte, SignUp(pk=made.pk or 0, shift=on, volunteer_id=jytte.volunteer_id, state="taken"))
    assert recount(on).taken == 1


def test_a_coordinator_can_only_ask(activity, coordinator, jytte):
    on = shift(activity, places=1)
    affiliation = jytte_affiliation(jytte)
    made = invite_volunteer(coordinator, on, affiliation=affiliation)
    assert made.state == SignUpState.INVITED
    assert recount(on).taken == 0
    with pytest.raises(Conflict):
        invite_volunteer(coordinator, on, affiliation=affiliation)
    with pytest.raises(Denied):
        accept_place(coordinator, made)
    accept_place(jytte, made)
    assert recount(on).taken == 1


def jytte_affiliation(actor):
    return factories.people.Affiliation.objects.get(volunteer=actor.volunteer_id)


def test_an_invitation_to_a_shift_that_has_filled_up_says_so(activity, coordinator, jytte, ole):
    on = shift(activity, places=1)
    made = invite_volunteer(coordinator, on, affiliation=jytte_affiliation(jytte))
    taken(ole, on)
    with pytest.raises(Conflict):
        accept_place(jytte, made)
    assert taken(jytte, on, wait=True).state == SignUpState.WAITING
    recount(on)


def test_a_foreign_coordinator_invites_nobody(activity, foreigner, employee, jytte):
    for by in (foreigner, employee):
        with pytest.raises(Denied):
            invite_volunteer(by, shift(activity), affiliation=jytte_affiliation(jytte))


def test_when_a_shift_moves_everybody_is_asked_again(activity, coordinator, jytte, ole):
    on = shift(activity)
    made = taken(jytte, on)
    move_shift(
        coordinator, on, starts_at=on.starts_at + timedelta(hours=4), ends_at=on.ends_at + timedelta(hours=4)
    )
    assert state_of(jytte, on) == "asked_again"
    made.refresh_from_db()
    assert made.starts_at == recount(on).starts_at
    with pytest.raises(Denied):
        accept_place(coordinator, made)
    accept_place(jytte, made)
    assert state_of(jytte, on) == "taken"
    assert on.version == 1


def test_a_moved_shift_that_meets_another_one_is_not_accepted(activity, coordinator, jytte):
    on, other = shift(activity, days=3), shift(activity, days=4)
    made = taken(jytte, on)
    taken(jytte, other)
    move_shift(coordinator, on, starts_at=other.starts_at, ends_at=other.ends_at)
    made.refresh_from_db()
    with pytest.raises(Conflict):
        accept_place(jytte, made)
    hand_back(jytte, made)
    assert recount(on).taken == 0


def test_cancelling_empties_the_shift(activity, coordinator, jytte, ole, foreigner):
    on = shift(activity, places=1)
    taken(jytte, on)
    taken(ole, on, wait=True)
    with pytest.raises(Denied):
        cancel_shift(foreigner, on)
    cancel_shift(coordinator, on)
    assert (state_of(jytte, on), state_of(ole, on)) == ("cancelled", "cancelled")
    recount(on)
    with pytest.raises(Conflict):
        cancel_shift(coordinator, on)
    assert Event.objects.filter(verb="shift.cancelled").count() == 1


def test_a_pause_keeps_the_waiting_list_in_its_order(activity, coordinator, jytte, ole, mia):
    on = shift(activity, places=1)
    first = taken(jytte, on)
    taken(ole, on, wait=True)
    taken(mia, on, wait=True)
    pause_activity(coordinator, activity)
    hand_back(jytte, first)
    assert (state_of(ole, on), state_of(mia, on)) == ("waiting", "waiting")
    from_pause(coordinator, activity)
    assert (state_of(ole, on), state_of(mia, on)) == ("offered", "waiting")
    recount(on)


def from_pause(coordinator, activity):
    resume_activity(coordinator, Activity.objects.get(pk=activity.pk))
