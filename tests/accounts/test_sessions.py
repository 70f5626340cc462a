from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied
from samspil.base.events.models import Event
from samspil.society.accounts.actions import deactivate_account, sign_out_everywhere
from samspil.society.accounts.jobs import sweep_accounts
from samspil.society.accounts.models import Session, User
from samspil.society.duties.queries import actor_for
from tests.accounts.conftest import PASSWORD

ACCOUNT = "/konto/"


def signed_in(user, **headers):
    client = Client(headers=headers)
    client.post("/log-ind/adgangskode/", {"email": user.email, "password": PASSWORD})
    return client


def with_password(actor):
    user = User.objects.get(pk=actor.user_id)
    user.set_password(PASSWORD)
    user.save()
    return user


def is_in(client):
    return client.get(ACCOUNT).status_code == 200


def test_the_session_gets_a_new_key_at_sign_in(karen):
    client = Client()
    client.post("/log-ind/adgangsnoegle/udfordring/")
    before = client.session.session_key
    client.post("/log-ind/adgangskode/", {"email": karen.email, "password": PASSWORD})
    assert before
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_kills_the_session_and_is_a_post(karen):
    client = signed_in(karen)
    cookie = client.cookies["samspil_session"].value
    assert client.get("/log-ud/").status_code == 405
    assert client.post("/log-ud/").status_code == 302
    thief = Client()
    thief.cookies["samspil_session"] = cookie
    assert not is_in(thief)
    assert Event.objects.filter(verb="account.signed_out").count() == 1


def test_signing_out_everywhere_ends_all_sessions_at_once(karen):
    clients = [signed_in(karen) for _ in range(3)]
    clients[0].post("/konto/enheder/log-ud/")
    assert not any(is_in(client) for client in clients)
    assert not Session.objects.filter(user=karen).exists()
    assert Event.objects.filter(verb="account.signed_out_everywhere").count() == 1


def test_a_closed_account_is_out_at_once_and_does_not_come_in_again(karen):
    client = signed_in(karen)
    deactivate_account(SYSTEM, karen)
    assert not is_in(client)
    assert not is_in(signed_in(karen))


def test_nobody_ends_the_sessions_of_others(karen, coordinator):
    for act in (sign_out_everywhere, deactivate_account):
        with pytest.raises(Denied):
            act(coordinator, karen)


def test_staff_are_out_after_an_hour_of_rest(coordinator):
    client = signed_in(with_password(coordinator))
    start = clock.now()
    with time_machine.travel(start + timedelta(minutes=50), tick=False):
        assert is_in(client)
    with time_machine.travel(start + timedelta(minutes=100), tick=False):
        assert is_in(client)
    with time_machine.travel(start + timedelta(minutes=161), tick=False):
        answer = client.get(ACCOUNT)
    assert answer.status_code == 302
    assert answer.url == "/log-ind/?next=/konto/"


def test_a_volunteer_may_rest_longer_but_is_out_after_twelve_hours_whatever_they_do(karen):
    client = signed_in(karen)
    start = clock.now()
    for hours in (3, 6, 9, 11.9):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            assert is_in(client)
            client.post("/sprog/", {"language": "da"})
    with time_machine.travel(start + timedelta(hours=12, minutes=1), tick=False):
        assert not is_in(client)


def test_reading_pages_writes_the_session_once_in_five_minutes(karen):
    client = signed_in(karen)
    start = clock.now()

    def writes_at(minutes):
        moment = time_machine.travel(start + timedelta(minutes=minutes), tick=False)
        with moment, CaptureQueriesContext(connection) as queries:
            assert is_in(client)
        return [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]

    assert writes_at(1) == []
    assert writes_at(4) == []
    assert len(writes_at(6)) == 1
    assert writes_at(7) == []


def test_the_list_of_sessions_shows_devices_in_words_and_no_address(karen):
    client = signed_in(karen, **{"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 19) Safari/605"})
    signed_in(karen, **{"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Edg/140"})
    page = client.get("/konto/enheder/").content.decode()
    assert "Safari på iPhone" in page
    assert "Edge på Windows" in page
    assert "127.0.0.1" not in page
    assert client.session.session_key not in page


@pytest.mark.parametrize(
    "path", ["/konto/", "/konto/enheder/", "/konto/adgangskode/", "/konto/adgangsnoegler/"]
)
def test_the_pages_cost_the_same_however_many_sessions_there_are(karen, path):
    client = signed_in(karen)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    before = cost()
    for _ in range(5):
        signed_in(karen)
    assert cost() == before <= 12


def test_an_account_is_for_its_owner(client):
    for path in ("/konto/", "/konto/enheder/", "/konto/adgangskode/", "/konto/adgangsnoegler/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer.url.startswith("/log-ind/?next=")


def test_private_pages_are_not_kept_by_the_browser(karen, client):
    assert "no-store" in client.get("/log-ind/")["Cache-Control"]
    assert "no-store" in signed_in(karen).get(ACCOUNT)["Cache-Control"]


def test_old_sessions_are_swept_away(karen):
    signed_in(karen)
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        sweep_accounts.func()
    assert not Session.objects.exists()


def test_the_actor_of_a_session_is_its_person(karen):
    signed_in(karen)
    event = Event.objects.get(verb="account.signed_in")
    assert (event.actor_id, event.subject_id) == (karen.pk, str(karen.pk))
    assert actor_for(karen).user_id == karen.pk
