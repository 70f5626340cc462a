"""What happens to requests by themselves: an honest no when nobody came, and forgetting."""

from datetime import time, timedelta

from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict
from samspil.base.jobs.schedule import periodic
from samspil.everyday.requests.actions.asking import close_unmet
from samspil.everyday.requests.actions.erasing import erase_request
from samspil.everyday.requests.flow import WANTING
from samspil.everyday.requests.models import Request
from samspil.everyday.requests.rules.asking import ERASE_DAYS, UNMET_DAYS


@periodic(every=timedelta(hours=1))
def close_unmet_requests() -> None:
    """Say so when the time has passed and nobody was found; without a time, after a month."""
    now = clock.now()
    passed = Q(ends_at__lt=now) | Q(ends_at=None, starts_at__lt=now)
    waited = Q(starts_at=None, ends_at=None, created_at__lt=now - timedelta(days=UNMET_DAYS))
    rows = Request.objects.filter(passed | waited, state__in=WANTING)
    for request in rows.select_related("activity__workplace__unit").order_by("pk"):
        try:
            close_unmet(SYSTEM, request)
        except Conflict:
            continue  # somebody has said yes this very moment


@periodic(daily_at=time(4, 25))
def erase_settled_requests() -> None:
    """Erase who asked, thirty days after the request was settled."""
    limit = clock.now() - timedelta(days=ERASE_DAYS)
    for request in Request.objects.filter(settled_at__lt=limit, erased_at=None).order_by("pk"):
        erase_request(SYSTEM, request)
