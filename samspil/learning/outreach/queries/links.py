"""Where a campaign's links lead, and the addresses themselves."""

from django.conf import settings
from django.urls import reverse

from samspil.learning.outreach.models import Campaign, Way
from samspil.people.activities.models import Activity
from samspil.people.applications.rules import CAMPAIGN


def short_address(way: Way) -> str:
    """Return the address that stands on a poster and behind a QR code."""
    return f"{settings.PUBLIC_URL}{reverse('outreach:link', args=[way.code])}"


def landing(code: str) -> str:
    """Return where somebody with the code is sent. An unknown one leads to all activities: an old poster is no dead end."""
    rows = Way.objects.select_related(
        "campaign__authority", "campaign__workplace__unit", "campaign__activity"
    )
    way = rows.filter(code=code).first()
    return f"{_target(way.campaign)}?{CAMPAIGN}={code}" if way else reverse("portal:find")


def page_of(activity: Activity, code: str) -> str:
    """Return the public page of an activity, with the code of the one who refers to it."""
    path = reverse("portal:activity", args=[activity.pk, activity.slug])
    return f"{settings.PUBLIC_URL}{path}?{CAMPAIGN}={code}"


def apply_page_of(activity: Activity, code: str) -> str:
    path = reverse("applications:apply", args=[activity.pk, activity.slug])
    return f"{settings.PUBLIC_URL}{path}?{CAMPAIGN}={code}"


def _target(campaign: Campaign) -> str:
    """Lead to the activity while everybody may see it, else to the place, else to the authority."""
    activity = campaign.activity
    if activity and Activity.objects.public().filter(pk=activity.pk).exists():
        return reverse("portal:activity", args=[activity.pk, activity.slug])
    place = campaign.workplace
    if place and place.is_active and place.unit.closed_on is None:
        return reverse("portal:place", args=[place.slug])
    return reverse("portal:authority", args=[campaign.authority.slug])
