"""What robots and researchers ask for."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from samspil.base.core import clock

PLAIN = "text/plain; charset=utf-8"
VALID = timedelta(days=180)


@login_not_required
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; private addresses and the switch of language are nobody's business."""
    closed = ("/ansoegning/", "/samtale/", "/sig-til/sag/", "/spoergsmaal/", "/sprog/", "/find/punkter.json")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@login_not_required
@cache_control(public=True, max_age=86_400)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116)."""
    expires = (clock.now() + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT or settings.PUBLIC_URL + reverse('portal:about')}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: da, en",
        f"Canonical: {settings.PUBLIC_URL}{reverse('portal:security')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
