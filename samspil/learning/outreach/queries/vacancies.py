"""What other websites are given: the published activities that take applications, each with a link back that bears the code (RM-76)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.ui.formats import phone
from samspil.learning.outreach.models import Campaign, Channel, Way
from samspil.learning.outreach.models.campaigns import WayQuerySet
from samspil.learning.outreach.queries.homes import activities_in
from samspil.learning.outreach.queries.links import apply_page_of, page_of
from samspil.learning.outreach.rules.feed import missing
from samspil.people.activities.models import Activity

MOST = 500
_TIMES = ("on_weekdays", "on_evenings", "on_weekends", "at_night")


@dataclass(frozen=True)
class Vacancy:
    """One activity as another website gets it, and what keeps it out of the list."""

    activity: Activity
    cells: dict[str, str]
    lacks: list[str]


def portals(by: Actor) -> WayQuerySet:
    """Return the links to other websites that the actor may see, with their campaigns, the latest first."""
    rows = Way.objects.visible_to(by).filter(channel=Channel.PORTAL)
    homes = [f"campaign__{part}" for part in Campaign.HOME]
    return rows.select_related(*homes).order_by("-campaign__starts_on", "campaign", "number")


def portal(code: str) -> Way | None:
    """Return the link to another website that has the code."""
    rows = Way.objects.filter(channel=Channel.PORTAL, code=code)
    return rows.select_related("campaign__activity", *(f"campaign__{part}" for part in Campaign.HOME)).first()


def vacancies(way: Way) -> list[Vacancy]:
    """Return the vacancies of the link's campaign, in Danish as they are written.

    A campaign that is over has none: the other website takes them down.
    """
    if not way.campaign.is_open:
        return []
    rows = _open_now(way.campaign).select_related("workplace__unit__authority", "workplace__site", "partner")
    with translation.override("da"):
        return [_vacancy(activity, way.code) for activity in rows.prefetch_related("tasks")[:MOST]]


def _open_now(campaign: Campaign) -> QuerySet[Activity]:
    rows = activities_in(campaign).filter(
        Q(recruitment__isnull=True) | Q(recruitment__is_open=True), workplace__unit__closed_on=None
    )
    return rows.filter(pk=campaign.activity_id) if campaign.activity_id else rows


def _vacancy(activity: Activity, code: str) -> Vacancy:
    workplace, site = activity.workplace, activity.workplace.site
    published = activity.published_at.date().isoformat() if activity.published_at else ""
    cells = {
        "id": str(activity.pk),
        "title": activity.title,
        "summary": activity.summary,
        "description": activity.description,
        "volunteer_may": "\n".join(task.text for task in activity.tasks.all() if task.may),
        "category": str(activity.get_kind_display()),
        "organisation": str(activity.partner or workplace.unit.authority),
        "place": workplace.unit.name,
        "address": site.street if site else "",
        "postcode": site.postcode if site else "",
        "city": site.city if site else "",
        "how_often": str(activity.get_commitment_display()),
        "when": ", ".join(_times(activity)),
        "youngest_age": str(activity.min_age),
        "danish": str(activity.get_language_level_display()),
        "contact_email": workplace.contact_email,
        "contact_phone": phone(workplace.contact_phone) if workplace.contact_phone else "",
        "published": published,
        "link": page_of(activity, code),
        "apply_link": apply_page_of(activity, code),
    }
    return Vacancy(activity, cells, missing(cells))


def _times(activity: Activity) -> list[str]:
    words = dict(
        zip(
            _TIMES,
            (_("on weekdays"), _("in the evening"), _("at the weekend"), _("at night")),
            strict=True,
        )
    )
    return [words[name] for name in _TIMES if getattr(activity, name)]
