"""A database that is busy, slow or gone: the reader is asked for patience, and never shown an error of the server."""

import threading
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, OperationalError, connection, connections, transaction
from django.urls import reverse

from samspil.base.core.middleware import translated
from samspil.everyday.rotas.models import Shift, SignUp
from tests import factories
from tests.rotas.factories import ready, shift

ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no server that could hang up"
)


@contextmanager
def somebody_holds(row: Shift):
    """Let another connection write the row, and keep its transaction open."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Shift.objects.filter(pk=row.pk).update(places=row.places)
            held.set()
            done.wait(20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    try:
        yield
    finally:
        done.set()
        thread.join()


def be_impatient() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SET lock_timeout = 200" if connection.vendor == "postgresql" else "PRAGMA busy_timeout = 200"
        )


@contextmanager
def cut_off_at(table: str):
    """Fail as a cut line does, from the first question about the table on; yield what was asked afterwards."""
    asked: list[str] = []

    def cut(execute, sql, params, many, context):
        if asked or f'"{table}"' in sql:
            asked.append(sql)
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut):
        yield asked


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("more", [{}, {"Idempotency-Key": "again"}])
def test_a_lock_held_too_long_asks_for_patience_and_the_next_try_counts(client_of, more):
    activity = factories.published_activity(factories.open_workplace())
    by, on = ready(activity)[0], shift(activity)
    client, url = client_of(by), reverse("rotas:join", args=[on.pk])
    client.raise_request_exception = False
    with somebody_holds(on):
        be_impatient()
        busy = client.post(url, headers=more)
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert not SignUp.objects.exists()
    assert client.post(url, headers=more).status_code == 302
    assert SignUp.objects.filter(shift=on, volunteer=by.volunteer_id).count() == 1
    connection.close()


@pytest.mark.parametrize("table", ["rotas_signup", "accounts_session"])
def test_the_page_that_asks_for_patience_asks_the_database_nothing(client_of, volunteer, table):
    client = client_of(volunteer)
    client.raise_request_exception = False
    with cut_off_at(table) as asked:
        page = client.get("/mit/vagter/")
    assert (page.status_code, len(asked)) == (503, 1)
    assert "Samspil holder en kort pause" in page.content.decode()
    assert page.headers["Retry-After"] == "5"


def test_a_machine_is_told_as_a_machine(client_of, volunteer):
    with cut_off_at("rotas_signup"):
        answer = client_of(volunteer).get("/mit/vagter/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["status"] == 503


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_a_server_that_hangs_up_is_no_error_of_ours(client_of):
    client = client_of(factories.affiliated(factories.open_workplace())[0])
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        ours = cursor.fetchone()[0]

    def hang_up() -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ours])
        connection.close()

    thread = threading.Thread(target=hang_up)
    thread.start()
    thread.join(10)
    assert client.get("/mit/vagter/").status_code == 503
    connection.close()  # as every request does at its end
    assert client.get("/mit/vagter/").status_code == 200


def test_a_table_that_is_not_there_is_our_fault(rf):
    assert translated(rf.get("/"), OperationalError("no such table: rotas_shift")) is None


def test_the_second_of_two_in_one_moment_was_second(rf, region):
    with pytest.raises(IntegrityError) as second, transaction.atomic():
        type(region).objects.create(name="Anden", slug=region.slug, kind=region.kind)
    assert translated(rf.get("/"), second.value).status_code == 409


def test_a_broken_rule_of_the_database_is_our_fault(rf, volunteer):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        Shift.objects.bulk_create([Shift(places=1)])
    assert translated(rf.get("/"), broken.value) is None
