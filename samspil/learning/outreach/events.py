"""What happens to campaigns, to the communication plan and to the press log."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.outreach.models import Channel, Language, Mention


@dataclass(frozen=True, kw_only=True)
class CampaignPlanned(Fact):
    verb: ClassVar = "campaign.planned"
    sentence: ClassVar = _("%(actor)s began to prepare a campaign")


@dataclass(frozen=True, kw_only=True)
class CampaignChanged(Fact):
    verb: ClassVar = "campaign.changed"
    sentence: ClassVar = _("%(actor)s changed the campaign")


@dataclass(frozen=True, kw_only=True)
class CampaignStarted(Fact):
    verb: ClassVar = "campaign.started"
    sentence: ClassVar = _("%(actor)s started the campaign")


@dataclass(frozen=True, kw_only=True)
class CampaignDropped(Fact):
    verb: ClassVar = "campaign.dropped"
    sentence: ClassVar = _("%(actor)s dropped the campaign before it began")


@dataclass(frozen=True, kw_only=True)
class CampaignClosed(Fact):
    verb: ClassVar = "campaign.closed"
    sentence: ClassVar = _("%(actor)s closed the campaign and thought about whom it reached")


@dataclass(frozen=True, kw_only=True)
class WayAdded(Fact):
    verb: ClassVar = "campaign.way_added"
    sentence: ClassVar = _("%(actor)s added a link to the campaign: %(channel)s, %(language)s")
    labels: ClassVar = {"channel": Channel, "language": Language}
    channel: str
    language: str


@dataclass(frozen=True, kw_only=True)
class WayChanged(Fact):
    verb: ClassVar = "campaign.way_changed"
    sentence: ClassVar = _("%(actor)s noted what a link of the campaign cost and how many it reached")


@dataclass(frozen=True, kw_only=True)
class WayRemoved(Fact):
    verb: ClassVar = "campaign.way_removed"
    sentence: ClassVar = _("%(actor)s took out a link that nobody had come through")


@dataclass(frozen=True, kw_only=True)
class MessagePlanned(Fact):
    verb: ClassVar = "message.planned"
    sentence: ClassVar = _("%(actor)s put something into the communication plan for %(due_on)s")
    due_on: str


@dataclass(frozen=True, kw_only=True)
class MessageChanged(Fact):
    verb: ClassVar = "message.changed"
    sentence: ClassVar = _("%(actor)s changed something in the communication plan")


@dataclass(frozen=True, kw_only=True)
class MessageDone(Fact):
    verb: ClassVar = "message.done"
    sentence: ClassVar = _("%(actor)s noted that something in the communication plan was carried out")


@dataclass(frozen=True, kw_only=True)
class MessageDropped(Fact):
    verb: ClassVar = "message.dropped"
    sentence: ClassVar = _("%(actor)s dropped something from the communication plan")


@dataclass(frozen=True, kw_only=True)
class OutletAdded(Fact):
    verb: ClassVar = "outlet.added"
    sentence: ClassVar = _("%(actor)s put a medium on the list")


@dataclass(frozen=True, kw_only=True)
class OutletChanged(Fact):
    verb: ClassVar = "outlet.changed"
    sentence: ClassVar = _("%(actor)s changed what is known about a medium")


@dataclass(frozen=True, kw_only=True)
class OutletRemoved(Fact):
    verb: ClassVar = "outlet.removed"
    sentence: ClassVar = _("%(actor)s took a medium off the list")


@dataclass(frozen=True, kw_only=True)
class MentionNoted(Fact):
    verb: ClassVar = "mention.noted"
    sentence: ClassVar = _("%(actor)s wrote something into the press log (%(consent)s)")
    labels: ClassVar = {"consent": Mention.Consent}
    consent: str


@dataclass(frozen=True, kw_only=True)
class MentionChanged(Fact):
    verb: ClassVar = "mention.changed"
    sentence: ClassVar = _("%(actor)s changed something in the press log (%(consent)s)")
    labels: ClassVar = {"consent": Mention.Consent}
    consent: str


@dataclass(frozen=True, kw_only=True)
class MentionRemoved(Fact):
    verb: ClassVar = "mention.removed"
    sentence: ClassVar = _("%(actor)s took something out of the press log")
