import email
import email.policy
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.jobs.queue import enqueue
from samspil.base.jobs.working import drain
from samspil.society.accounts.models import User
from samspil.society.notifications import jobs, outbox
from samspil.society.notifications.messages import Message
from samspil.society.notifications.models import Contact, Delivery, Notification, Preference, Subscription
from samspil.society.notifications.notify import notify
from tests.factories import person
from tests.notifications.told import Told, it_happens

pytestmark = pytest.mark.django_db
NOON, NIGHT = datetime(2026, 5, 4, 10, tzinfo=UTC), datetime(2026, 5, 4, 21, tzinfo=UTC)


@pytest.fixture
def at_noon():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


def parsed(envelope):
    return email.message_from_bytes(envelope.content, policy=email.policy.default)


def test_an_email_arrives_over_smtp_as_text_and_html(mailbox, ward, at_noon):
    it_happens(ward, person(email="jytte@example.dk"))
    drain()
    (envelope,) = mailbox.mails
    mail = parsed(envelope)
    assert envelope.rcpt_tos == ["jytte@example.dk"]
    assert mail["Subject"] == "Din vagt er flyttet"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"].endswith("/konto/beskeder/>")
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    assert "Kom kl. 10." in text
    assert "/vagter/7/" in text
    assert 'href="http://127.0.0.1:8000/vagter/7/"' in html
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == ("sent", 1)
    assert mail["Message-ID"] == delivery.provider_id == f"<{delivery.reference}@localhost>"


def test_each_gets_the_message_in_their_own_language(mailbox, ward, at_noon):
    dane, guest = person(), person()
    User.objects.filter(pk=guest.pk).update(language="en")
    guest.refresh_from_db()
    it_happens(ward, dane, guest)
    drain()
    subjects = {envelope.rcpt_tos[0]: parsed(envelope)["Subject"] for envelope in mailbox.mails}
    assert subjects == {dane.email: "Din vagt er flyttet", guest.email: "Your shift has moved"}


def test_hostile_text_stays_text(mailbox, ward, at_noon):
    it_happens(ward, person(), words="<script>alert(1)</script>")
    drain()
    html = parsed(mailbox.mails[0]).get_body(("html",)).get_content()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_subject_cannot_smuggle_a_header_in(mailbox, ward, at_noon):
    message = Message(recipient=person(), subject="Hej\r\nBcc: alle@example.dk", body=["x"])
    for delivery in outbox.lay_in(message, kind="shift", event="e", place=(None, "")):
        jobs.dispatch(delivery)
    drain()
    assert parsed(mailbox.mails[0])["Subject"] == "Hej Bcc: alle@example.dk"
    assert parsed(mailbox.mails[0])["Bcc"] is None


def test_an_applicant_without_account_gets_an_email_at_once(mailbox, ward):
    with time_machine.travel(NIGHT, tick=False):
        it_happens(ward, address="ny@example.dk")
        drain()
    (envelope,) = mailbox.mails
    assert envelope.rcpt_tos == ["ny@example.dk"]
    assert parsed(envelope)["List-Unsubscribe"] is None
    assert Notification.objects.get().recipient is None


def test_a_second_run_of_the_job_sends_nothing(mailbox, ward, at_noon):
    it_happens(ward, person())
    drain()
    enqueue(jobs.send_delivery, Delivery.objects.get().pk)
    drain()
    assert len(mailbox.mails) == 1


def test_the_same_person_is_told_once_of_one_event(ward):
    to = person()
    message = Message(recipient=to, subject="x", body=["y"])
    assert outbox.lay_in(message, kind="shift", event="e", place=(None, ""))
    assert not outbox.lay_in(message, kind="shift", event="e", place=(None, ""))
    assert Notification.objects.count() == Delivery.objects.count() == 1


def test_what_a_dead_worker_was_sending_is_sent_again_with_the_same_reference(
    mailbox, ward, at_noon, retry_now
):
    it_happens(ward, person())
    delivery = outbox.claim(Delivery.objects.get().pk)
    drain()
    assert not mailbox.mails
    at_noon.shift(timedelta(minutes=11))
    retry_now()
    drain()
    assert f"<{delivery.reference}@" in parsed(mailbox.mails[0])["Message-ID"]


def test_a_mail_server_that_is_down_and_comes_up_again_loses_nothing(mailbox, ward, at_noon, retry_now):
    it_happens(ward, person())
    mailbox.refuse = "451 try again later"
    drain()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.last_error) == ("queued", "SMTP 451")
    mailbox.refuse = ""
    retry_now()
    drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.last_error) == ("sent", 2, "")
    assert len(mailbox.mails) == 1


def test_when_all_attempts_fail_the_administrators_are_told_on_the_site_once(
    settings, ward, administrator, retry_now
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1  # nobody listens
    settings.EMAIL_USE_TLS = False
    it_happens(ward, person(), person())
    for _attempt in range(9):
        drain()
        retry_now()
    assert set(Delivery.objects.values_list("state", "last_error")) == {("failed", "ConnectionRefusedError")}
    notice = Notification.objects.get(recipient_id=administrator.user_id)
    assert notice.kind == "system"
    assert notice.action_path == "/system/udbakke/"


def test_an_address_that_does_not_exist_is_not_tried_again(mailbox, ward, at_noon):
    mailbox.refuse = "550 no such user Jytte"
    it_happens(ward, person())
    drain()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.last_error, delivery.attempts) == ("failed", "SMTP 550", 1)


def test_quiet_hours_hold_the_email_until_the_morning(mailbox, ward):
    with time_machine.travel(NIGHT, tick=False) as travel:
        it_happens(ward, person())
        drain()
        assert not mailbox.mails
        travel.move_to(datetime(2026, 5, 5, 5, 0, 1, tzinfo=UTC))
        drain()
    assert len(mailbox.mails) == 1


