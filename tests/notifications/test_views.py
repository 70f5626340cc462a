import json
from datetime import time

import pytest
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.events.models import Event
from samspil.base.jobs.queue import enqueue
from samspil.base.jobs.working import drain
from samspil.society.accounts.models import User
from samspil.society.notifications.models import Contact, Delivery, Notification, Preference, Subscription
from samspil.society.notifications.queries import habits_of, unread_count
from tests.factories import person
from tests.jobs import work
from tests.notifications.conftest import TOKEN
from tests.notifications.told import it_happens

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(volunteer, ward):
    it_happens(ward, User.objects.get(pk=volunteer.user_id), words="<b>Kom kl. 10.</b>")
    return Notification.objects.get()


@pytest.fixture
def failed(told):
    delivery = told.deliveries.get()
    Delivery.objects.update(state="failed", last_error="SMTP 451", attempts=9)
    return delivery


def test_the_inbox_shows_what_is_unread_first_and_reading_is_a_choice(client_of, volunteer, told, ward):
    client = client_of(volunteer)
    page = client.get("/beskeder/").content.decode()
    assert "&lt;b&gt;Kom kl. 10.&lt;/b&gt;" in page
    assert 'href="/vagter/7/"' in page
    assert unread_count(volunteer) == 1
    assert client.post(f"/beskeder/{told.pk}/laest/").status_code == 302
    assert client.post(f"/beskeder/{told.pk}/laest/").status_code == 302
    assert unread_count(volunteer) == 0
    it_happens(ward, User.objects.get(pk=volunteer.user_id), words="Nyt")
    page = client.get("/beskeder/").content.decode()
    assert page.index("Nyt") < page.index("Kom kl. 10.")
    client.post("/beskeder/laest/")
    assert unread_count(volunteer) == 0


def test_nobody_reads_or_marks_the_messages_of_others(client_of, administrator, told):
    client = client_of(administrator)
    assert "Kom kl. 10." not in client.get("/beskeder/").content.decode()
    assert client.post(f"/beskeder/{told.pk}/laest/").status_code == 404


def test_the_unread_count_costs_one_query(volunteer, told, django_assert_num_queries):
    with django_assert_num_queries(1):
        unread_count(volunteer)


def test_a_person_chooses_how_to_be_told(client_of, volunteer, gateway):
    form = {
        "kind_shift": ["sms"],
        "kind_activity": ["email"],
        "phone": "20 30 40 50",
        "digest": "on",
        "quiet_from": "21.00",
        "quiet_until": "8.00",
    }
    client = client_of(volunteer)
    assert client.post("/konto/beskeder/", form).status_code == 302
    habits = habits_of([volunteer.user_id])[volunteer.user_id]
    assert (habits.digest, habits.quiet_from, habits.quiet_until) == (True, time(21), time(8))
    assert habits.wants("shift", "sms")
    assert not habits.wants("shift", "email")
    assert habits.wants("activity", "email")
    assert Contact.objects.get().phone == "+4520304050"
    assert Event.objects.filter(verb="preferences.changed").count() == 1
    page = client.get("/konto/beskeder/").content.decode()
    assert 'value="21.00"' in page


def test_a_half_filled_quiet_time_is_shown_again_with_its_error(client_of, volunteer):
    response = client_of(volunteer).post("/konto/beskeder/", {"quiet_from": "21.00"})
    assert response.status_code == 422
    assert 'value="21.00"' in response.content.decode()
    assert not Contact.objects.exists()


def test_a_closed_way_is_not_offered(client_of, volunteer):
    page = client_of(volunteer).get("/konto/beskeder/").content.decode()
    assert 'value="email"' in page
    assert 'value="sms"' not in page
    assert 'value="push"' not in page


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://169.254.169.254/latest",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://[broken",
    ],
)
def test_a_browser_cannot_send_our_notices_anywhere_else(client_of, volunteer, push_service, endpoint):
    form = {"endpoint": endpoint, "p256dh": push_service.p256dh, "auth": "x"}
    client_of(volunteer).post("/konto/beskeder/browser/", form)
    assert not Subscription.objects.exists()


def test_a_browser_is_subscribed_and_unsubscribed(client_of, volunteer, push_service):
    client = client_of(volunteer)
    page = client.get("/konto/beskeder/").content.decode()
    assert "data-push-key=" in page
    form = {"endpoint": "https://fcm.googleapis.com/fcm/send/abc", "p256dh": push_service.p256dh, "auth": "x"}
    client.post("/konto/beskeder/browser/", form)
    client.post("/konto/beskeder/browser/", form)
    assert Subscription.objects.get().user_id == volunteer.user_id
    client.post("/konto/beskeder/browser/fra/")
    assert not Subscription.objects.exists()


