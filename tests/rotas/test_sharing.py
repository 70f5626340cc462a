"""One activity of several parties: each changes its own shifts only, all see how many places are taken (RM-56)."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Denied
from samspil.everyday.rotas.actions import (
    accept_for,
    cancel_shift,
    change_pattern,
    change_shift,
    end_pattern,
    invite_volunteer,
    make_pattern,
    make_shift,
    make_shifts,
    sign_up,
)
from samspil.everyday.rotas.models import Pattern, Shift
from samspil.everyday.rotas.queries.people import candidates
from samspil.everyday.rotas.queries.sharing import sides_of
from samspil.people.activities.actions import end_sharing, share_activity
from samspil.society.access.matrix import Duty
from samspil.society.partners.models import Partner
from tests import factories
from tests.rotas.factories import ready, recount, shift, taken
from tests.rotas.test_views import text, week_of


def party(activity, name, kind=Partner.Kind.ASSOCIATION):
    """Return a partner that shares the activity, its leader, and one of its volunteers who is ready."""
    partner = factories.partner(activity.workplace.unit.authority, name=name, kind=kind)
    share_activity(SYSTEM, activity, partner=partner)
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=partner, name=f"Leder af {name}")
    return partner, leader, ready(activity, f"Frivillig i {name}", partner=partner)


@pytest.fixture
def red_cross(activity):
    return party(activity, "Røde Kors Viborg")


@pytest.fixture
def centre(activity):
    return party(activity, "Frivilligcenter Viborg", Partner.Kind.VOLUNTEER_CENTRE)


def times(days=3):
    starts_at = (clock.now() + timedelta(days=days)).replace(microsecond=0)
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "places": 2}


def weekly(by, activity, partner=None):
    return make_pattern(
        by,
        activity,
        weekdays=range(7),
        starts=time(10),
        ends=time(12),
        places=2,
        valid_from=clock.today(),
        partner=partner,
    )


@pytest.mark.requirement("RM-56")
def test_each_party_makes_and_changes_its_own_shifts_only(activity, coordinator, red_cross, centre):
    (cross, leads_cross, _one), (house, leads_house, _two) = red_cross, centre
    of_cross = make_shift(leads_cross, activity, partner=cross, **times())
    of_house = make_shift(leads_house, activity, partner=house, **times())
    of_ward = make_shift(coordinator, activity, **times())
    owners = {of_cross.pk: leads_cross, of_house.pk: leads_house, of_ward.pk: coordinator}
    for one in (of_cross, of_house, of_ward):
        for actor in (leads_cross, leads_house, coordinator):
            if actor is owners[one.pk]:
                change_shift(actor, one, **times() | {"places": 3})
                continue
            with pytest.raises(Denied):
                change_shift(actor, one, **times())
            with pytest.raises(Denied):
                cancel_shift(actor, one)
    for actor, partner in ((coordinator, cross), (leads_cross, house), (leads_cross, None)):
        with pytest.raises(Denied):
            make_shift(actor, activity, partner=partner, **times())


@pytest.mark.requirement("RM-56")
def test_all_parties_see_one_calendar_with_everybodys_totals_and_only_their_own_names(
    client_of, activity, coordinator, red_cross, centre
):
    (cross, leads_cross, (anna, _a)), (house, leads_house, (bent, _b)) = red_cross, centre
    of_cross = shift(activity, partner=cross)
    of_house = shift(activity, partner=house)
    taken(anna, of_cross)
    taken(bent, of_house)
    address = f"/indsatser/{activity.pk}/vagtplan/?uge={week_of(of_cross)}"
    for actor in (leads_cross, leads_house, coordinator):
        page = text(client_of(actor).get(address))
        assert f"/vagter/{of_cross.pk}/" in page
        assert f"/vagter/{of_house.pk}/" in page
        assert page.count('data-label="Pladser taget" class="is-number">1 af 2<') == 2
        assert page.count("1 af 2 pladser er taget") == 2
    assert "Frivillig i Frivilligcenter Viborg" not in text(client_of(leads_cross).get(address))
    other = text(client_of(leads_cross).get(f"/vagter/{of_house.pk}/"))
    assert "Frivilligcenter Viborg" in other
    assert f"/vagter/{of_house.pk}/rediger/" not in other
    assert f"/vagter/{of_cross.pk}/rediger/" in text(client_of(leads_cross).get(f"/vagter/{of_cross.pk}/"))


def test_a_partys_shift_is_for_its_own_volunteers_and_the_workplaces_for_all(
    activity, jytte, red_cross, centre
):
    cross, leads_cross, (anna, _a) = red_cross
    _house, _leader, (bent, bond) = centre
    of_cross, of_ward = shift(activity, days=3, partner=cross), shift(activity, days=5)
    joinable = {
        who.volunteer_id: set(Shift.objects.joinable_by(who.volunteer_id)) for who in (anna, bent, jytte)
    }
    assert joinable == {
        anna.volunteer_id: {of_cross, of_ward},
        bent.volunteer_id: {of_ward},
        jytte.volunteer_id: {of_ward},
    }
    assert set(Shift.objects.joinable_through([bond])) == {of_ward}
    assert sign_up(anna, of_cross, volunteer_id=anna.volunteer_id).affiliation.partner == cross
    with pytest.raises(Closed):
        sign_up(bent, of_cross, volunteer_id=bent.volunteer_id)
    assert recount(of_cross).taken == 1
    assert [row.volunteer_id for row in candidates(leads_cross, of_cross)] == []
    assert [row.volunteer_id for row in candidates(leads_cross, of_ward)] == [anna.volunteer_id]


def test_the_workplace_neither_asks_for_nor_answers_on_a_partys_own_shift(activity, coordinator, red_cross):
    cross, leader, (_anna, bond) = red_cross
    on = shift(activity, partner=cross)
    with pytest.raises(Denied):
        invite_volunteer(coordinator, on, affiliation=bond)
    asked = invite_volunteer(leader, on, affiliation=bond)
    with pytest.raises(Denied):
        accept_for(coordinator, asked)


def test_a_repeating_shift_belongs_to_its_party_through_every_change(activity, coordinator, red_cross):
    cross, leader, _volunteer = red_cross
    pattern = weekly(leader, activity, cross)
    assert set(pattern.shifts.values_list("partner", flat=True)) == {cross.pk}
    change = {"weekdays": [0], "starts": time(11), "ends": time(12), "places": 2}
    with pytest.raises(Denied):
        change_pattern(coordinator, pattern, from_day=clock.today() + timedelta(days=1), **change)
    follower = change_pattern(leader, pattern, from_day=clock.today() + timedelta(days=1), **change)
    assert follower.partner == cross
    assert set(follower.shifts.values_list("partner", flat=True)) == {cross.pk}
    with pytest.raises(Denied):
        end_pattern(coordinator, follower, last_day=clock.today())


def test_who_no_longer_shares_keeps_what_is_planned_and_makes_nothing_new(activity, red_cross):
    cross, leader, _volunteer = red_cross
    pattern = weekly(leader, activity, cross)
    end_sharing(SYSTEM, activity.parties.get())
    first = pattern.shifts.order_by("starts_at").first()
    assert first in Shift.objects.visible_to(leader)
    cancel_shift(leader, first)
    last = pattern.shifts.order_by("starts_at").last()
    last.delete()
    assert make_shifts(SYSTEM, Pattern.objects.get(pk=pattern.pk)) == 0
    assert sides_of(leader, activity) == []
    with pytest.raises(Closed):
        make_shift(leader, activity, partner=cross, **times())


def test_an_outsider_sees_the_workplaces_shifts_but_no_partys(activity, red_cross):
    cross, _leader, _volunteer = red_cross
    outside = factories.partner(activity.workplace.unit.authority, name="Ældre Sagen Viborg")
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=outside, name="Udenforstående Leder")
    ready(activity, "Frivillig udefra", partner=outside)
    of_cross, of_ward = shift(activity, partner=cross), shift(activity, days=5)
    assert set(Shift.objects.on_rota_of(leader)) == {of_ward}
    with pytest.raises(Denied):
        make_shift(leader, activity, partner=cross, **times())
    with pytest.raises(Closed):
        make_shift(SYSTEM, activity, partner=outside, **times())
    assert of_cross not in Shift.objects.visible_to(leader)


def test_a_party_plans_on_screen_and_the_queries_do_not_grow_with_the_parties(client_of, activity, red_cross):
    cross, leader, _volunteer = red_cross
    client = client_of(leader)
    day = clock.today() + timedelta(days=3)
    typed = {"day": f"{day:%d.%m.%Y}", "starts": "10.00", "ends": "12.00", "places": "2", "minimum": "0"}
    assert client.post(f"/indsatser/{activity.pk}/vagter/ny/", typed).status_code == 302
    made = Shift.objects.get()
    assert made.partner == cross
    address = f"/indsatser/{activity.pk}/vagtplan/?uge={week_of(made)}"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for name in ("Ældre Sagen", "Kirkens Korshær"):
        partner, _leader, _volunteer = party(activity, name)
        shift(activity, partner=partner)
    with CaptureQueriesContext(connection) as more:
        assert "Kirkens Korshær" in text(client.get(address))
    assert len(more) == len(few)


def test_who_coordinates_and_speaks_for_a_party_says_for_whom_the_shift_is(
    client_of, activity, coordinator, red_cross
):
    cross, leader, _volunteer = red_cross
    both = type(coordinator)(
        user_id=coordinator.user_id,
        volunteer_id=coordinator.volunteer_id,
        name=coordinator.name,
        grants=(*coordinator.grants, *leader.grants),
    )
    assert sides_of(both, activity) == [None, cross]
    assert sides_of(coordinator, activity) == [None]
