"""The life of a campaign, from the first idea to the thought about whom it reached."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.outreach.events import (
    CampaignChanged,
    CampaignClosed,
    CampaignDropped,
    CampaignPlanned,
    CampaignStarted,
)
from samspil.learning.outreach.flow import CAMPAIGN, CampaignState
from samspil.learning.outreach.models import Campaign, Home
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.queries.homes import activities_in
from samspil.learning.outreach.rules.campaigns import (
    insist_on_open,
    insist_on_period,
    insist_on_reflection,
    insist_on_words,
)
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def plan_campaign(
    by: Actor,
    home: Home,
    *,
    name: str,
    audience: str,
    starts_on: date,
    until: date | None = None,
    activity: Activity | None = None,
    **texts: str,
) -> Campaign:
    """Begin to prepare a campaign. `texts` are breadth, text_da, text_en and picture.

    Raises Invalid for a period that ends before it begins, or an activity of another place.
    """
    require(by, Can.CAMPAIGN_EDIT, home)
    fields = _checked(home, name, audience, starts_on, until, activity)
    campaign = Campaign.objects.create(**home.fields, **fields, **_texts(texts), created_by_id=by.user_id)
    record(CampaignPlanned(subject=campaign), by=by)
    return campaign


@action
def change_campaign(
    by: Actor,
    campaign: Campaign,
    *,
    name: str,
    audience: str,
    starts_on: date,
    until: date | None = None,
    activity: Activity | None = None,
    **texts: str,
) -> None:
    """Say it otherwise. Raises Conflict when the campaign is over."""
    require(by, Can.CAMPAIGN_EDIT, campaign)
    insist_on_open(campaign)
    fields = _checked(campaign, name, audience, starts_on, until, activity)
    living = Campaign.objects.filter(pk=campaign.pk, state=campaign.state)
    if not living.update(**fields, **_texts(texts)):
        raise Conflict(_("Somebody else was first. Reload the page to see how things stand now."))
    record(CampaignChanged(subject=campaign), by=by)


@action
def start_campaign(by: Actor, campaign: Campaign) -> None:
    """Let it run. Raises Conflict without a single way to reach people."""
    require(by, Can.CAMPAIGN_EDIT, campaign)
    if not campaign.ways.exists():
        raise Conflict(_("Add at least one link first: where will people see the campaign?"))
    CAMPAIGN.move(campaign, to=CampaignState.RUNNING)
    record(CampaignStarted(subject=campaign), by=by)


@action
def drop_campaign(by: Actor, campaign: Campaign) -> None:
    """Give up a campaign that has not begun."""
    require(by, Can.CAMPAIGN_EDIT, campaign)
    CAMPAIGN.move(campaign, to=CampaignState.DROPPED)
    record(CampaignDropped(subject=campaign), by=by)


@action
def close_campaign(
    by: Actor, campaign: Campaign, *, reached: str, missed: str, next_time: str, result: str = ""
) -> None:
    """Close it. Raises Invalid until the three questions about whom it reached are answered (RM-54)."""
    require(by, Can.CAMPAIGN_EDIT, campaign)
    insist_on_reflection(reached=reached, missed=missed, next_time=next_time)
    CAMPAIGN.move(
        campaign,
        to=CampaignState.CLOSED,
        closed_on=clock.today(),
        reached=reached.strip(),
        missed=missed.strip(),
        next_time=next_time.strip(),
        result=result.strip(),
    )
    record(CampaignClosed(subject=campaign), by=by)


def _checked(
    home: Home | Owned,
    name: str,
    audience: str,
    starts_on: date,
    until: date | None,
    activity: Activity | None,
) -> dict[str, Any]:
    insist_on_words(name=name, audience=audience)
    insist_on_period(starts_on, until)
    if activity is not None and not activities_in(home).filter(pk=activity.pk).exists():
        raise Invalid({"activity": [_("Choose an activity of the place that people can find now.")]})
    return {
        "name": name.strip(),
        "audience": audience.strip(),
        "starts_on": starts_on,
        "until": until,
        "activity": activity,
    }


def _texts(texts: dict[str, str]) -> dict[str, str]:
    known = ("breadth", "text_da", "text_en", "picture")
    return {name: texts.pop(name).strip() for name in known if name in texts} | texts
