"""Two workers over the same messages, with real threads."""

import threading

import pytest
from django.db import connection

from samspil.base.jobs.queue import enqueue
from samspil.base.jobs.working import drain
from samspil.society.notifications import jobs
from samspil.society.notifications.models import Delivery
from tests.factories import person
from tests.notifications.told import it_happens


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_a_message_twice(mailbox, ward, retry_now):
    it_happens(ward, *[person() for _number in range(8)], urgent=True)
    for delivery in Delivery.objects.all():
        enqueue(jobs.send_delivery, delivery.pk)  # each twice in the queue
    problems = []

    def work() -> None:
        try:
            drain()
        except Exception as problem:  # noqa: BLE001 - told below
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    retry_now()
    drain()
    assert not problems
    assert len(mailbox.mails) == 8
    assert set(Delivery.objects.values_list("state", "attempts")) == {("sent", 1)}
