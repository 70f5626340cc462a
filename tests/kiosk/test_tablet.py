"""The tablet at the entrance: an address nobody can guess, first names only, and two big buttons."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Denied, NotVisible
from samspil.base.events.models import Event
from samspil.doors.kiosk.actions import make_tablet, revoke_tablet, tablet_check_in
from samspil.doors.kiosk.models import Tablet
from samspil.everyday.rotas.models import Attendance
from samspil.people.volunteers.models import InsuranceCover
from samspil.society.access.matrix import Duty
from tests import factories
from tests.hostile import HostileClient
from tests.rotas.factories import ready, shift, taken


@pytest.fixture
def at_noon():
    with clock.stopped_at(clock.start_of(clock.today()) + timedelta(hours=12)):
        yield


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def jytte(at_noon, activity):
    return ready(activity, "Jytte Holm")[0]


@pytest.fixture
def soon(jytte, activity):
    """Jytte's shift, which begins in twenty minutes."""
    return taken(jytte, shift(activity, days=20 / 1440))


@pytest.fixture
def key(at_noon, coordinator, ward):
    return make_tablet(coordinator, ward, name="Hovedindgangen")


def press(key, what, pk):
    return HostileClient().post(f"/tavle/{key}/{what}/{pk}/")


def shown(key):
    answer = HostileClient().get(f"/tavle/{key}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.requirement("RM-80")
def test_a_volunteer_checks_in_and_out_without_signing_in(key, soon):
    assert f"/ankomst/{soon.pk}/" in shown(key)
    assert press(key, "ankomst", soon.pk).url == f"/tavle/{key}/?sagt=kom"
    noted = Attendance.objects.get()
    assert (noted.in_kind, noted.recorded_by, noted.checked_out_at) == ("tablet", None, None)
    assert f"/hjemgang/{noted.pk}/" in shown(key)
    assert press(key, "hjemgang", noted.pk).url == f"/tavle/{key}/?sagt=gik"
    noted.refresh_from_db()
    assert noted.out_kind == "tablet"
    assert noted.checked_out_at is not None
    page = shown(key)
    assert "/ankomst/" not in page
    assert "/hjemgang/" not in page


def test_the_tablet_shows_first_names_and_nothing_else_of_a_person(key, soon):
    page = shown(key)
    assert "Jytte" in page
    for private in ("Holm", "20 30 40 50", "+4520304050", "@example.dk"):
        assert private not in page
    assert 'http-equiv="refresh"' in page


def test_the_tablet_is_never_kept_by_a_cache(key):
    assert HostileClient().get(f"/tavle/{key}/").headers["Cache-Control"] == "no-store"


def test_a_shift_later_today_says_when_one_can_check_in(key, jytte, activity):
    one = taken(jytte, shift(activity, days=4 / 24))
    assert "/ankomst/" not in shown(key)
    assert press(key, "ankomst", one.pk).url.endswith("?sagt=spoerg")
    assert not Attendance.objects.exists()


def test_what_stands_in_the_way_is_not_told_in_the_hall(key, soon):
    InsuranceCover.objects.all().delete()
    answer = press(key, "ankomst", soon.pk)
    assert answer.url.endswith("?sagt=spoerg")
    page = HostileClient().get(answer.url).content.decode().lower()
    assert "forsikring" not in page
    assert "insur" not in page
    assert not Attendance.objects.exists()


def test_a_tablet_knows_its_own_workplace_alone(key, soon, region, coordinator):
    other = factories.open_workplace(region, name="Øjenafdelingen")
    elsewhere = factories.published_activity(other)
    there = taken(ready(elsewhere, "Ole Bakke")[0], shift(elsewhere, days=20 / 1440))
    assert "Ole" not in shown(key)
    assert press(key, "ankomst", there.pk).status_code == 404
    with pytest.raises(NotVisible):
        tablet_check_in(STRANGER, Tablet.objects.get(), there, key=key)


def test_without_the_key_the_action_does_nothing(key, soon):
    with pytest.raises(NotVisible):
        tablet_check_in(STRANGER, Tablet.objects.get(), soon, key="forkert")
    assert not Attendance.objects.exists()


def test_a_revoked_tablet_stops_at_once(key, soon, coordinator):
    revoke_tablet(coordinator, Tablet.objects.get())
    assert HostileClient().get(f"/tavle/{key}/").status_code == 404
    assert press(key, "ankomst", soon.pk).status_code == 404
    assert not Attendance.objects.exists()


def test_the_address_is_kept_nowhere_and_its_life_is_on_record(key, coordinator, soon):
    revoke_tablet(coordinator, Tablet.objects.get())
    revoke_tablet(coordinator, Tablet.objects.get())
    kept = Tablet.objects.get()
    assert key not in str(Tablet.objects.values())
    assert len(key) >= 27
    verbs = list(
        Event.objects.filter(subject_type="kiosk.tablet").order_by("sequence").values_list("verb", flat=True)
    )
    assert verbs == ["tablet.made", "tablet.revoked"]
    assert kept.made_by_id == coordinator.user_id


def test_what_the_tablet_noted_stands_in_the_log_without_a_name(key, soon):
    press(key, "ankomst", soon.pk)
    used = Event.objects.get(verb="tablet.used")
    assert used.payload == {"shift": soon.shift_id, "way": "in"}
    assert Event.objects.filter(verb="attendance.arrived", payload__how="tablet").count() == 1


def test_a_coordinator_puts_up_a_tablet_and_sees_its_address_once(client_of, coordinator, ward):
    client = client_of(coordinator)
    assert client.get("/tavler/").status_code == 200
    made = client.post("/tavler/ny/", {"workplace": ward.pk, "name": "Hovedindgangen"})
    address = made.context["address"]
    assert HostileClient().get(address.partition("8000")[2]).status_code == 200
    page = client.get("/tavler/").content.decode()
    assert "Hovedindgangen" in page
    assert address not in page
    stop = f"/tavler/{Tablet.objects.get().pk}/ophoer/"
    assert client.post(stop).status_code == 302
    assert HostileClient().get(address.partition("8000")[2]).status_code == 404


def test_a_form_without_an_answer_comes_back(client_of, coordinator, ward):
    answer = client_of(coordinator).post("/tavler/ny/", {"workplace": "x", "name": ""})
    assert answer.status_code == 422
    assert not Tablet.objects.exists()


def test_others_put_up_no_tablets(client_of, key, ward, employee, volunteer, foreigner, region):
    leads = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region))
    for actor in (employee, volunteer, leads):
        assert client_of(actor).get("/tavler/ny/").status_code == 404
        assert client_of(actor).get("/tavler/").status_code == 404
        with pytest.raises(Denied):
            make_tablet(actor, ward, name="Her")
    assert "Hovedindgangen" not in client_of(foreigner).get("/tavler/").content.decode()
    assert client_of(foreigner).post(f"/tavler/{Tablet.objects.get().pk}/ophoer/").status_code == 404
    assert client_of(foreigner).post("/tavler/ny/", {"workplace": ward.pk, "name": "Her"}).status_code == 422


@pytest.mark.parametrize("odd", ["x", "a-b_c", "0" * 300])
def test_a_guessed_address_does_not_exist(db, odd):
    assert HostileClient().get(f"/tavle/{odd}/").status_code == 404
    assert press(odd, "ankomst", 1).status_code == 404


def test_hostile_words_stay_words(key, activity, at_noon):
    bobby = ready(activity, "<script>alert(1)</script> Tables")[0]
    taken(bobby, shift(activity, days=20 / 1440, label="<b>x</b>"))
    page = shown(key)
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
