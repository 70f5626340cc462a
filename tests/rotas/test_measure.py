from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.errors import Denied, Invalid
from samspil.everyday.rotas.actions import (
    accept_for,
    accept_place,
    forget_excess,
    hand_back,
    hold_places,
    invite_volunteer,
    move_shift,
    sign_up,
)
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.jobs import forget_excesses
from samspil.everyday.rotas.models import Excess, SignUp
from samspil.everyday.rotas.queries.measure import crossings, hours_of_weeks
from samspil.everyday.rotas.rules.measure import (
    KEPT,
    AboveMeasure,
    Load,
    Measure,
    crossed,
    hours_in,
    most_at_once,
    week_around,
)
from samspil.people.volunteers.actions import choose_measure
from samspil.people.volunteers.models import Affiliation, Volunteer
from tests import factories
from tests.rotas.factories import circle_of, ready, recount, shift, taken

NOON = clock.at(clock.today(), clock.now().time().replace(hour=12, minute=0, second=0, microsecond=0))


def hour(number):
    return NOON + timedelta(hours=number)


def this_week(activity, *, hours=2.0, after=0, **fields):
    """Return a shift of next week, so that two of them lie in the same week whatever day it is."""
    monday = week_around(clock.now())[1]
    on = shift(activity, hours=hours, **fields)
    begin = monday + timedelta(days=1, hours=10 + after)
    on.starts_at, on.ends_at = begin, begin + timedelta(hours=hours)
    on.save()
    return on


def chooses(actor, most, wished=None):
    choose_measure(actor, Volunteer.objects.get(pk=actor.volunteer_id), hours_wished=wished, hours_most=most)


def test_the_fullest_moment_counts_and_whoever_leaves_makes_room():
    groups = [
        ((hour(0), hour(2)), 3),
        ((hour(2), hour(4)), 4),
        ((hour(1), hour(3)), 1),
        ((hour(9), hour(10)), 50),
    ]
    assert most_at_once(groups, (hour(0), hour(4))) == 5
    assert most_at_once(groups, (hour(0), hour(1))) == 3
    assert most_at_once([], (hour(0), hour(1))) == 0


def test_a_week_is_the_danish_one_and_hours_are_real():
    begin, end = week_around(hour(0))
    assert clock.local(begin).weekday() == 0
    assert begin <= hour(0) < end
    assert hours_in([(hour(0), hour(1.5)), (hour(5), hour(6))]) == 2.5


def test_only_what_is_above_a_limit_is_said_and_where_there_is_none_nothing():
    load = Load(hours=6, hours_here=4, people=9)
    assert crossed(Measure(), load) == []
    assert not Measure().is_set
    assert crossed(Measure(own=6, activity=4, place=9), load) == []
    above = crossed(Measure(own=5, activity=3, place=8), load)
    assert [one.field for one in above] == ["above_own", "above_activity", "above_place"]
    assert "5" in above[0].sentence


@pytest.mark.requirement("RM-44")
def test_more_than_the_own_measure_takes_a_yes_of_ones_own_and_is_seen_in_the_report(
    activity, jytte, client_of, coordinator
):
    chooses(jytte, 3)
    first, second = this_week(activity), this_week(activity, after=3)
    mine, desk = client_of(jytte), client_of(coordinator)
    assert mine.post(f"/vagter/{first.pk}/tilmelding/").status_code == 302
    asked = mine.post(f"/vagter/{second.pk}/tilmelding/")
    assert asked.status_code == 409
    assert 'name="alligevel"' in asked.content.decode()
    assert recount(second).taken == 0
    assert "Jytte" not in desk.get("/vagtplan/omfang/").content.decode()
    assert mine.post(f"/vagter/{second.pk}/tilmelding/", {"alligevel": "1"}).status_code == 302
    assert recount(second).taken == 1
    page = desk.get("/vagtplan/omfang/").content.decode()
    assert "Jytte Holm" in page
    assert f"/vagter/{second.pk}/" in page
    assert Excess.objects.get().above_own


def test_the_report_is_for_those_who_coordinate_there(activity, jytte, client_of, foreigner, stranger):
    chooses(jytte, 1)
    sign_up(jytte, this_week(activity), volunteer_id=jytte.volunteer_id, confirmed=True)
    assert "Jytte" not in client_of(foreigner).get("/vagtplan/omfang/").content.decode()
    assert client_of(jytte).get("/vagtplan/omfang/").status_code == 403


@pytest.mark.requirement("RM-44")
def test_more_volunteers_at_a_time_than_the_workplace_likes_takes_a_yes(activity, jytte, ole, ward):
    ward.people_most = 1
    ward.save()
    activity.workplace.refresh_from_db()
    other = factories.published_activity(ward, title="Vejviser")
    taken(jytte, this_week(activity))
    at_the_same_time = this_week(other, after=1)
    actor, _bond = ready(other, "Per Lund")
    with pytest.raises(AboveMeasure):
        taken(actor, at_the_same_time)
    assert recount(at_the_same_time).taken == 0
    assert taken(actor, at_the_same_time, confirmed=True).excess.above_place
    taken(ole, this_week(activity, after=4))


def test_an_activity_can_have_a_limit_for_each_of_its_own_hours(activity, jytte):
    activity.hours_most = 3
    activity.save()
    taken(jytte, this_week(activity))
    second = this_week(activity, after=3)
    with pytest.raises(AboveMeasure):
        taken(jytte, second)
    assert taken(jytte, second, confirmed=True).excess.above_activity


