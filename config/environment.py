"""Typed readings of the environment. A missing or malformed value stops the start with a plain sentence."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "SAMSPIL_"


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(PREFIX + name, default)
    if value is None:
        message = f"{PREFIX}{name} must be set in the environment."
        raise ImproperlyConfigured(message)
    return value


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(PREFIX + name)
    if value is None:
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off", ""}:
        return False
    message = f"{PREFIX}{name} must be 1 or 0, not {value!r}."
    raise ImproperlyConfigured(message)


def number(name: str, default: int) -> int:
    value = os.environ.get(PREFIX + name, str(default))
    try:
        return int(value)
    except ValueError as error:
        message = f"{PREFIX}{name} must be a whole number, not {value!r}."
        raise ImproperlyConfigured(message) from error


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(PREFIX + name, default).split(",") if word.strip()]


def origins(*urls: str) -> list[str]:
    """Return scheme and host of each address that is there, for the content policy; `{s}.` of a map becomes `*.`."""
    parts = [urlsplit(url.replace("{s}", "*")) for url in urls if url]
    return [f"{part.scheme}://{part.netloc}" for part in parts]


def database(url: str) -> dict[str, Any]:
    """Read `sqlite:///path` or `postgresql://user:secret@host:port/name?host=/socket`.

    Every connection carries its timeouts, so that a hung database cannot hang a page (5 s to connect,
    10 s a statement, 30 s idle in a transaction).
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path.removeprefix("/"))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(url)
    message = f"{PREFIX}DATABASE_URL must begin with sqlite:/// or postgresql://, not {parts.scheme!r}."
    raise ImproperlyConfigured(message)


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # IMMEDIATE: a writer waits for its turn at BEGIN instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
        },
        # Opening the file and its PRAGMAs cost more than answering an unchanged page.
        "CONN_MAX_AGE": number("DATABASE_CONN_MAX_AGE", 600),
        "TEST": {"NAME": f"{path}.test"},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query, prepare = dict(parse_qsl(parts.query)), number("DATABASE_PREPARE", 3)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": number("DATABASE_CONN_MAX_AGE", 600),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # Planning our joins costs more than following them: each connection keeps the plan of what it is asked often.
            # 0 for a pooler that gives every transaction another connection.
            "server_side_binding": prepare > 0,
            "prepare_threshold": prepare or None,
            "connect_timeout": 5,
            "tcp_user_timeout": 10_000,
            "options": "-c statement_timeout=10000 -c lock_timeout=8000 -c idle_in_transaction_session_timeout=30000 -c random_page_cost=1.1 -c jit=off",
        },
    }
