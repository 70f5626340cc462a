"""Text messages through a gateway with a small REST interface (docs/operations: outside addresses)."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from samspil.base.core.later import later
from samspil.society.notifications.channels.outcome import NotNow, of_status

if TYPE_CHECKING:
    import httpx
else:
    httpx = later("httpx")

TIMEOUT = 10.0
LONGEST = 320  # two text messages


def is_open() -> bool:
    """Say whether a gateway is configured, over https or on this machine."""
    parts = urlsplit(settings.SMS_URL)
    return bool(settings.SMS_TOKEN) and (
        parts.scheme == "https" or parts.hostname in {"127.0.0.1", "localhost"}
    )


def send(to: str, text: str, *, reference: str) -> str:
    """Hand the message to the gateway and return its id there. Raises NotNow or Never."""
    body = {"to": to, "from": settings.SMS_SENDER, "text": text[:LONGEST], "reference": reference}
    headers = {"Authorization": f"Bearer {settings.SMS_TOKEN}", "Idempotency-Key": reference}
    try:
        answer = httpx.post(settings.SMS_URL, json=body, headers=headers, timeout=TIMEOUT)
    except httpx.HTTPError as problem:
        raise NotNow(type(problem).__name__) from None
    if not answer.is_success:
        raise of_status(answer.status_code)
    try:
        return str(answer.json()["id"])[:200]
    except (ValueError, KeyError, TypeError):
        return ""  # taken, but without a number: the receipt can still name our reference
