"""Is the house standing? Asked by machines every few seconds: plain text, no session, no line in the log."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

PLAIN = "text/plain; charset=utf-8"


class NotMigrated(Exception):
    """The code is newer than the tables."""


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, and 503 when it does not."""
    request.is_quiet = True  # type: ignore[attr-defined] # read by RequestLog
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _answer("database down", 503)
    return _answer("ok")


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every migration has been applied, and 503 before."""
    request.is_quiet = True  # type: ignore[attr-defined] # read by RequestLog
    try:
        _check_migrations()
    except NotMigrated:
        return _answer("migrations missing", 503)
    except DatabaseError:
        return _answer("database down", 503)
    return alive(request)


@cache
def _check_migrations() -> None:
    """Raise NotMigrated. A process that was ready once stays so: the answer is remembered, a failure is not."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMigrated


def _answer(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type=PLAIN, headers={"Cache-Control": "no-store"})
