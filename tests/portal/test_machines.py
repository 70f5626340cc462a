"""What machines ask for, and what nobody should ask for."""

import pytest
from django.db import OperationalError, connection

from samspil.doors.portal.views import health


def test_health_touches_the_database_and_sets_nothing(client, db, caplog):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert not [line for line in caplog.records if line.name == "samspil.request"]


def test_health_says_503_when_the_database_does_not_answer(client, db):
    def down(*args):
        raise OperationalError

    with connection.execute_wrapper(down):
        assert client.get("/healthz").status_code == 503


def test_ready_says_503_until_every_migration_is_applied(client, db):
    health._check_migrations.cache_clear()  # as in a new process
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'core'")
    assert client.get("/readyz").status_code == 503


def test_ready_says_200_and_remembers_it(client, db, django_assert_num_queries):
    health._check_migrations.cache_clear()  # as in a new process
    assert client.get("/readyz").status_code == 200
    with django_assert_num_queries(1):
        assert client.get("/readyz").status_code == 200


def test_robots_and_security_are_plain_text(client, db, settings):
    settings.SECURITY_CONTACT = "mailto:sikkerhed@example.dk"
    assert "Disallow: /ansoegning/" in client.get("/robots.txt").content.decode()
    security = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:sikkerhed@example.dk" in security
    assert "Expires: 20" in security


def test_the_short_address_of_the_law_leads_to_the_statement(client, db, settings):
    assert client.get("/was").url == "/tilgaengelighed/"
    settings.WAS_URL = "https://was.digst.dk/samspil-example-dk"
    assert client.get("/was/").url == settings.WAS_URL


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/find/?q=%00", 400),
        ("/find/?q=" + "x" * 5000, 414),
        ("/find/?q=" + "x" * 500, 422),
        ("/find/?slags=findes-ikke", 422),
        ("/find/?alder=gammel", 422),
        ("/find/?afstand=7", 422),
        ("/find/?tid=altid", 422),
        ("/find/?side=2", 404),
        ("/find/?side=0", 404),
        ("/find/?side=99999999", 404),
        ("/find/?side=-1", 404),
        ("/indsats/999999-x/", 404),
        ("/indsats/99999999999999999999999-x/", 404),
        ("/sted/findes-ikke/", 404),
        ("/myndighed/findes-ikke/", 404),
    ],
)
def test_nonsense_is_refused_kindly(client, db, url, status):
    assert client.get(url).status_code == status


def test_unknown_hosts_and_methods_are_turned_away(client, db):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.generic("TRACE", "/").status_code == 405
