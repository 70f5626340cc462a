import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Conflict
from samspil.base.events.models import Event
from samspil.society.accounts.actions import use_link
from samspil.society.accounts.jobs import send_sign_in_link
from samspil.society.accounts.models import Session, SignInLink

SIGN_IN = "/log-ind/"


def ask(client, email, **data):
    return client.post(SIGN_IN, {"email": email, **data})


def test_a_mailed_link_and_one_button_sign_a_person_in(karen, post, mailed_link, browser):
    answer = post(SIGN_IN, {"email": " Karen@Example.DK "})
    assert answer.status_code == 302
    assert answer.url == reverse("accounts:link_sent")
    link = mailed_link()
    assert "Karen Koordinator" in browser.get(link).content.decode()
    assert post(link).url == "/"
    assert Session.objects.get(user=karen).device_words == "Chrome på Windows"


def test_opening_the_link_uses_nothing_up(karen, client, mailed_link):
    ask(client, karen.email)
    link = mailed_link()
    for _scanner in range(3):
        assert Client().get(link).status_code == 200
    assert SignInLink.objects.get().used_at is None
    assert not Session.objects.filter(user=karen).exists()


def test_the_link_works_in_another_browser_and_leads_where_the_person_was_going(karen, client, mailed_link):
    ask(client, karen.email, next="/konto/enheder/")
    assert Client().post(mailed_link()).url == "/konto/enheder/"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", r"/\evil.example", "javascript:alert(1)", "/" * 600]
)
def test_nobody_is_led_to_another_site(karen, client, mailed_link, target):
    ask(client, karen.email, next=target)
    assert Client().post(mailed_link()).url == "/"


def test_a_link_works_once(karen, client, mailed_link):
    ask(client, karen.email)
    link = mailed_link()
    assert Client().post(link).status_code == 302
    for again in (Client().get(link), Client().post(link)):
        assert again.status_code == 410
        assert reverse("accounts:sign_in") in again.content.decode()


def test_a_link_is_too_old_after_twenty_minutes(karen, client, mailed_link):
    ask(client, karen.email)
    link = mailed_link()
    with time_machine.travel(clock.now() + timedelta(minutes=19), tick=False):
        assert Client().get(link).status_code == 200
    with time_machine.travel(clock.now() + timedelta(minutes=21), tick=False):
        assert Client().post(link).status_code == 410
    assert not Session.objects.filter(user=karen).exists()


def test_a_link_for_a_closed_account_opens_nothing(karen, client, mailed_link):
    ask(client, karen.email)
    link = mailed_link()
    karen.is_active = False
    karen.save()
    assert Client().post(link).status_code == 410


def test_an_invented_link_opens_nothing(db, client):
    assert client.get("/log-ind/link/abc/").status_code == 410


def test_the_table_does_not_hold_the_secret(karen, client, mailed_link):
    ask(client, karen.email)
    token = mailed_link().split("/")[-2]
    assert token not in str(SignInLink.objects.values().get())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_a_link_at_once_one_gets_in(karen):
    link = SignInLink.made(user=karen, at=clock.now())
    start, won = Barrier(2), []

    def use():
        start.wait()
        try:
            use_link(STRANGER, SignInLink.objects.select_related("user").get(pk=link.pk))
            won.append(1)
        except Conflict:
            won.append(0)
        finally:
            connection.close()

    threads = [Thread(target=use) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(won) == [0, 1]
    assert Event.objects.filter(verb="account.signed_in").count() == 1


def test_known_and_unknown_addresses_get_the_same_page_at_the_same_price(karen, client):
    seen = []
    for email in (karen.email, "nobody@example.dk"):
        with CaptureQueriesContext(connection) as queries:
            answer = ask(Client(), email)
        page = client.get(answer.url).content.decode()
        shape = [
            re.sub(r"'[^']*'|\d+|NULL|\w*None\w*", "?", query["sql"]).split(" ")[:3] for query in queries
        ]
        seen.append((answer.status_code, answer.url, re.sub(r'value="\w{64}"', "", page), shape))
    assert seen[0] == seen[1]


def test_an_unknown_address_gets_no_mail(db, client):
    ask(client, "nobody@example.dk")
    send_sign_in_link.func(SignInLink.objects.get().pk)
    assert mail.outbox == []


def test_asking_queues_one_job_that_holds_no_address(karen, client):
    ask(client, karen.email)
    task = DBTaskResult.objects.get()
    assert "karen" not in str(task.args_kwargs)


def test_the_mail_speaks_the_persons_language_and_its_subject_tells_nothing(karen, client, mailed_link):
    karen.language = "en"
    karen.save()
    ask(client, karen.email)
    token = mailed_link().split("/")[-2]
    message = mail.outbox[0]
    assert message.subject == "Your link to Samspil"
    assert "press the button" in message.body
    assert token not in message.subject
    assert token in message.alternatives[0].content
    ask(client, karen.email)
    karen.language = "da"
    karen.save()
    mailed_link()
    assert mail.outbox[1].subject == "Dit link til Samspil"


def test_a_job_that_runs_twice_sends_one_mail(karen, client):
    ask(client, karen.email)
    for _run in range(2):
        send_sign_in_link.func(SignInLink.objects.get().pk)
    assert len(mail.outbox) == 1
    assert Event.objects.filter(verb="account.link_sent").count() == 1


def test_no_event_holds_the_address(karen, client, mailed_link):
    ask(client, karen.email)
    Client().post(mailed_link())
    verbs = {event.verb: str(event.payload) for event in Event.objects.all()}
    assert {"account.link_asked_for", "account.link_sent", "account.signed_in"} <= set(verbs)
    assert "example.dk" not in str(verbs)


@pytest.mark.parametrize("email", ["karen@example.dk", "nobody@example.dk"])
def test_a_mailbox_is_not_flooded(karen, client, email):
    codes = [ask(client, email).status_code for _ in range(7)]
    assert codes == [302] * 5 + [429] * 2


def test_a_wrong_address_is_shown_again_with_the_reason(db, client):
    answer = ask(client, "karen(at)example")
    assert answer.status_code == 422
    assert "karen(at)example" in answer.content.decode()


def test_a_form_without_its_token_is_refused(karen, browser):
    assert browser.post(SIGN_IN, {"email": karen.email}).status_code == 403
    assert not SignInLink.objects.exists()
