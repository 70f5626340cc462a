"""The outer walls of every request: refuse nonsense, log without personal data, translate domain errors, keep GET pure."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import DisallowedHost, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from samspil.base.core import failures, writes
from samspil.base.core.errors import DomainError
from samspil.base.core.idempotency import once

Handler = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger("samspil.request")

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_NUL = re.compile(r"%00|\x00", re.IGNORECASE)


class Gatekeeper:
    """Answer what no page should ever see: other methods, NUL bytes, unknown hosts, endless addresses."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined] # read by the log, the actor and the events
        if request.method not in METHODS:
            return HttpResponse("405", status=405, headers={"Allow": ", ".join(sorted(METHODS))})
        address = request.get_full_path()
        if len(address) > 4_000:
            return HttpResponse("414", status=414)
        if _NUL.search(address):
            return HttpResponse("400", status=400)
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponse("400", status=400)
        return self.get_response(request)


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
    """Turn what the domain refuses into a page that says why, and bad bytes into 400."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and not _readable(request):
            return failures.page(request, 400)
        response = self.get_response(request)
        if not getattr(request, "actor", None) or request.actor.user_id:
            if not response.has_header("Cache-Control"):
                add_never_cache_headers(response)
                response.headers["Cache-Control"] += ", no-store"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, DomainError):
            return failures.page(request, error.status, error)
        return None


def _readable(request: HttpRequest) -> bool:
    """Read the form now, so that a NUL byte or a broken body is met here and not in the database."""
    try:
        return not any("\x00" in value for values in request.POST.lists() for value in [values[0], *map(str, values[1])])
    except (UnicodeDecodeError, ValueError, SuspiciousOperation, RequestDataTooBig, TooManyFieldsSent):
        return False


class ReadOnlyGet:
    """Let the connection itself refuse every write of a GET request (sessions and logged reads apart)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            return self.get_response(request)
        with connection.execute_wrapper(writes.refuse):
            return self.get_response(request)


class Idempotency:
    """Do a POST that carries an `Idempotency-Key` once, and give the first answer to every retry."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        key = request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or not key:
            return None
        return once(request, key, lambda: view(request, *args, **kwargs))


