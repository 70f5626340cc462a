"""The communication plan as a timeline, and the press log."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.learning.outreach.flow import MessageState
from samspil.learning.outreach.models import Campaign, Home, Mention, Outlet, PlannedMessage
from samspil.learning.outreach.models.campaigns import CampaignQuerySet
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.models.plans import PlannedMessageQuerySet
from samspil.learning.outreach.models.press import MentionQuerySet, OutletQuerySet
from samspil.learning.recognition.models import Story
from samspil.learning.recognition.models.stories import StoryQuerySet

MOST = 200
LATEST = 20


@dataclass(frozen=True)
class Month:
    """What falls into one month of the timeline."""

    first: date
    messages: list[PlannedMessage]


@dataclass(frozen=True)
class Timeline:
    """The plan: what is late on top, then month by month, and what has been."""

    overdue: list[PlannedMessage]
    months: list[Month]
    ended: list[PlannedMessage]


def timeline(by: Actor) -> Timeline:
    """Return the plan that the actor may read. Two queries."""
    planned = list(_messages(by).filter(state=MessageState.PLANNED).order_by("due_on", "pk")[:MOST])
    today = clock.today()
    ahead = [one for one in planned if one.due_on >= today]
    months = groupby(ahead, key=lambda one: one.due_on.replace(day=1))
    ended = _messages(by).exclude(state=MessageState.PLANNED).order_by("-ended_on", "-pk")
    return Timeline(
        overdue=[one for one in planned if one.due_on < today],
        months=[Month(first, list(found)) for first, found in months],
        ended=list(ended[:LATEST]),
    )


def messages_of(campaign: Campaign, by: Actor) -> list[PlannedMessage]:
    """Return what is planned for a campaign, in the order of the days."""
    return list(_messages(by).filter(campaign=campaign).order_by("due_on", "pk")[:MOST])


def open_campaigns(home: Home | Owned, by: Actor) -> CampaignQuerySet:
    """Return the campaigns that something can be planned for."""
    rows = Campaign.objects.visible_to(by).filter(authority=home.authority, state__in=["planned", "running"])
    return rows.order_by("name", "pk")


def mentions(by: Actor) -> MentionQuerySet:
    """Return the press log, the latest first."""
    rows = Mention.objects.visible_to(by).select_related(*Mention.HOME, "outlet", "story")
    return rows.order_by("-published_on", "-pk")


def outlets(by: Actor) -> OutletQuerySet:
    """Return the media near by, by name."""
    return Outlet.objects.visible_to(by).select_related(*Outlet.HOME).order_by("name", "pk")


def outlets_for(home: Home | Owned, by: Actor) -> OutletQuerySet:
    return outlets(by).filter(authority=home.authority)


def stories_for(home: Home | Owned, by: Actor) -> StoryQuerySet:
    """Return the stories that the actor works with and that somebody may have told on, the latest first."""
    rows = Story.objects.visible_to(by).filter(Q(authority=home.authority), erased_at=None)
    return rows.order_by("-changed_at", "-pk")


def _messages(by: Actor) -> PlannedMessageQuerySet:
    rows = PlannedMessage.objects.visible_to(by)
    return rows.select_related(*PlannedMessage.HOME, "responsible", "campaign")
