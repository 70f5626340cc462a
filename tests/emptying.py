"""Empties the database after a transactional test: the rows alone, past the triggers that let nothing be deleted."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from samspil.base.core.actor import SYSTEM
from samspil.base.events.models import ChainHead
from samspil.people.onboarding.actions import ensure_standard_rules

KEPT = {"auth_permission", "django_content_type", "django_migrations"}  # say nothing of any test
WITH_TRIGGERS = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


def flush(self: object, **options: object) -> None:
    """Take the place of Django's command, which truncates every table and tells every room that it was migrated.

    Foreign keys are looked at when all is deleted; few tables hold anything, and they hold little.
    """
    with transaction.atomic(), connection.cursor() as cursor, _without_triggers(cursor):
        _delete(cursor, _tables_with_rows(cursor))
    ChainHead.objects.get_or_create(pk=1)
    ensure_standard_rules(SYSTEM)
    with transaction.atomic(), connection.cursor() as cursor, _without_triggers(cursor):
        _delete(cursor, ["events_event"])
    ChainHead.objects.update(sequence=0, hash=ChainHead._meta.get_field("hash").default)


def _tables_with_rows(cursor: CursorWrapper) -> list[str]:
    tables = sorted(set(connection.introspection.table_names(cursor)) - KEPT)
    asked = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {_quoted(table)})" for table in tables]  # noqa: S608 - names of our own tables
    found = []
    for start in range(0, len(asked), 100):  # SQLite puts no more than 500 questions together
        cursor.execute(" UNION ALL ".join(asked[start : start + 100]))
        found += [row[0] for row in cursor.fetchall()]
    return found


def _delete(cursor: CursorWrapper, tables: list[str]) -> None:
    for table in tables:
        cursor.execute(f"DELETE FROM {_quoted(table)}")  # noqa: S608 - names of our own tables


@contextmanager
def _without_triggers(cursor: CursorWrapper) -> Iterator[None]:
    if connection.vendor == "postgresql":
        cursor.execute(WITH_TRIGGERS)
        tables = [row[0] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered with a question open
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        return
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
    triggers = cursor.fetchall()
    for name, _sql in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        cursor.execute(sql)


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)
