"""A retried request is done once: its key, its work and its answer are committed together, or not at all."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from samspil.base.core import clock
from samspil.base.core.models import IdempotentRequest

_KEPT_HEADERS = ("Location", "Content-Type")
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def kept_nowhere(view: V) -> V:
    """Mark a view whose requests and answers leave no trace, not even a digest, for a retry."""
    view.is_kept_nowhere = True  # type: ignore[attr-defined] # read by the middleware
    return view


def once(request: HttpRequest, key: str, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return the first answer given to this key by this sender; 422 when the same key comes with other content.

    The key row is inserted first, inside the transaction of the work. A second request with the key waits on the
    unique index until the first has committed, and then reads its answer; a crash leaves nothing behind.
    """
    fingerprint = _fingerprint(request)
    digest = hashlib.sha256(f"{_sender(request)}:{key}".encode()).hexdigest()
    if (first := IdempotentRequest.objects.filter(key=digest).first()) is not None:
        return _again(first, fingerprint)
    try:
        with transaction.atomic():
            row = IdempotentRequest.objects.create(
                key=digest, fingerprint=fingerprint, created_at=clock.now()
            )
            response = answer()
            _keep(row, response)
            return response
    except IntegrityError:
        first = IdempotentRequest.objects.filter(key=digest).first()
        if first is None:
            raise
        return _again(first, fingerprint)


def _keep(row: IdempotentRequest, response: HttpResponseBase) -> None:
    if response.status_code >= 400 or not isinstance(response, HttpResponse):
        # A refusal changed nothing, so a corrected retry with the same key may try again.
        row.delete()
        if connection.needs_rollback:
            transaction.set_rollback(True)
        return
    row.status = response.status_code
    row.headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    row.body = bytes(response.content)
    row.save(update_fields=["status", "headers", "body"])


def _again(first: IdempotentRequest, fingerprint: str) -> HttpResponse:
    if first.fingerprint != fingerprint:
        return HttpResponse(
            "This Idempotency-Key was used for another request.", status=422, content_type="text/plain"
        )
    response = HttpResponse(bytes(first.body), status=first.status)
    for name, value in first.headers.items():
        response.headers[name] = value
    response.headers["Idempotent-Replay"] = "true"
    return response


def _sender(request: HttpRequest) -> str:
    """Whose key it is: the person's; without a session the browser's, for behind a proxy all strangers share one address."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return f"user:{user.pk}"
    return f"stranger:{request.COOKIES.get(settings.CSRF_COOKIE_NAME) or request.META.get('REMOTE_ADDR', '')}"


def _fingerprint(request: HttpRequest) -> str:
    """Return a digest of all that was sent: the form, its files, or whatever else the body is."""
    fields = sorted(
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    )
    digest = hashlib.sha256(f"{request.path}{fields}".encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(f"{name}{file.name}".encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    if request.content_type not in _FORMS:
        digest.update(request.body)
    return digest.hexdigest()
