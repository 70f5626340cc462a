"""The life of a series of sessions, and of a citizen's place in one of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class SeriesState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open for sign-up")
    CLOSED = "closed", _("Closed")


class PlaceState(models.TextChoices):
    WAITING = "waiting", _("On the waiting list")
    HELD = "held", _("Has a place")
    CANCELLED = "cancelled", _("Gave the place back")


SERIES = Flow(
    SeriesState,
    {
        SeriesState.DRAFT: {SeriesState.OPEN, SeriesState.CLOSED},
        SeriesState.OPEN: {SeriesState.CLOSED},
        SeriesState.CLOSED: set(),
    },
)
PLACE = Flow(
    PlaceState,
    {
        PlaceState.WAITING: {PlaceState.HELD, PlaceState.CANCELLED},
        PlaceState.HELD: {PlaceState.CANCELLED},
        PlaceState.CANCELLED: set(),
    },
)
