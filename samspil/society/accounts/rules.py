"""What holds for sign-in: who counts as one account or network, what is fresh, where one may be sent on to."""

import ipaddress
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import DomainError
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import Tries
from samspil.society.accounts.models.users import address

V = TypeVar("V", bound=Callable[..., HttpResponse])

ABSOLUTE = timedelta(hours=12)  # then one signs in again, whoever one is
IDLE_STAFF = timedelta(minutes=60)  # a screen on a ward is passed by many
IDLE_VOLUNTEER = timedelta(hours=12)
FRESH = timedelta(minutes=30)
# The guests of a hospital share one network: enough for a busy afternoon there, too few for a machine.
FORMS_OF_A_NETWORK = 60

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),  # after those that also say Chrome
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


class TooManyTries(DomainError):
    """The same thing has been tried too often; it rests for a quarter of an hour."""

    status = 429


def account_key(what: str, email: str) -> str:
    """Return the key under which the tries of one address are counted, known to us or not."""
    return f"{what}:account:{_digest(address(email))}"


def network_key(what: str, request: HttpRequest | None) -> str:
    """Return the key under which the tries of one network are counted."""
    return f"{what}:network:{_digest(_network(request))}"


def sparingly(what: str) -> Callable[[V], V]:
    """Let strangers of one network send a public form so many times in a quarter of an hour, and no more.

    Who is signed in is known and not counted. Stand below `login_not_required`. Raises TooManyTries.
    """

    def counted(view: V) -> V:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            is_counted = request.method == "POST" and not request.user.is_authenticated
            key = network_key(f"form:{what}", request)
            if is_counted and not Tries.objects.take(key, limit=FORMS_OF_A_NETWORK, now=clock.now()):
                raise TooManyTries(
                    _(
                        "Very many have written from your network just now. Wait a quarter of an hour and try again."
                    )
                )
            return view(request, *args, **kwargs)

        return cast("V", guarded)

    return counted


def idle_limit(actor: Actor) -> timedelta:
    """Return how long a session may rest: an hour for staff, a day's length for those who are only volunteers."""
    return IDLE_STAFF if actor.duties - {Duty.VOLUNTEER} else IDLE_VOLUNTEER


def is_fresh(signed_in_at: str | None, now: datetime) -> bool:
    """Say whether the person has just shown who they are, so that no old password needs to be asked for."""
    return bool(signed_in_at) and now - datetime.fromisoformat(str(signed_in_at)) < FRESH


def own_path(request: HttpRequest, target: str | None) -> str:
    """Return the target when it is a path of our own, otherwise nothing. So nobody is sent on to another site."""
    if not target or len(target) > 500 or not target.startswith("/"):
        return ""
    hosts = {request.get_host()}
    return target if url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure()) else ""


def device_of(request: HttpRequest) -> str:
    """Return browser and system ("Chrome|Windows") without versions: enough for its owner, too little for a trace."""
    agent = request.headers.get("User-Agent", "")
    return f"{_named(agent, _BROWSERS)}|{_named(agent, _SYSTEMS)}".strip("|")


def _named(agent: str, table: tuple[tuple[str, str], ...]) -> str:
    return next((name for pattern, name in table if re.search(pattern, agent)), "")


def _network(request: HttpRequest | None) -> str:
    text = _client(request) if request is not None else ""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return ""
    # A household or a phone has a whole /64 of the new addresses.
    return str(ipaddress.ip_network(f"{found}/{64 if found.version == 6 else 32}", strict=False))


def _client(request: HttpRequest) -> str:
    """The address that the outermost of our own proxies saw; what stands further left, the client may have written."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(seen) >= settings.PROXIES:
        return seen[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


def _digest(text: str) -> str:
    return salted_hmac("samspil.tries", text, algorithm="sha256").hexdigest()[:40]
