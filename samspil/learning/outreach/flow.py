"""The life of a campaign, and of an item of the communication plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class CampaignState(models.TextChoices):
    PLANNED = "planned", _("Being prepared")
    RUNNING = "running", _("Is running")
    CLOSED = "closed", _("Closed and thought over")
    DROPPED = "dropped", _("Dropped")


CAMPAIGN = Flow(
    CampaignState,
    {
        CampaignState.PLANNED: {CampaignState.RUNNING, CampaignState.DROPPED},
        # What has run is thought over: there is no way out past the reflection (RM-54).
        CampaignState.RUNNING: {CampaignState.CLOSED},
        CampaignState.CLOSED: set(),
        CampaignState.DROPPED: set(),
    },
)


class MessageState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    DONE = "done", _("Carried out")
    DROPPED = "dropped", _("Dropped")


MESSAGE = Flow(
    MessageState,
    {
        MessageState.PLANNED: {MessageState.DONE, MessageState.DROPPED},
        MessageState.DONE: set(),
        MessageState.DROPPED: set(),
    },
)
