"""Copying a whole database consistently while it is used, and putting the copy into an empty one: once for each engine."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from samspil.base.events.models import ChainHead


class CannotCopy(Exception):
    """The copy could not be made or put back; the message says why."""


def counts(cursor: CursorWrapper | sqlite3.Cursor) -> dict[str, int]:
    """Return the number of rows of every table, read through this cursor."""
    found = {}
    for table in sorted(connection.introspection.table_names()):
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the database's own names
        row = cursor.fetchone()
        found[table] = int(row[0]) if row else 0
    return found


def head(cursor: CursorWrapper | sqlite3.Cursor) -> list[Any]:
    """Return sequence and hash of the last event, read through this cursor."""
    cursor.execute(f"SELECT sequence, hash FROM {ChainHead._meta.db_table} WHERE id = 1")  # noqa: S608, SLF001 - our own table's name
    row = cursor.fetchone()
    return list(row) if row else [0, "0" * 64]


def copy_to(path: Path) -> tuple[dict[str, int], list[Any]]:
    """Write one consistent moment of the database to the file; return its counts and the head of its event log."""
    return _copy_postgresql(path) if connection.vendor == "postgresql" else _copy_sqlite(path)


def put_back(path: Path) -> None:
    """Fill the empty database from the file."""
    if connection.vendor == "postgresql":
        _pg(
            "pg_restore",
            "--no-owner",
            "--exit-on-error",
            "--single-transaction",
            "--clean",
            "--if-exists",
            str(path),
        )
    else:
        _put_back_sqlite(path)


def is_empty() -> bool:
    """Say whether nothing has ever happened here: no table, or no event and nobody."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        found = counts(cursor) if tables else {}
    return not any(found.get(table) for table in ("events_event", "accounts_user", "places_authority"))


def broken_references() -> list[str]:
    """Return what points at nothing. PostgreSQL checks each foreign key when it is put back."""
    if connection.vendor == "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        # The event log and the queue point without a constraint, on purpose.
        return sorted({f"{row[0]} -> {row[2]}" for row in cursor.fetchall()})


def _copy_sqlite(path: Path) -> tuple[dict[str, int], list[Any]]:
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return counts(copy.cursor()), head(copy.cursor())


def _put_back_sqlite(path: Path) -> None:
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
        copy.backup(connection.connection)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")


def _copy_postgresql(path: Path) -> tuple[dict[str, int], list[Any]]:
    with _snapshot() as (cursor, name):
        _pg("pg_dump", "--format=custom", "--no-owner", f"--snapshot={name}", f"--file={path}")
        return counts(cursor), head(cursor)


@contextlib.contextmanager
def _snapshot() -> Iterator[tuple[CursorWrapper, str]]:
    """Hold one moment of the database still, on a connection of its own, as long as the dump takes."""
    own = connection.copy()
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            row = cursor.fetchone()
            yield cursor, str(row[0] if row else "")
    finally:
        own.close()


def _pg(program: str, *arguments: str) -> None:
    found = shutil.which(program) or max(
        (str(p) for p in Path("/usr/lib/postgresql").glob(f"*/bin/{program}")), default=None
    )
    if found is None:
        raise CannotCopy(f"{program} is not installed (apt-get install postgresql-client).")
    settings = connection.settings_dict
    where = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
    }
    env = os.environ | {
        name: str(value) for name, value in where.items() if value
    }  # a password in the arguments could be seen by all
    target = [f"--dbname={settings['NAME']}"]
    done = subprocess.run([found, *target, *arguments], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotCopy(f"{program} did not succeed: {done.stderr.strip()[-600:]}")
