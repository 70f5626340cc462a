"""The shifts that a visitor may read about: still to come, with a place free."""

from django.db.models import F, QuerySet

from samspil.base.core import clock
from samspil.everyday.rotas.models import Shift
from samspil.people.activities.models import Activity


def open_shifts(activity: Activity, most: int = 10) -> QuerySet[Shift]:
    """Return the next shifts of the activity that still have a place."""
    rows = Shift.objects.planned().filter(activity=activity, starts_at__gt=clock.now(), taken__lt=F("places"))
    return rows.order_by("starts_at", "pk")[:most]
