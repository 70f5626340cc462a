"""A GET request cannot write: enforced on the connection itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_permitted: ContextVar[bool] = ContextVar("writes_permitted", default=False)
_READS = (
    "SELECT",
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "ROLLBACK TO SAVEPOINT",
    "WITH",
    "EXPLAIN",
    "PRAGMA",
    "SET ",
)
# What the framework itself keeps while a page is read: the session, and the counters of the sign-in limits.
_KEPT = ('"django_session"', '"core_cache"')


class WriteInGet(RuntimeError):
    """A page tried to change something while it was only being read."""


def refuse(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001 - Django's signature
    """Let reads through; raise WriteInGet for the rest."""
    text = str(sql)[:100].lstrip("( \r\n\t").upper()  # the beginning tells
    if text.startswith(_READS) or _permitted.get() or any(table in str(sql) for table in _KEPT):
        return execute(sql, params, many, context)
    message = f"A GET request may not write: {str(sql)[:80]}"
    raise WriteInGet(message)


@contextmanager
def permitted() -> Iterator[None]:
    """Open the one exception: the record that somebody read something sensitive."""
    token = _permitted.set(True)
    try:
        yield
    finally:
        _permitted.reset(token)
