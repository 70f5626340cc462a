"""Web push: a short encrypted notice to a browser (RFC 8030)."""

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from samspil.base.core.later import later
from samspil.society.notifications.channels.outcome import Never, NotNow, of_status
from samspil.society.notifications.models import Subscription

if TYPE_CHECKING:
    import httpx

    from samspil.society.notifications.channels import sealing
else:
    httpx = later("httpx")
    sealing = later("samspil.society.notifications.channels.sealing")  # and with it all of cryptography

# The push services of the browsers. An address is given by a browser that we do not know, so it may lead nowhere else.
HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)
TIMEOUT = 10.0
LIVES = 12 * 3600  # seconds that the push service keeps it for a browser that sleeps


class Gone(Never):
    """The browser has taken its subscription back."""


def is_open() -> bool:
    return bool(settings.PUSH_PRIVATE_KEY and settings.PUSH_CONTACT)


def may_reach(endpoint: str) -> bool:
    """Say whether the address is that of a push service, over https (or that of the double of a test)."""
    double = getattr(settings, "PUSH_DOUBLE", "")
    if double and endpoint.startswith(double):
        return True
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    known = any(host == name or host.endswith(f".{name}") for name in HOSTS)
    return parts.scheme == "https" and known and port in {None, 443} and parts.username is None


def public_key() -> str:
    """Return the key that a browser must be given when it subscribes."""
    return str(sealing.public_key())


def send(subscription: Subscription, notice: dict[str, str], *, reference: str, urgent: bool) -> str:
    """Send the notice, and return the push service's id. Raises NotNow, Never, or Gone when the browser is no more."""
    if not may_reach(subscription.endpoint):
        raise Gone("address")
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(LIVES),
        "Topic": reference.replace("-", "")[
            :32
        ],  # a second one with the same topic takes the place of the first
        "Urgency": "high" if urgent else "normal",
        "Authorization": sealing.vapid(subscription.endpoint),
    }
    body = sealing.encrypt(json.dumps(notice).encode(), subscription.p256dh, subscription.auth)
    try:
        answer = httpx.post(subscription.endpoint, content=body, headers=headers, timeout=TIMEOUT)
    except httpx.HTTPError as problem:
        raise NotNow(type(problem).__name__) from None
    if answer.status_code in {404, 410}:
        raise Gone(f"HTTP {answer.status_code}")
    if not answer.is_success:
        raise of_status(answer.status_code)
    return str(answer.headers.get("Location", ""))[:200]
