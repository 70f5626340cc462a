"""Retried requests are done once; refusals stay refusals; the log tells nothing of people."""

import json
import logging
import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from samspil.base.core import idempotency
from samspil.base.core.errors import Denied
from samspil.base.core.logs import JsonFormatter
from samspil.base.core.middleware import translated
from samspil.base.core.models import IdempotentRequest
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories

KEY = "0b8f1f6e-retry"


def post(body=None, *, address="10.0.0.1", **more) -> HttpRequest:
    request = RequestFactory().post("/x/", body or {"name": "a"}, REMOTE_ADDR=address, **more)
    request.user = AnonymousUser()
    return request


class Counter:
    """A view that counts how often it was called."""

    def __init__(self, answer=None):
        self.calls, self.answer = 0, answer

    def __call__(self):
        self.calls += 1
        factories.person()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer or HttpResponse(f"answer {self.calls}", status=201, headers={"Location": "/y/"})


def test_a_retry_gets_the_first_answer_and_nothing_is_done_twice(db):
    view = Counter()
    first, second = (idempotency.once(post(), KEY, view) for _ in range(2))
    assert view.calls == 1
    assert (second.status_code, second.content, second.headers["Location"]) == (201, first.content, "/y/")
    assert second.headers["Idempotent-Replay"] == "true"


@pytest.mark.parametrize(
    "other",
    [
        {"body": {"name": "b"}},
        {"body": b'{"a": 2}', "content_type": "application/json"},
    ],
)
def test_the_same_key_with_other_content_is_refused(db, other):
    view = Counter()
    idempotency.once(post(), KEY, view)
    assert idempotency.once(post(**other), KEY, view).status_code == 422
    assert view.calls == 1


def test_json_and_files_are_content_too(db):
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - read where it is used

    def upload(content):
        return post({"name": "a", "file": SimpleUploadedFile("liste.csv", content)})

    view = Counter()
    idempotency.once(upload(b"a;b"), KEY, view)
    assert idempotency.once(upload(b"a;b"), KEY, view).status_code == 201
    assert idempotency.once(upload(b"a;c"), KEY, view).status_code == 422
    request = post(b'{"a": 1}', content_type="application/json")
    idempotency.once(request, "json", view)
    assert (
        idempotency.once(post(b'{"a": 2}', content_type="application/json"), "json", view).status_code == 422
    )


def test_another_sender_with_the_same_key_is_somebody_else(db):
    view = Counter()
    idempotency.once(post(), KEY, view)
    idempotency.once(post(address="10.0.0.2"), KEY, view)
    assert view.calls == 2


def test_a_crash_inside_leaves_nothing_behind(db):
    with pytest.raises(ZeroDivisionError):
        idempotency.once(post(), KEY, Counter(ZeroDivisionError()))
    assert not IdempotentRequest.objects.exists()
    assert not User.objects.exists()
    assert idempotency.once(post(), KEY, Counter()).status_code == 201


def test_a_refusal_may_be_tried_again(db):
    assert idempotency.once(post(), KEY, Counter(HttpResponse(status=422))).status_code == 422
    assert idempotency.once(post(), KEY, Counter()).status_code == 201


def test_a_denial_under_a_key_is_a_denial_and_no_server_error(client_of, volunteer):
    client = client_of(volunteer)
    client.raise_request_exception = False
    plain = client.post("/opgavefordeling/ny/", {}).status_code
    assert plain == 403
    assert client.post("/opgavefordeling/ny/", {}, headers={"Idempotency-Key": KEY}).status_code == plain


def test_an_endless_key_is_refused(client_of, volunteer):
    assert (
        client_of(volunteer)
        .post("/opgavefordeling/ny/", {}, headers={"Idempotency-Key": "x" * 201})
        .status_code
        == 400
    )


@pytest.mark.django_db(transaction=True)
def test_raced_duplicates_are_done_once():
    view, answers, start = Counter(), [], threading.Barrier(4)

    def send():
        start.wait()
        try:
            answers.append(idempotency.once(post(), KEY, view).content)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(answers) == 4
    assert len(set(answers)) == 1
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("error", "status"), [(Denied("no"), 403), (OverflowError(), 400), (RecursionError(), 400)]
)
def test_what_cannot_be_used_is_no_error_of_the_server(rf, db, error, status):
    assert translated(rf.get("/", headers={"Accept": "application/json"}), error).status_code == status


def test_a_bug_stays_a_bug(rf):
    assert translated(rf.get("/"), KeyError("x")) is None


@pytest.fixture
def written():
    """What stands in the log file afterwards."""
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(JsonFormatter().format(record))

    handler = Keep()
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


@pytest.mark.requirement("DR-29")
def test_the_log_tells_nothing_of_people(client_of, ward, written):
    coordinator = factories.assigned(
        Duty.COORDINATOR, at=ward, name="Karen Kanin", email="karen@kanin.example"
    )
    actor, _affiliation = factories.affiliated(ward, name="Jytte Juletræ", email="jytte@juletrae.example")
    client = client_of(coordinator)
    client.get(f"/frivillige/{actor.user_id}/")
    client.get("/frivillige/", {"q": "Juletræ"})
    client.post(f"/frivillige/{actor.user_id}/", {"motivation": "Hemmeligt ord"})
    client.get("/ind/en-hemmelig-noegle-i-adressen/")
    Client(enforce_csrf_checks=True).post(
        "/log-ind/", {"email": "jytte@juletrae.example", "password": "Hemmeligt ord"}
    )
    logging.getLogger("somebody.else").error(
        "Mail to jytte@juletrae.example failed at /ind/en-hemmelig-noegle-i-adressen/"
    )
    text = "\n".join(written)
    assert [line for line in written if json.loads(line)["logger"] == "samspil.request"]
    told = ("juletr", "kanin.example", "Karen", "Jytte", "Hemmeligt", "hemmelig-noegle", actor.name)
    assert not [word for word in told if word.casefold() in text.casefold()]


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no statements of another machine to wait for"
)
def test_a_statement_over_ten_seconds_is_cut(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone()[0] == "10s"
        cursor.execute("SET LOCAL statement_timeout = 200")
        with pytest.raises(Exception, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(5)")
    connection.needs_rollback = True
