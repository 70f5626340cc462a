"""The ways to people: a channel in a language, what it cost, and how many it reached."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.learning.outreach.events import WayAdded, WayChanged, WayRemoved
from samspil.learning.outreach.models import Campaign, Way
from samspil.learning.outreach.rules.campaigns import code_for, insist_on_open, insist_on_way
from samspil.people.applications.queries import came_through
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def add_way(
    by: Actor,
    campaign: Campaign,
    *,
    channel: str,
    language: str,
    where: str = "",
    text: str = "",
    cost_kroner: int | None = None,
    reach: int | None = None,
) -> Way:
    """Add a channel in a language, with a link of its own. Raises Conflict when the campaign is over."""
    require(by, Can.CAMPAIGN_EDIT, campaign)
    insist_on_open(campaign)
    insist_on_way(channel, language)
    held = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    last = held.ways.order_by("-number").values_list("number", flat=True).first() or 0
    way = Way.objects.create(
        campaign=campaign,
        number=last + 1,
        code=code_for(held, last + 1),
        channel=channel,
        language=language,
        where=where.strip(),
        text=text.strip(),
        cost_kroner=cost_kroner,
        reach=reach,
    )
    record(WayAdded(subject=way, channel=channel, language=language), by=by)
    return way


@action
def change_way(
    by: Actor,
    way: Way,
    *,
    where: str = "",
    text: str = "",
    cost_kroner: int | None = None,
    reach: int | None = None,
) -> None:
    """Note the cost and the reach, or change the text. Channel and language stay: people have come by the code."""
    require(by, Can.CAMPAIGN_EDIT, way)
    insist_on_open(way.campaign)
    way.where, way.text, way.cost_kroner, way.reach = where.strip(), text.strip(), cost_kroner, reach
    way.save(update_fields=["where", "text", "cost_kroner", "reach"])
    record(WayChanged(subject=way), by=by)


@action
def remove_way(by: Actor, way: Way) -> None:
    """Take out a link that was made by mistake. Raises Conflict when somebody has come through it."""
    require(by, Can.CAMPAIGN_EDIT, way)
    insist_on_open(way.campaign)
    if came_through([way.code])[way.code].people:
        raise Conflict(_("Somebody has come through this link. It stays, so that the numbers are right."))
    campaign = way.campaign
    Way.objects.filter(pk=way.pk).delete()
    record(WayRemoved(subject=campaign), by=by)
