"""The life of an activity. It is closed, never deleted, so that hours and thanks survive it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


FLOW = Flow(
    State,
    {
        State.DRAFT: {State.PUBLISHED, State.CLOSED},
        State.PUBLISHED: {State.PAUSED, State.CLOSED},
        State.PAUSED: {State.PUBLISHED, State.CLOSED},
        State.CLOSED: set(),
    },
)
