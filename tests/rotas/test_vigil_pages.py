"""The pages of a vigil: who sees what, what they do there, and at what cost."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.everyday.rotas.actions import end_vigil, open_vigil, sign_up, silence_vigil, stand_by
from samspil.everyday.rotas.models import Shift, SignUp, Standby, Vigil
from samspil.everyday.rotas.queries.calendar import rows_of, written
from samspil.people.citizens.actions import mark_whereabouts
from samspil.society.access.matrix import Duty
from tests import factories
from tests.rotas.factories import ready
from tests.rotas.test_vigils import bent, inger, sitting, vigil, watches

__all__ = ["bent", "inger", "sitting", "vigil"]  # fixtures
pytestmark = pytest.mark.requirement("RM-90")

READ = ("vigil", "vigil_edit", "vigil_hand_over")
WRITE = ("vigil_end", "vigil_call", "vigil_standby", "vigil_quiet")


def text(response):
    return response.content.decode()


def form(sitting, **fields):
    return {"activity": sitting.pk, "room": "Stue 7", "length": 4, "overlap": 15, **fields}


def test_a_nurse_opens_one_with_one_form_and_the_first_watch_is_within_the_hour(client_of, employee, sitting):
    client = client_of(employee)
    page = text(client.get("/vaagetjeneste/aabn/"))
    assert "Intet om helbred" in page
    assert client.post("/vaagetjeneste/aabn/", form(sitting)).status_code == 302
    vigil = Vigil.objects.get()
    assert vigil.starts_at - clock.now() < timedelta(hours=1)
    shown = text(client.get(f"/vaagetjeneste/{vigil.pk}/"))
    for words in ("Stue 7", "Ingen endnu", "Der mangler en", "Spørg de næste fem nu", "Ja, afslut den"):
        assert words in shown
    assert client.post(f"/vaagetjeneste/{vigil.pk}/afslutning/").status_code == 302
    assert "Vågetjenesten er slut" in text(client.get(f"/vaagetjeneste/{vigil.pk}/"))


def test_an_hour_that_has_passed_means_tomorrow(client_of, employee, sitting):
    with time_machine.travel("2026-11-24 23:30+01:00", tick=False):
        client_of(employee).post("/vaagetjeneste/aabn/", form(sitting, starts="22.00", in_pairs="on"))
    vigil = Vigil.objects.get()
    assert clock.local(vigil.starts_at).strftime("%d %H.%M") == "25 22.00"
    assert vigil.in_pairs


@pytest.mark.requirement("RM-32")
def test_where_somebody_has_said_no_the_form_says_so_and_keeps_what_was_typed(
    client_of, employee, sitting, ward
):
    mark_whereabouts(employee, ward, whereabouts="Stue 7")
    refused = client_of(employee).post("/vaagetjeneste/aabn/", form(sitting, note="Ring på."))
    assert refused.status_code == 422
    assert "Ring på." in text(refused)
    assert not Vigil.objects.exists()


@pytest.mark.parametrize("fields", [{"room": ""}, {"room": "010190-1234"}, {"length": 9}, {"starts": "25"}])
def test_what_cannot_be_is_said_beside_its_field(client_of, employee, sitting, fields):
    assert client_of(employee).post("/vaagetjeneste/aabn/", form(sitting, **fields)).status_code == 422
    assert not Vigil.objects.exists()


def test_without_an_activity_the_page_says_what_is_missing(client_of, employee):
    assert "Ingen vågere endnu" in text(client_of(employee).get("/vaagetjeneste/aabn/"))


def test_those_who_sit_are_an_activity_like_any_other_with_its_own_gates(client_of, vigil, sitting, ward):
    not_ready = factories.affiliated(ward, name="Ny Begynder")[0]
    page = text(client_of(not_ready).get(f"/vaagetjeneste/{vigil.pk}/"))
    assert "Det mangler, før du kan våge her" in page
    assert "Jeg vil gerne våge fra" not in page
    answer = client_of(not_ready).post(f"/vagter/{watches(vigil)[1].pk}/tilmelding/")
    assert answer.status_code == 409
    assert client_of(not_ready).post(f"/vaagetjeneste/{vigil.pk}/beredskab/").status_code == 409


def test_a_volunteer_takes_a_watch_stands_by_and_steps_back(client_of, vigil, inger):
    client, here = client_of(inger), f"/vaagetjeneste/{vigil.pk}/"
    page = text(client.get(here))
    assert "Jeg vil gerne våge fra" in page
    assert "Stue 7" not in page
    watch = watches(vigil)[1]
    assert client.post(f"/vagter/{watch.pk}/tilmelding/", follow=True).redirect_chain[-1][0] == here
    page = text(client.get(here))
    assert "Din vågevagt" in page
    assert "Stue 7" in page
    assert "Hvile: mindst 8 timer" in page
    assert here in text(client.get(f"/vagter/{watch.pk}/"))
    client.post(f"{here}beredskab/")
    assert "Du står klar" in text(client.get(here))
    client.post(f"{here}beredskab/", {"fra": "1"})
    assert not Standby.objects.exists()
    client.post(f"{here}ro/")
    assert "Du bliver ikke spurgt om denne vågetjeneste" in text(client.get(here))
    client.post(f"{here}ro/", {"fra": "1"})
    assert "Jeg står klar i nat" in text(client.get(here))
    client.post(f"/vagter/{watch.pk}/afbud/")
    assert not SignUp.objects.exists()
    assert "Stue 7" not in text(client.get(here))


def test_the_telephone_of_who_comes_next_is_for_those_who_may_see_it(
    client_of, coordinator, employee, inger, bent, vigil
):
    sign_up(inger, watches(vigil)[1], volunteer_id=inger.volunteer_id)
    stand_by(bent, vigil, volunteer_id=bent.volunteer_id)
    here = f"/vaagetjeneste/{vigil.pk}/"
    shown = text(client_of(coordinator).get(here))
    assert "Inger Juul" in shown
    assert "tel:+4520304050" in shown
    shown = text(client_of(employee).get(here))
    assert "Inger Juul" in shown
    assert "1. Bent Krag" in shown
    assert "tel:" not in shown
    assert "Inger" not in text(client_of(bent).get(here))


def test_nobody_but_oneself_sees_that_one_wishes_for_peace(
    client_of, coordinator, employee, leader, vigil, inger
):
    pages = (f"/vaagetjeneste/{vigil.pk}/", "/vaagetjeneste/", f"/vagter/{watches(vigil)[1].pk}/invitation/")
    before = {(by, page): client_of(by).get(page).content for by in (coordinator, leader) for page in pages}
    silence_vigil(inger, vigil, volunteer_id=inger.volunteer_id)
    for (by, page), content in before.items():
        assert len(client_of(by).get(page).content) == len(content)


@pytest.mark.parametrize("who", ["administrator", "foreigner", "elsewhere", "consultant"])
def test_for_others_the_vigil_does_not_exist(request, client_of, vigil, region, who):
    if who == "elsewhere":
        by = factories.affiliated(factories.open_workplace(region, name="Hospice"), name="Anden Våger")[0]
    elif who == "consultant":
        by = factories.assigned(Duty.CONSULTANT, at=region)
    else:
        by = request.getfixturevalue(who)
    client = client_of(by)
    for name in READ:
        assert client.get(reverse(f"rotas:{name}", args=[vigil.pk])).status_code == 404
    for name in WRITE:
        assert client.post(reverse(f"rotas:{name}", args=[vigil.pk])).status_code == 404
    assert "Medicinsk" not in text(client.get("/vaagetjeneste/"))


def test_a_volunteer_changes_ends_and_calls_nothing(client_of, vigil, inger):
    client = client_of(inger)
    assert client.get("/vaagetjeneste/aabn/").status_code == 403
    assert client.get(reverse("rotas:vigil_edit", args=[vigil.pk])).status_code == 403
    for name in ("vigil_end", "vigil_call"):
        assert client.post(reverse(f"rotas:{name}", args=[vigil.pk])).status_code == 403
    vigil.refresh_from_db()
    assert vigil.is_open


def test_staff_who_are_no_volunteers_do_not_stand_by(client_of, vigil, employee):
    for name in ("vigil_standby", "vigil_quiet"):
        assert client_of(employee).post(reverse(f"rotas:{name}", args=[vigil.pk])).status_code == 403


def test_strangers_sign_in_first(client_of, vigil):
    client = client_of(None)
    for name in READ:
        assert client.get(reverse(f"rotas:{name}", args=[vigil.pk])).status_code == 302
    for path in ("/vaagetjeneste/", "/vaagetjeneste/aabn/"):
        assert client.get(path).status_code == 302


def test_reading_writes_nothing_and_a_button_needs_a_post(client_of, vigil, employee):
    for name in WRITE:
        assert client_of(employee).get(reverse(f"rotas:{name}", args=[vigil.pk])).status_code == 405


def test_a_watch_is_cancelled_but_neither_moved_nor_changed(client_of, coordinator, vigil):
    watch = watches(vigil)[1]
    start = clock.local(watch.starts_at)
    values = {"day": f"{start:%d.%m.%Y}", "starts": "10.00", "ends": "12.00", "places": "9", "minimum": "0"}
    assert client_of(coordinator).post(f"/vagter/{watch.pk}/rediger/", values).status_code == 409
    assert client_of(coordinator).post(f"/vagter/{watch.pk}/aflysning/").status_code == 302
    assert "Aflyst" in text(client_of(coordinator).get(f"/vaagetjeneste/{vigil.pk}/"))


def test_the_room_is_changed_on_its_own_page(client_of, employee, vigil):
    client = client_of(employee)
    assert client.get(f"/vaagetjeneste/{vigil.pk}/rediger/").status_code == 200
    answer = client.post(f"/vaagetjeneste/{vigil.pk}/rediger/", {"room": "Stue 9", "rest": 10})
    assert answer.status_code == 302
    vigil.refresh_from_db()
    assert (vigil.room, vigil.rest) == ("Stue 9", 10)


def test_a_calendar_says_neither_the_room_nor_what_is_good_to_know(employee, sitting, inger):
    vigil = open_vigil(employee, sitting, room="Stue 7", note="Ring på om natten.")
    sign_up(inger, watches(vigil)[1], volunteer_id=inger.volunteer_id)
    calendar = written(rows_of(inger.volunteer_id))
    assert "SUMMARY:Vågetjeneste" in calendar
    assert "Stue 7" not in calendar
    assert "Ring på" not in calendar


def cost(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("who", ["coordinator", "employee", "inger"])
def test_the_pages_cost_the_same_however_many_sit_there(request, client_of, employee, sitting, vigil, who):
    client, here = client_of(request.getfixturevalue(who)), f"/vaagetjeneste/{vigil.pk}/"
    people = [ready(sitting, f"Våger {n}")[0] for n in range(6)]
    sign_up(people[0], watches(vigil)[1], volunteer_id=people[0].volunteer_id)
    stand_by(people[0], vigil, volunteer_id=people[0].volunteer_id)
    before = cost(client, here), cost(client, "/vaagetjeneste/")
    for by, watch in zip(people[1:], watches(vigil)[2:], strict=False):
        sign_up(by, watch, volunteer_id=by.volunteer_id)
        stand_by(by, vigil, volunteer_id=by.volunteer_id)
    open_vigil(employee, sitting, room="Stue 8")
    assert (cost(client, here), cost(client, "/vaagetjeneste/")) == before
    assert before[0] <= 30


def test_after_the_end_the_volunteer_is_thanked_and_can_do_nothing_more(client_of, employee, vigil, inger):
    sign_up(inger, watches(vigil)[1], volunteer_id=inger.volunteer_id)
    end_vigil(employee, vigil)
    page = text(client_of(inger).get("/mit/vagter/"))
    assert "Aflyst" in page
    watch = Shift.objects.filter(vigil=vigil).last()
    assert client_of(inger).post(f"/vagter/{watch.pk}/tilmelding/").status_code in {404, 409}
