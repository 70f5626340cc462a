from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.events.models import Event
from samspil.society.accounts.jobs import warn_about_change
from samspil.society.accounts.models import Session, Tries, User
from tests import factories
from tests.accounts.conftest import PASSWORD

DOOR = "/log-ind/adgangskode/"
CHANGE = "/konto/adgangskode/"


WRONG = "forkert kodeord"


def guess(email, password=WRONG, client=None):
    return (client or Client()).post(DOOR, {"email": email, "password": password})


def signed_in(user):
    client = Client()
    guess(user.email, PASSWORD, client)
    return client


def test_the_right_password_signs_in_and_leads_on(karen, post):
    answer = post(DOOR, {"email": karen.email, "password": PASSWORD, "next": "/konto/"}, page="/log-ind/")
    assert answer.status_code == 302
    assert answer.url == "/konto/"


def test_wrong_passwords_and_unknown_addresses_get_the_same_words_at_the_same_price(karen):
    guess("first@example.dk")  # makes the row that counts the network
    seen = []
    for email in (karen.email, "nobody@example.dk"):
        with CaptureQueriesContext(connection) as queries:
            answer = guess(email)
        body = answer.content.decode().replace(email, "")
        assert answer.status_code == 422
        assert "forkert" in body
        seen.append(([line for line in body.splitlines() if "csrf" not in line], len(queries)))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("email", ["karen@example.dk", "nobody@example.dk"])
def test_after_ten_wrong_passwords_the_account_rests(karen, email):
    codes = [guess(email).status_code for _ in range(12)]
    assert codes == [422] * 10 + [429] * 2
    assert guess(karen.email, PASSWORD).status_code == (429 if email == karen.email else 302)
    assert Event.objects.filter(verb="account.locked").count() == 1


def test_the_page_says_how_long_to_wait_and_offers_the_link(karen):
    for _ in range(10):
        guess(karen.email)
    page = guess(karen.email).content.decode()
    assert "Vent 15 minutter" in page
    assert 'action="/log-ind/"' in page


def test_others_still_sign_in_while_one_account_rests(karen):
    other = factories.person("Lars", "lars@example.dk")
    other.set_password(PASSWORD)
    other.save()
    for _ in range(40):
        guess(karen.email)
    assert guess(other.email, PASSWORD).status_code == 302


def test_the_link_still_works_while_the_password_rests(karen, client, mailed_link):
    for _ in range(11):
        guess(karen.email)
    client.post("/log-ind/", {"email": karen.email})
    assert client.post(mailed_link()).status_code == 302


def test_the_rest_lasts_fifteen_minutes_from_the_last_guess(karen):
    start = clock.now()
    with time_machine.travel(start, tick=False):
        for _ in range(9):
            guess(karen.email)
    with time_machine.travel(start + timedelta(minutes=14), tick=False):
        guess(karen.email)
    with time_machine.travel(start + timedelta(minutes=28), tick=False):
        assert guess(karen.email, PASSWORD).status_code == 429
    with time_machine.travel(start + timedelta(minutes=29, seconds=1), tick=False):
        assert guess(karen.email, PASSWORD).status_code == 302


def test_the_right_password_begins_the_count_again(karen):
    for _round in range(3):
        for _ in range(9):
            assert guess(karen.email).status_code == 422
        assert guess(karen.email, PASSWORD).status_code == 302


def test_a_network_that_sprays_many_accounts_is_stopped_and_others_are_not(karen):
    for number in range(100):
        assert guess(f"person{number}@example.dk").status_code == 422
    assert guess("next@example.dk").status_code == 429
    assert guess(karen.email, PASSWORD, Client(REMOTE_ADDR="198.51.100.7")).status_code == 302


def test_a_client_cannot_choose_its_own_network(karen, settings):
    settings.PROXIES = 1
    for number in range(100):
        Client(headers={"X-Forwarded-For": f"10.0.0.{number}, 203.0.113.9"}).post(
            DOOR, {"email": f"p{number}@example.dk", "password": WRONG}
        )
    last = Client(headers={"X-Forwarded-For": "10.9.9.9, 203.0.113.9"})
    assert guess("p@example.dk", client=last).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_of_forty_guesses_at_once_ten_get_through(karen):
    start, codes = Barrier(40), []

    def one():
        start.wait()
        try:
            codes.append(guess(karen.email).status_code)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(40)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(codes) == [422] * 10 + [429] * 30
    assert Event.objects.filter(verb="account.locked").count() == 1


def test_the_counters_name_nobody(karen):
    guess(karen.email)
    assert Tries.objects.count() == 2
    assert not Tries.objects.filter(key__contains="karen").exists()


def test_passwords_are_kept_with_argon2(settings, db):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    user = User.objects.create_user("a@example.dk", "A", password=PASSWORD)
    assert identify_hasher(user.password).algorithm == "argon2"


def test_a_new_password_ends_the_other_sessions_and_a_mail_says_so(karen):
    here, elsewhere = signed_in(karen), signed_in(karen)
    answer = here.post(CHANGE, {"password": "tolv grønne elefanter"})
    assert answer.status_code == 302
    assert here.get("/konto/").status_code == 200
    assert elsewhere.get("/konto/").status_code == 302
    assert guess(karen.email, "tolv grønne elefanter").status_code == 302
    warn_about_change.func(karen.pk, "password")
    assert mail.outbox[0].subject == "Din adgangskode er ændret"
    assert Event.objects.filter(verb="account.password_changed").count() == 1


@pytest.mark.parametrize(
    "weak", ["kort", "password1234", "123456789012", "karen koordinator", "karen@example.dk"]
)
def test_weak_and_leaked_passwords_are_refused_beside_the_field(karen, weak):
    client = signed_in(karen)
    answer = client.post(CHANGE, {"password": weak})
    assert answer.status_code == 422
    assert 'id="id_password_error"' in answer.content.decode()
    assert guess(karen.email, PASSWORD).status_code == 302


def test_half_an_hour_after_signing_in_the_old_password_is_asked_for(karen):
    client = signed_in(karen)
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False):
        assert client.post(CHANGE, {"password": "tolv grønne elefanter"}).status_code == 422
        wrong = {"old_password": WRONG, "password": "tolv grønne elefanter"}
        assert client.post(CHANGE, wrong).status_code == 422
        right = {"old_password": PASSWORD, "password": "tolv grønne elefanter"}
        assert client.post(CHANGE, right).status_code == 302


def test_whoever_forgot_the_password_uses_a_link_and_chooses_a_new_one(karen, client, mailed_link):
    client.post("/log-ind/", {"email": karen.email})
    client.post(mailed_link())
    assert client.post(CHANGE, {"password": "tolv grønne elefanter"}).status_code == 302


def test_guessing_the_old_password_inside_counts_as_well(karen):
    client = signed_in(karen)
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False):
        for _ in range(11):
            page = client.post(CHANGE, {"old_password": WRONG, "password": "tolv grønne elefanter"})
    assert "Vent 15 minutter" in page.content.decode()
    assert Session.objects.filter(user=karen).exists()