@pytest.mark.requirement("RM-44")
def test_an_invitation_an_offer_and_a_new_time_ask_as_well(activity, jytte, ole, coordinator):
    chooses(jytte, 1)
    on = this_week(activity, places=1)
    bond = Affiliation.objects.get(volunteer=jytte.volunteer_id)
    invited = invite_volunteer(coordinator, on, affiliation=bond)
    with pytest.raises(AboveMeasure):
        accept_place(jytte, invited)
    assert recount(on).taken == 0
    invited.delete()
    holder = taken(ole, on)
    waiting = taken(jytte, on, wait=True, automatic=True)
    hand_back(ole, holder)
    waiting.refresh_from_db()
    assert waiting.state == SignUpState.OFFERED
    with pytest.raises(AboveMeasure):
        accept_place(jytte, waiting)
    accept_place(jytte, waiting, confirmed=True)
    assert Excess.objects.get().sign_up_id == waiting.pk
    move_shift(
        coordinator, on, starts_at=on.starts_at + timedelta(hours=1), ends_at=on.ends_at + timedelta(hours=1)
    )
    moved = SignUp.objects.get(pk=waiting.pk)
    assert moved.state == SignUpState.ASKED_AGAIN
    with pytest.raises(AboveMeasure):
        accept_place(jytte, moved)
    chooses(jytte, 9)
    accept_place(jytte, moved)
    assert not Excess.objects.exists()


def test_a_yes_given_aloud_is_confirmed_aloud(activity, coordinator):
    activity.hours_most = 1
    activity.save()
    _actor, bond = ready(activity, "Else Juhl")
    type(bond.volunteer.user).objects.filter(pk=bond.volunteer_id).update(email=None)
    invited = invite_volunteer(coordinator, this_week(activity), affiliation=bond)
    with pytest.raises(AboveMeasure):
        accept_for(coordinator, invited)
    accept_for(coordinator, invited, confirmed=True)
    assert Excess.objects.get().above_activity


def test_a_place_that_a_circle_holds_asks_by_name_and_is_not_counted_twice(activity, ward):
    from_circle, (spokes, member) = circle_of(activity, "Aase Bak", "Bent Dam")
    on = this_week(activity, places=3)
    hold_places(spokes, on, circle=from_circle, places=2)
    ward.people_most = 2
    ward.save()
    activity.workplace.refresh_from_db()
    assert taken(spokes, on).has_place
    ward.people_most = 1
    ward.save()
    activity.workplace.refresh_from_db()
    with pytest.raises(AboveMeasure):
        taken(member, on)
    assert on.holds.get().left == 1


def test_a_place_handed_back_leaves_nothing_and_the_rest_is_forgotten(activity, jytte):
    chooses(jytte, 1)
    row = sign_up(jytte, this_week(activity), volunteer_id=jytte.volunteer_id, confirmed=True)
    hand_back(jytte, row)
    assert not Excess.objects.exists()
    old = sign_up(jytte, this_week(activity), volunteer_id=jytte.volunteer_id, confirmed=True)
    forget_excesses.func()
    assert Excess.objects.exists()
    with pytest.raises(Denied):
        forget_excess(jytte, old.excess)
    then = clock.now() - KEPT - timedelta(days=1)
    SignUp.objects.filter(pk=old.pk).update(starts_at=then, ends_at=then + timedelta(hours=1))
    forget_excesses.func()
    assert not Excess.objects.exists()


def test_the_waiting_list_is_no_place_and_asks_nothing(activity, jytte, ole):
    chooses(jytte, 1)
    on = this_week(activity, places=1)
    taken(ole, on)
    assert taken(jytte, on, wait=True).state == SignUpState.WAITING


def test_without_a_limit_nothing_is_asked_and_with_all_three_one_query(
    activity, jytte, django_assert_num_queries
):
    on = this_week(activity)
    assert on.activity.workplace
    with django_assert_num_queries(0):
        assert crossings(jytte.volunteer_id, on, own=None) == []
    on.activity.hours_most = on.activity.workplace.people_most = 5
    with django_assert_num_queries(1):
        assert crossings(jytte.volunteer_id, on, own=5) == []


def test_a_volunteer_chooses_for_themselves_alone(activity, jytte, ole, coordinator, client_of):
    volunteer = Volunteer.objects.get(pk=jytte.volunteer_id)
    for by in (ole, coordinator):
        with pytest.raises(Denied):
            choose_measure(by, volunteer, hours_wished=2, hours_most=4)
    for wished, most in ((5, 4), (0, None), (None, 61)):
        with pytest.raises(Invalid):
            choose_measure(jytte, volunteer, hours_wished=wished, hours_most=most)
    mine = client_of(jytte)
    assert mine.post("/mit/omfang/", {"hours_wished": "5", "hours_most": "4"}).status_code == 422
    assert mine.post("/mit/omfang/", {"hours_wished": "2", "hours_most": "4"}).status_code == 302
    volunteer.refresh_from_db()
    assert (volunteer.hours_wished, volunteer.hours_most) == (2, 4)
    taken(jytte, this_week(activity))
    assert hours_of_weeks(jytte.volunteer_id, clock.today()) == (0, 2)
    assert 'value="4"' in mine.get("/mit/omfang/").content.decode()
    assert client_of(coordinator).get("/mit/omfang/").status_code == 403
