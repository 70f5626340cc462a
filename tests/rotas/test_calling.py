"""Those willing are asked in waves, answer by one tap, and nobody can see or count a no (gate 8)."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied
from samspil.base.events.models import Event
from samspil.everyday.rotas.actions import (
    call_sitters,
    decline_call,
    end_vigil,
    invite_volunteer,
    lift_silence,
    open_vigil,
    sign_up,
    silence_vigil,
    stand_by,
    stop_standing_by,
    write_hand_over,
)
from samspil.everyday.rotas.jobs import call_for_watches
from samspil.everyday.rotas.models import AfterCare, Call, HandOver, Shift, Silence, Standby, Vigil
from samspil.everyday.rotas.queries.people import candidates
from samspil.everyday.rotas.rules.vigils import call_token, quiet_key, talk_token, wish_for
from samspil.people.activities.actions import pause_activity
from samspil.people.citizens.models import NoContact
from samspil.people.volunteers.actions import change_wishes, end_affiliation
from samspil.people.volunteers.models import Affiliation, Volunteer, Wishes
from samspil.society.notifications.models import Delivery, Notification
from tests.rotas.factories import ready
from tests.rotas.test_vigils import bent, inger, sitting, vigil, watches

__all__ = ["bent", "inger", "sitting", "vigil"]  # fixtures
pytestmark = pytest.mark.requirement("RM-90")

NIGHT = "2026-11-24 23:30+01:00"
DAY = "2026-11-24 10:00+01:00"


def willing(activity, name, **wishes):
    by, _bond = ready(activity, name)
    volunteer = Volunteer.objects.get(pk=by.volunteer_id)
    change_wishes(by, volunteer, **{"may_be_called": True, "at_night": True, **wishes})
    return by


def asked():
    return set(Call.objects.values_list("volunteer_id", flat=True))


def ids(*people):
    return {by.volunteer_id for by in people}


@time_machine.travel(NIGHT, tick=False)
def test_at_night_only_those_are_asked_who_have_said_that_nights_are_fine(employee, sitting):
    yes = willing(sitting, "Nat Ugle")
    willing(sitting, "Dag Due", at_night=False)
    willing(sitting, "Ro Lig", may_be_called=False)
    ready(sitting, "Ukendt Ønske")
    vigil = open_vigil(employee, sitting, room="Stue 7")
    assert call_sitters(employee, vigil) == 1
    assert asked() == ids(yes)
    letter = Notification.objects.get(recipient=yes.user_id, kind="vigil")
    assert letter.urgent
    assert Delivery.objects.get(notification=letter).due_at == clock.now()
    assert "Stue 7" not in letter.subject + letter.body


@time_machine.travel(DAY, tick=False)
def test_by_day_the_hour_of_the_watch_decides(employee, sitting):
    by_day = willing(sitting, "Dag Due", at_night=False)
    willing(sitting, "Aften Stjerne", at_night=False, on_weekdays=False)
    vigil = open_vigil(employee, sitting, room="Stue 7")
    call_sitters(SYSTEM, vigil)
    assert asked() == ids(by_day)


@pytest.mark.parametrize(
    ("start", "now", "wish"),
    [
        ("2026-11-24 10:00", "2026-11-24 08:00", "on_weekdays"),
        ("2026-11-24 18:00", "2026-11-24 08:00", "on_evenings"),
        ("2026-11-28 10:00", "2026-11-28 08:00", "on_weekends"),
        ("2026-11-28 22:00", "2026-11-28 08:00", "at_night"),
        ("2026-11-24 10:00", "2026-11-24 03:00", "at_night"),
        ("2026-10-25 02:30", "2026-10-24 20:00", "at_night"),
    ],
)
def test_which_wish_is_needed(start, now, wish):
    begin = clock.datetime.fromisoformat(start).replace(tzinfo=clock.COPENHAGEN)
    at = clock.datetime.fromisoformat(now).replace(tzinfo=clock.COPENHAGEN)
    assert wish_for(begin, begin + timedelta(hours=4), at) == wish


@time_machine.travel(NIGHT, tick=False)
def test_five_at_a_time_a_quarter_of_an_hour_apart_the_least_recently_asked_first(employee, sitting):
    people = [willing(sitting, f"Våger {n}") for n in range(8)]
    for n, by in enumerate(people):
        Wishes.objects.filter(pk=by.volunteer_id).update(
            last_asked_at=clock.now() - timedelta(days=n) if n < 7 else None
        )
    vigil = open_vigil(employee, sitting, room="Stue 7")
    assert call_sitters(SYSTEM, vigil) == 5
    assert asked() == ids(people[7], *people[3:7])
    assert call_sitters(employee, vigil) == 0
    with time_machine.travel(clock.now() + timedelta(minutes=15)):
        call_for_watches.func()
        assert asked() == ids(*people)
    assert Notification.objects.filter(kind="vigil", urgent=True).count() == 8
    with time_machine.travel(clock.now() + timedelta(minutes=30)):
        call_for_watches.func()
        assert Notification.objects.filter(kind="vigil", urgent=True).count() <= 16


@time_machine.travel(NIGHT, tick=False)
def test_whoever_stands_by_is_asked_first_and_the_tired_the_busy_and_the_unready_are_not(employee, sitting):
    willing_ones = [willing(sitting, f"Våger {n}") for n in range(6)]
    first = ready(sitting, "Klar Klarsen")[0]
    vigil = open_vigil(employee, sitting, room="Stue 7")
    stand_by(first, vigil, volunteer_id=first.volunteer_id)
    sign_up(willing_ones[0], watches(vigil)[1], volunteer_id=willing_ones[0].volunteer_id)
    call_sitters(SYSTEM, vigil)
    assert first.volunteer_id in asked()
    assert willing_ones[0].volunteer_id not in asked()
    assert list(Standby.objects.tonight().values_list("volunteer", flat=True)) == [first.volunteer_id]
    stop_standing_by(first, vigil, volunteer_id=first.volunteer_id)
    assert not Standby.objects.exists()


@time_machine.travel(NIGHT, tick=False)
def test_a_yes_by_one_tap_without_signing_in_takes_the_watch_and_the_other_questions_back(
    employee, sitting, client_of
):
    one, other = willing(sitting, "Våger En"), willing(sitting, "Våger To")
    vigil = open_vigil(employee, sitting, room="Stue 7")
    call_sitters(SYSTEM, vigil)
    watch = watches(vigil)[0]
    client = client_of(None)
    here = reverse("rotas:call", args=[call_token(watch.pk, one.volunteer_id)])
    page = client.get(here)
    assert page.headers["Referrer-Policy"] == "same-origin"
    for words in ("Ja, jeg kommer", "Nej, ikke denne gang", "Spørg mig ikke om denne vågetjeneste"):
        assert words in page.content.decode()
    assert Call.objects.count() == 2
    assert "Vågevagten er din" in client.post(here, {"svar": "ja"}).content.decode()
    watch.refresh_from_db()
    assert watch.taken == 1
    assert Event.objects.get(verb="place.taken").actor_id is None
    assert not Call.objects.exists()
    late = client.post(reverse("rotas:call", args=[call_token(watch.pk, other.volunteer_id)]), {"svar": "ja"})
    assert "Der er ikke længere noget at svare på" in late.content.decode()


@pytest.mark.parametrize("token", ["x", "W10:1t:x"])
def test_an_address_that_is_not_ours_leads_nowhere(client_of, token, db):
    client = client_of(None)
    assert client.get(f"/vaagetjeneste/svar/{token}/").status_code == 404
    assert client.get(f"/vaagetjeneste/samtale/{token}/").status_code == 404


@pytest.mark.parametrize("word", ["nej", "ro"])
def test_a_no_is_written_nowhere(employee, sitting, client_of, word):
    with time_machine.travel(NIGHT, tick=False):
        one = willing(sitting, "Våger En")
        willing(sitting, "Våger To")
        vigil = open_vigil(employee, sitting, room="Stue 7")
        call_sitters(SYSTEM, vigil)
        before = Event.objects.count()
        address = reverse("rotas:call", args=[call_token(watches(vigil)[0].pk, one.volunteer_id)])
        assert client_of(None).post(address, {"svar": word}).status_code == 200
    for model in apps.get_app_config("rotas").get_models():
        for field in model._meta.get_fields():
            if getattr(field, "related_model", None) is Volunteer and model.__name__ != "SignUp":
                assert not model.objects.filter(**{field.name: one.volunteer_id}).exists(), model
    for event in Event.objects.order_by("sequence")[before:]:
        assert (event.verb, event.actor_id) == ("vigil.questions_settled", None)
        assert event.payload == {}
        assert event.subject_id == str(vigil.pk)
    assert str(one.volunteer_id) not in Silence.objects.values_list("key", flat=True)
    pages = [f"/vaagetjeneste/{vigil.pk}/", "/vaagetjeneste/", f"/vagter/{watches(vigil)[0].pk}/"]
    for page in pages:
        assert "Våger En" not in client_of(employee).get(page).content.decode()


@time_machine.travel(NIGHT, tick=False)
def test_a_no_holds_for_the_watch_and_peace_for_the_whole_vigil(employee, sitting):
    one, other = willing(sitting, "Våger En"), willing(sitting, "Våger To")
    vigil = open_vigil(employee, sitting, room="Stue 7")
    call_sitters(SYSTEM, vigil)
    first = watches(vigil)[0]
    decline_call(one, Call.objects.get(volunteer=one.volunteer_id))
    silence_vigil(other, vigil, volunteer_id=other.volunteer_id)
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        call_sitters(SYSTEM, vigil)
        assert list(Call.objects.values_list("volunteer", flat=True)) == [one.volunteer_id]
        assert not Call.objects.filter(shift=first).exists()
    lift_silence(other, vigil, volunteer_id=other.volunteer_id)
    with time_machine.travel(clock.now() + timedelta(minutes=32), tick=False):
        call_sitters(SYSTEM, vigil)
        assert other.volunteer_id in asked()
    silence_vigil(other, vigil, volunteer_id=other.volunteer_id)
    end_vigil(employee, vigil)
    assert not Silence.objects.exists()
    assert not Call.objects.exists()
    assert not Notification.objects.filter(recipient=other.user_id, subject="Vågetjenesten er slut").exists()
    assert Notification.objects.filter(recipient=one.user_id, subject="Vågetjenesten er slut").count() == 1


def test_nobody_speaks_for_somebody_else(vigil, inger, bent):
    for act in (silence_vigil, lift_silence, stand_by, stop_standing_by):
        with pytest.raises(Denied):
            act(bent, vigil, volunteer_id=inger.volunteer_id)


@time_machine.travel(NIGHT, tick=False)
def test_nobody_is_asked_for_somebody_who_has_said_no(employee, sitting, ward):
    willing(sitting, "Våger En")
    vigil = open_vigil(employee, sitting, room="Stue 7")
    NoContact.objects.create(
        workplace=ward, place_key=vigil.place_key, voice="citizen"
    )  # past every listener
    with pytest.raises(Closed):
        call_sitters(employee, vigil)
    call_for_watches.func()  # goes on to the next vigil
    assert not Call.objects.exists()


@time_machine.travel(NIGHT, tick=False)
def test_while_the_activity_is_paused_nobody_is_asked(leader, employee, sitting):
    willing(sitting, "Våger En")
    vigil = open_vigil(employee, sitting, room="Stue 7")
    pause_activity(leader, sitting)
    assert call_sitters(employee, Vigil.objects.select_related("activity", "workplace").get(pk=vigil.pk)) == 0
    assert not Call.objects.exists()


def test_a_coordinator_asks_only_those_without_an_address_so_that_peace_stays_unseen(
    coordinator, vigil, sitting, inger
):
    watch = Shift.objects.select_related("activity__workplace__unit", "vigil").get(pk=watches(vigil)[1].pk)
    bond = Affiliation.objects.get(volunteer=inger.volunteer_id)
    with pytest.raises(Closed):
        invite_volunteer(coordinator, watch, affiliation=bond)
    assert candidates(coordinator, watch) == []
    bond.volunteer.user.email = None
    bond.volunteer.user.save()
    assert candidates(coordinator, watch) == [bond]


def test_who_parts_from_the_workplace_stands_by_no_more(vigil, inger):
    stand_by(inger, vigil, volunteer_id=inger.volunteer_id)
    end_affiliation(SYSTEM, Affiliation.objects.get(volunteer=inger.volunteer_id))
    assert not Standby.objects.exists()


def test_the_ward_is_told_once_when_a_watch_stays_uncovered(vigil, employee):
    with time_machine.travel(watches(vigil)[1].starts_at - timedelta(hours=1)):
        call_for_watches.func()
        call_for_watches.func()
    told = Notification.objects.filter(recipient=employee.user_id, subject="En vågevagt er ikke dækket endnu")
    assert told.count() == 1
    assert not told.get().urgent


def test_a_few_words_go_to_the_next_watches_and_the_staff_alone(client_of, employee, vigil, inger, bent):
    first, second = watches(vigil)[:2]
    sign_up(inger, first, volunteer_id=inger.volunteer_id)
    with time_machine.travel(first.starts_at + timedelta(hours=3)):
        here = f"/vaagetjeneste/{vigil.pk}/overlevering/"
        assert client_of(bent).get(here).status_code == 403
        refused = client_of(inger).post(here, {"words": "cpr 010190-1234"})
        assert refused.status_code == 422
        assert client_of(inger).post(here, {}).status_code == 422
        assert (
            client_of(inger).post(here, {"phrases": ["music"], "words": "Familien kommer kl. 9."}).status_code
            == 302
        )
        shown = f"/vaagetjeneste/{vigil.pk}/"
        assert "Familien kommer kl. 9." not in client_of(bent).get(shown).content.decode()
        sign_up(bent, second, volunteer_id=bent.volunteer_id)
        for by in (bent, employee):
            page = client_of(by).get(shown).content.decode()
            assert "Familien kommer kl. 9." in page
            assert "Stille musik er velkommen" in page
        end_vigil(employee, vigil)
    assert not HandOver.objects.exists()


def test_nothing_is_handed_over_after_the_end(employee, vigil, inger):
    first = Shift.objects.select_related("vigil__workplace__unit", "vigil__activity").get(
        pk=watches(vigil)[0].pk
    )
    sign_up(inger, first, volunteer_id=inger.volunteer_id)
    with time_machine.travel(first.starts_at + timedelta(hours=1)):
        end_vigil(employee, vigil)
        first.vigil.refresh_from_db()
        with pytest.raises(Conflict):
            write_hand_over(inger, first, phrases=["quiet"])


def test_those_who_sat_are_offered_a_talk_and_the_coordinator_sees_who_would_like_one(
    client_of, coordinator, employee, vigil, inger, bent
):
    first = watches(vigil)[0]
    sign_up(inger, first, volunteer_id=inger.volunteer_id)
    stand_by(bent, vigil, volunteer_id=bent.volunteer_id)
    with time_machine.travel(first.starts_at + timedelta(hours=1)):
        end_vigil(employee, vigil)
        address = reverse("rotas:talk", args=[talk_token(vigil.pk, inger.volunteer_id)])
        assert (
            Notification.objects.get(recipient=inger.user_id, subject="Vågetjenesten er slut").action_path
            == address
        )
        assert client_of(None).get(address).status_code == 200
        assert not AfterCare.objects.exists()
        assert "Vi ringer snart" in client_of(None).post(address).content.decode()
        client_of(None).post(address)
        not_hers = reverse("rotas:talk", args=[talk_token(vigil.pk, bent.volunteer_id)])
        assert client_of(None).post(not_hers).status_code == 403
    care = AfterCare.objects.get()
    assert "Inger Juul" in client_of(coordinator).get("/vaagetjeneste/").content.decode()
    assert "Inger Juul" not in client_of(employee).get("/vaagetjeneste/").content.decode()
    assert client_of(employee).post(f"/vaagetjeneste/samtaler/{care.pk}/").status_code == 404
    assert client_of(coordinator).post(f"/vaagetjeneste/samtaler/{care.pk}/").status_code == 302
    assert "Inger Juul" not in client_of(coordinator).get("/vaagetjeneste/").content.decode()


def test_the_key_of_silence_tells_nobody_s_number():
    assert quiet_key(1, 2) != quiet_key(2, 1) != quiet_key(1, 2, 3)
    assert len(quiet_key(1, 2)) == 64
