"""Pages for everything that goes wrong. Each says what happened and what to do, in the reader's own language."""

import logging
import sys

from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.utils.translation import gettext as _

from samspil.base.core.errors import Closed, DomainError, Invalid

log = logging.getLogger("samspil.failure")

_SECOND = frozenset({"23505", "23P01"})  # unique_violation, exclusion_violation
PATIENCE = 5  # seconds until a client may ask again
_OUR_FAULTS = ("no such ", "near ")  # SQLite calls a missing table and a misspelt query operational too


def page(request: HttpRequest, status: int, error: DomainError | None = None) -> HttpResponse:
    """Render the error as a page, or as a problem document (RFC 9457) when the client asks for JSON."""
    reasons = _reasons(error)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(
            {
                "type": "about:blank",
                "status": status,
                "title": _title(status),
                "detail": " ".join(reasons),
                "errors": _fields(error),
            },
            status=status,
            content_type="application/problem+json",
        )
    try:
        return render(
            request,
            "ui/error.html",
            {"status": status, "title": _title(status), "reasons": reasons},
            status=status,
        )
    except TemplateDoesNotExist:
        return HttpResponse(
            f"{status} {_title(status)}\n{' '.join(reasons)}",
            status=status,
            content_type="text/plain; charset=utf-8",
        )


def is_outage(error: BaseException | None) -> bool:
    """Say whether the database could not answer just now: a lock held too long, no time left, the line cut."""
    return isinstance(error, OperationalError | InterfaceError) and not str(error).startswith(_OUR_FAULTS)


def is_lost_race(error: BaseException) -> bool:
    """Say whether the database kept out the second of two who wrote the same in one moment (PostgreSQL: class 23 of its codes)."""
    code = getattr(error.__cause__, "sqlstate", None)
    is_second = code in _SECOND if code else str(error).startswith("UNIQUE constraint")
    return isinstance(error, IntegrityError) and is_second


def outage(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """Ask for a little patience, without asking the database for anything."""
    log.warning(
        "database unavailable", exc_info=error, extra={"request_id": getattr(request, "request_id", "")}
    )
    request.is_without_database = True  # type: ignore[attr-defined] # read by the frame of the page
    response = page(request, 503)
    response.headers["Retry-After"] = str(PATIENCE)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was too old or came from elsewhere."""
    return page(
        request,
        403,
        DomainError(
            _(
                "The form had waited too long, or cookies are switched off. Go back, reload the page and try again."
            )
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Own up to our error; a database that failed outside every view, in a session or a middleware, is none."""
    if is_outage(error := sys.exc_info()[1]):
        return outage(request, error)
    log.error("server error", exc_info=True, extra={"request_id": getattr(request, "request_id", "")})  # noqa: LOG014 - Django calls this while it handles the error
    return page(request, 500)


def _reasons(error: DomainError | None) -> list[str]:
    if isinstance(error, Closed):
        return [str(reason) for reason in error.reasons]
    if isinstance(error, Invalid):
        return [str(sentence) for sentences in error.errors.values() for sentence in sentences]
    return [str(error.reason)] if error and error.reason else []


def _fields(error: DomainError | None) -> dict[str, list[str]]:
    return (
        {name: [str(s) for s in sentences] for name, sentences in error.errors.items()}
        if isinstance(error, Invalid)
        else {}
    )


def _title(status: int) -> str:
    titles = {
        400: _("We could not read that"),
        403: _("You cannot do this"),
        404: _("We cannot find that page"),
        405: _("That is not possible here"),
        409: _("Things have changed"),
        422: _("Something needs to be corrected"),
        429: _("Too many tries"),
        503: _("Samspil is resting for a moment"),
    }
    return titles.get(status, _("Something went wrong on our side"))
