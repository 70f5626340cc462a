"""A log with a few events, and the hands of somebody who has the database but not the key."""

from contextlib import contextmanager

import pytest
from django.db import connection


@contextmanager
def _past_the_triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE events_event DISABLE TRIGGER USER")
            yield cursor
            cursor.execute("ALTER TABLE events_event ENABLE TRIGGER USER")
        else:
            triggers = cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name='events_event'"
            ).fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            yield cursor
            for _name, sql in triggers:
                cursor.execute(sql)


@pytest.fixture
def tamper(db):
    """Return a function that runs SQL on the log with the triggers out of the way."""

    def run(sql, *parameters):
        with _past_the_triggers() as cursor:
            cursor.execute(sql, parameters)

    return run
