from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied
from samspil.base.events.models import Event
from samspil.everyday.rotas.actions import cancel_rota, make_pattern, make_shifts, release_volunteer
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.people.activities.actions import close_activity, pause_activity
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation
from samspil.society.notifications.models import Notification
from tests.rotas.factories import recount, shift, taken


def test_when_an_affiliation_ends_the_later_places_go_to_others_the_same_day(
    activity, coordinator, jytte, ole
):
    first, second = shift(activity, places=1), shift(activity, days=9)
    taken(jytte, first)
    taken(jytte, second)
    taken(ole, first, wait=True, automatic=True)
    Notification.objects.all().delete()
    end_affiliation(coordinator, Affiliation.objects.get(volunteer=jytte.volunteer_id))
    assert not SignUp.objects.filter(volunteer=jytte.volunteer_id).exists()
    assert SignUp.objects.get(shift=first).volunteer_id == ole.volunteer_id
    assert (recount(first).taken, recount(second).taken) == (1, 0)
    assert Notification.objects.filter(recipient=jytte.user_id, kind="shift").count() == 1


def test_what_lies_before_the_last_day_stays(activity, coordinator, jytte):
    before, after = shift(activity, days=2), shift(activity, days=20)
    taken(jytte, before)
    taken(jytte, after)
    leaving = Affiliation.objects.get(volunteer=jytte.volunteer_id)
    end_affiliation(coordinator, leaving, ends_on=clock.today() + timedelta(days=10))
    assert [row.shift_id for row in SignUp.objects.filter(volunteer=jytte.volunteer_id)] == [before.pk]
    assert recount(after).taken == 0


@pytest.mark.requirement("RM-90")
def test_closing_an_activity_cancels_all_later_shifts_and_tells_each_volunteer_once(
    activity, coordinator, jytte, ole
):
    pattern = make_pattern(
        coordinator,
        activity,
        weekdays=[0],
        starts=clock.now().time(),
        ends=(clock.now() + timedelta(hours=1)).time(),
        places=3,
        valid_from=clock.today(),
    )
    many = [shift(activity, days=n) for n in (2, 4, 6)]
    for on in many:
        taken(jytte, on)
    taken(ole, many[0])
    Notification.objects.all().delete()
    close_activity(coordinator, activity)
    assert not Shift.objects.planned().filter(starts_at__gt=clock.now()).exists()
    assert set(SignUp.objects.values_list("state", flat=True)) == {"cancelled"}
    for by in (jytte, ole):
        assert Notification.objects.filter(recipient=by.user_id, kind="shift").count() == 1
    pattern.refresh_from_db()
    pattern.activity.refresh_from_db()
    assert make_shifts(SYSTEM, pattern) == 0
    assert Event.objects.filter(verb="rota.closed").count() == 1


@pytest.mark.requirement("VB-50")
def test_a_pause_hides_the_shifts_from_others_and_tells_those_who_have_a_place_once(
    client_of, activity, coordinator, jytte, ole
):
    first, second = shift(activity), shift(activity, days=5)
    taken(jytte, first)
    taken(jytte, second)
    Notification.objects.all().delete()
    pause_activity(coordinator, activity)
    assert Notification.objects.filter(recipient=jytte.user_id, kind="shift").count() == 1
    assert not Notification.objects.filter(recipient=ole.user_id).exists()
    assert client_of(jytte).get(f"/vagter/{first.pk}/").status_code == 200
    assert client_of(ole).get(f"/vagter/{first.pk}/").status_code == 404
    assert f"/vagter/{first.pk}/" not in client_of(ole).get("/mit/muligheder/").content.decode()
    assert recount(first).taken == 1


def test_only_the_system_ends_things_by_itself(activity, coordinator, jytte):
    with pytest.raises(Denied):
        cancel_rota(coordinator, activity)
    with pytest.raises(Denied):
        release_volunteer(
            coordinator, Affiliation.objects.get(volunteer=jytte.volunteer_id), ends_on=clock.today()
        )
