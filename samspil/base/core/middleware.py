"""The outer walls of every request: refuse nonsense, log without personal data, translate domain errors, keep GET pure."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.db import DataError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError

from samspil.base.core import failures, writes
from samspil.base.core.errors import DomainError
from samspil.base.core.headers import HEADERS
from samspil.base.core.idempotency import once

Handler = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger("samspil.request")

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
LONGEST_ADDRESS = 4_000
LARGEST_BODY = 8_000_000  # a list to import and its form; single fields have their own limit in the settings
LARGEST_NUMBER = 2**63 - 1  # what both databases can look for
_NUL = re.compile(r"%00|\x00", re.IGNORECASE)


class Gatekeeper:
    """Answer what no page should ever see: other methods, NUL bytes, unknown hosts, endless addresses and bodies."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined] # read by the log, the actor and the events
        status = _refusal(request)
        response = (
            HttpResponse(str(status), status=status, content_type="text/plain")
            if status
            else self.get_response(request)
        )
        if status == 405:
            response.headers["Allow"] = ", ".join(sorted(METHODS))
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if getattr(response, "xframe_options_exempt", False):  # a view that is made to stand in a frame
            del response.headers["X-Frame-Options"]
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
            )
        return response


def _refusal(request: HttpRequest) -> int:
    """Return the status with which the request is turned away, or 0."""
    address, length = request.get_full_path(), str(request.META.get("CONTENT_LENGTH") or "0")
    walls = (
        (405, request.method not in METHODS),
        (414, len(address) > LONGEST_ADDRESS),
        (400, bool(_NUL.search(address)) or "\x00" in request.META.get("HTTP_COOKIE", "")),
        (400, not (length.isascii() and length.isdigit() and len(length) < 16)),
        (413, length.isdigit() and len(length) < 16 and int(length) > LARGEST_BODY),
        (400, _is_foreign(request)),
    )
    return next((status for status, meets in walls if meets), 0)


def _is_foreign(request: HttpRequest) -> bool:
    try:
        request.get_host()
    except DisallowedHost:
        return True
    return False


class RequestLog:
    """Write one line for each request: the route, never the address, for an address may hold a private key."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        response = self.get_response(request)
        if getattr(request, "is_quiet", False):  # the health checks, every few seconds
            return response
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "request_id": getattr(request, "request_id", ""),
                "method": request.method,
                "route": match.route if match else "-",
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000),
                "user_id": getattr(getattr(request, "actor", None), "user_id", None),
            },
        )
        response.headers["X-Request-Id"] = getattr(request, "request_id", "")
        return response


class DomainErrors:
    """Turn what the domain refuses into a page that says why, what cannot be read or looked for into 4xx, an outage into 503.

    An answer that says nothing about caches is private, and kept nowhere.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and not _readable(request):
            response: HttpResponseBase = failures.page(request, 400)
        else:
            response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """A number that no database can hold is the number of nothing."""
        if any(isinstance(value, int) and value > LARGEST_NUMBER for value in kwargs.values()):
            return failures.page(request, 404)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        return translated(request, error)


def translated(request: HttpRequest, error: Exception) -> HttpResponseBase | None:
    """Return the page for a refusal, for input that the database or a parser chokes on, and for an outage; else nothing."""
    if isinstance(error, DomainError):
        return failures.page(request, error.status, error)
    if failures.is_lost_race(error):
        return failures.page(request, 409)
    if failures.is_outage(error):
        return failures.outage(request, error)
    if isinstance(error, DataError | OverflowError | RecursionError):
        log.warning(
            "unusable input", exc_info=error, extra={"request_id": getattr(request, "request_id", "")}
        )
        return failures.page(request, 400)
    return None


def _readable(request: HttpRequest) -> bool:
    """Read the form now, so that a NUL byte or a broken body is met here and not in the database."""
    try:
        texts = [text for name, values in request.POST.lists() for text in (name, *map(str, values))]
        texts += [str(file.name) for _name, files in request.FILES.lists() for file in files]
    except (
        UnicodeError,
        ValueError,
        LookupError,
        OSError,
        BadRequest,
        SuspiciousOperation,
        MultiPartParserError,
    ):
        return False
    return not any("\x00" in text for text in texts)


class ReadOnlyGet:
    """Let the connection itself refuse every write of a GET request (sessions and logged reads apart)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            return self.get_response(request)
        with connection.execute_wrapper(writes.refuse):
            return self.get_response(request)


LONGEST_KEY = 200


class Idempotency:
    """Do a POST that carries an `Idempotency-Key` once, and give the first answer to every retry."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        key = request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or not key or getattr(view, "is_kept_nowhere", False):
            return None
        if len(key) > LONGEST_KEY:
            return failures.page(request, 400)
        try:
            return once(request, key, lambda: view(request, *args, **kwargs))
        except Exception as error:  # here, because Django shows no middleware what `process_view` raises
            if (response := translated(request, error)) is not None:
                return response
            raise