def test_the_script_for_notices_lies_at_the_root(client_of):
    response = client_of(None).get("/beskeder.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in response.content


def test_the_outbox_shows_what_failed_but_not_what_it_says(client_of, coordinator, failed):
    page = client_of(coordinator).get("/system/udbakke/?state=failed").content.decode()
    assert "SMTP 451" in page
    assert "Din vagt er flyttet" in page
    assert "Kom kl. 10." not in page
    assert "SMTP 451" not in client_of(coordinator).get("/system/udbakke/?state=sent").content.decode()


def test_the_outbox_ends_at_the_reach_of_the_duty(client_of, foreigner, employee, volunteer, failed):
    assert "SMTP 451" not in client_of(foreigner).get("/system/udbakke/").content.decode()
    assert client_of(foreigner).post(f"/system/udbakke/{failed.pk}/afsendelse/").status_code == 404
    assert client_of(employee).get("/system/udbakke/").status_code == 404
    assert client_of(volunteer).get("/system/udbakke/").status_code == 404


def test_a_failed_message_is_sent_again_once(client_of, coordinator, failed, mailbox):
    client = client_of(coordinator)
    assert client.post(f"/system/udbakke/{failed.pk}/afsendelse/").status_code == 302
    assert client.post(f"/system/udbakke/{failed.pk}/afsendelse/").status_code == 409
    drain()
    assert len(mailbox.mails) == 1
    assert Event.objects.filter(verb="delivery.resent").count() == 1


def test_the_page_of_jobs_shows_and_restarts_what_was_given_up(
    client_of, administrator, coordinator, stranger
):
    drain()
    enqueue(work.remember, 1)
    DBTaskResult.objects.update(
        status="FAILED",
        finished_at=clock.now(),
        exception_class_path="builtins.RuntimeError",
        worker_ids=["x"],
    )
    task = DBTaskResult.objects.get()
    client = client_of(administrator)
    page = client.get("/system/jobs/").content.decode()
    assert "jobs.anchor_events" in page
    assert "builtins.RuntimeError" in page
    assert client.post(f"/system/jobs/{task.pk}/forsoeg/").status_code == 302
    assert client.post(f"/system/jobs/{task.pk}/forsoeg/").status_code == 409
    assert Event.objects.filter(verb="job.retried").count() == 1
    assert client_of(coordinator).get("/system/jobs/").status_code == 404
    assert client_of(coordinator).post(f"/system/jobs/{task.pk}/forsoeg/").status_code == 404


@pytest.fixture
def texted(gateway, ward):
    to = person()
    Contact.objects.create(user=to, phone="+4520304050")
    it_happens(ward, to, urgent=True)
    Delivery.objects.filter(channel="sms").update(state="sent", sent_at=clock.now(), provider_id="sms-1")
    return Delivery.objects.get(channel="sms")


def _receipt(client, said, token=TOKEN) -> int:
    body = said if isinstance(said, str) else json.dumps(said)
    headers = {"Authorization": f"Bearer {token}"}
    return client.post("/beskeder/kvitteringer/sms/", body, "application/json", headers=headers).status_code


def test_a_receipt_counts_once_however_often_it_comes(client_of, texted):
    client = client_of(None)
    assert _receipt(client, {"id": "sms-1", "status": "delivered"}) == 204
    first = Delivery.objects.get(pk=texted.pk).delivered_at
    assert first is not None
    assert _receipt(client, {"reference": str(texted.reference), "status": "delivered"}) == 204
    assert _receipt(client, {"id": "sms-1", "status": "failed"}) == 204
    again = Delivery.objects.get(pk=texted.pk)
    assert (again.delivered_at, again.state) == (first, "sent")


def test_a_receipt_of_failure_shows_in_the_outbox(client_of, texted):
    assert _receipt(client_of(None), {"id": "sms-1", "status": "failed"}) == 204
    assert Delivery.objects.get(pk=texted.pk).state == "failed"


@pytest.mark.parametrize(
    ("said", "token", "status"),
    [
        ({"id": "sms-1", "status": "delivered"}, "guess", 401),
        ({"id": "sms-1", "status": "delivered"}, "gæt", 401),
        ({"id": "other", "status": "delivered"}, TOKEN, 404),
        ({"reference": "x" * 36, "status": "delivered"}, TOKEN, 404),
        ({"id": "", "status": "delivered"}, TOKEN, 404),
        ("{", TOKEN, 400),
        ("[]", TOKEN, 400),
        ({"id": "sms-1", "status": "on its way"}, TOKEN, 204),
    ],
)
def test_a_receipt_that_is_not_one_changes_nothing(client_of, texted, said, token, status):
    assert _receipt(client_of(None), said, token) == status
    assert Delivery.objects.get(pk=texted.pk).delivered_at is None


def test_without_a_gateway_there_are_no_receipts(client_of, settings):
    settings.SMS_TOKEN = ""
    assert _receipt(client_of(None), {"id": "x", "status": "delivered"}, "") == 401


def test_the_pages_stand_also_when_there_is_nothing_to_show(client_of, administrator):
    client = client_of(administrator)
    for address in ["/beskeder/", "/konto/beskeder/", "/system/udbakke/", "/system/jobs/"]:
        assert client.get(address).status_code == 200
    assert not Preference.objects.exists()