def test_an_urgent_email_leaves_in_the_night_also_to_those_who_want_none(mailbox, ward):
    to = person()
    Preference.objects.create(user=to, kind="shift", channel="email", wanted=False)
    with time_machine.travel(NIGHT, tick=False):
        it_happens(ward, to, urgent=True)
        drain()
    assert len(mailbox.mails) == 1


def test_the_digest_bundles_a_day_and_leaves_once(mailbox, ward):
    to = person(email="jytte@example.dk")
    Contact.objects.create(user=to, digest=True)
    with time_machine.travel(NOON, tick=False) as travel:
        it_happens(ward, to, words="Den første")
        it_happens(ward, to, words="Den anden")
        it_happens(ward, to, words="Den vigtige", urgent=True)
        drain()
        assert len(mailbox.mails) == 1
        travel.move_to(datetime(2026, 5, 5, 5, 30, 1, tzinfo=UTC))
        mailbox.refuse = "451 later"
        drain()
        mailbox.refuse = ""
        travel.shift(timedelta(minutes=2))
        drain()
        enqueue(jobs.send_digest, to.pk)
        drain()
    assert len(mailbox.mails) == 2
    text = parsed(mailbox.mails[1]).get_body(("plain",)).get_content()
    assert "Den første" in text
    assert "Den anden" in text
    assert "Den vigtige" not in text
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def test_a_message_that_is_not_wanted_any_more_is_held_back(mailbox, ward):
    to = person()
    with time_machine.travel(NIGHT, tick=False) as travel:
        it_happens(ward, to)
        Preference.objects.create(user=to, kind="shift", channel="email", wanted=False)
        travel.move_to(datetime(2026, 5, 5, 6, tzinfo=UTC))
        drain()
    assert not mailbox.mails
    assert Delivery.objects.get().state == "suppressed"


def test_a_text_message_goes_through_the_gateway_with_token_and_reference(gateway, mailbox, ward, at_noon):
    to = person()
    Contact.objects.create(user=to, phone="+4520304050")
    Preference.objects.create(user=to, kind="shift", channel="sms", wanted=True)
    it_happens(ward, to)
    drain()
    delivery = Delivery.objects.get(channel="sms")
    assert (delivery.state, delivery.provider_id) == ("sent", "sms-1")
    (said,) = gateway.requests
    assert said["to"] == "+4520304050"
    assert said["reference"] == str(delivery.reference)
    assert said["text"] == "Din vagt er flyttet http://127.0.0.1:8000/vagter/7/"


@pytest.mark.parametrize(
    ("status", "state", "error"), [(503, "queued", "HTTP 503"), (400, "failed", "HTTP 400")]
)
def test_a_gateway_that_is_down_is_asked_again_and_one_that_refuses_is_not(
    gateway, mailbox, ward, at_noon, status, state, error
):
    to = person()
    Contact.objects.create(user=to, phone="+4520304050")
    gateway.status = status
    it_happens(ward, to, urgent=True)
    drain()
    delivery = Delivery.objects.get(channel="sms")
    assert (delivery.state, delivery.last_error) == (state, error)


def test_a_gateway_that_took_the_message_but_answered_too_late_sees_the_same_key_again(
    gateway, mailbox, ward, at_noon, retry_now, monkeypatch
):
    monkeypatch.setattr("samspil.society.notifications.channels.sms.TIMEOUT", 0.2)
    to = person()
    Contact.objects.create(user=to, phone="+4520304050")
    gateway.delay = 0.6
    it_happens(ward, to, urgent=True)
    drain()
    assert Delivery.objects.get(channel="sms").last_error == "ReadTimeout"
    gateway.delay = 0
    retry_now()
    drain()
    assert len(gateway.requests) == 2
    assert len(gateway.sent) == 1


def test_a_notice_reaches_the_browser_encrypted_and_signed(push_service, mailbox, ward, at_noon):
    to = person()
    _subscribed(to, push_service)
    it_happens(ward, to)
    drain()
    delivery = Delivery.objects.get(channel="push")
    assert delivery.state == "sent"
    tag = str(delivery.reference)
    assert push_service.notices == [{"title": "Din vagt er flyttet", "path": "/vagter/7/", "tag": tag}]
    assert push_service.topics == [delivery.reference.hex]


def test_a_browser_that_is_gone_is_forgotten(push_service, mailbox, ward, at_noon):
    to = person()
    _subscribed(to, push_service)
    push_service.status = 410
    it_happens(ward, to)
    drain()
    assert Delivery.objects.get(channel="push").state == "failed"
    assert not Subscription.objects.exists()


def test_a_kind_that_nobody_knows_stops_the_start():
    with pytest.raises(ValueError, match="gossip"):
        notify(Told, kind="gossip")


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "vagter/"])
def test_an_action_leads_only_to_our_own_pages(path):
    with pytest.raises(ValueError, match="slash"):
        Message(recipient=User(), subject="x", body=[], action_label="y", action_path=path)


def test_messages_are_forgotten_after_half_a_year(ward):
    it_happens(ward, person())
    with time_machine.travel(clock.now() + timedelta(days=179)):
        jobs.forget_old_messages.call()
        assert Delivery.objects.count() == 1
    with time_machine.travel(clock.now() + timedelta(days=181)):
        jobs.forget_old_messages.call()
    assert not Delivery.objects.exists()


def _subscribed(user, service) -> None:
    Subscription.objects.create(
        user=user,
        endpoint=f"{service.url}device",
        p256dh=service.p256dh,
        auth="MDEyMzQ1Njc4OWFiY2RlZg",
        created_at=clock.now(),
    )
