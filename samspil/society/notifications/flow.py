"""Kinds of messages, the ways they travel, and the states of a delivery."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class Kind(models.TextChoices):
    """What a message is about: what people choose between on the page of their preferences."""

    ACCOUNT = "account", _("Your account and your duties")
    ACTIVITY = "activity", _("Activities")
    APPLICATION = "application", _("Applications")
    CASE = "case", _("Cases that need care")
    DIALOGUE = "dialogue", _("Frameworks, agreements and the dialogue about them")
    ONBOARDING = "onboarding", _("Steps on the way to the first shift")
    REQUEST = "request", _("Citizens who ask for a volunteer")
    SHIFT = "shift", _("Shifts and rotas")
    SYSTEM = "system", _("Running the system")
    VIGIL = "vigil", _("Vigils")
    VOLUNTEER = "volunteer", _("Volunteers, insurance and declarations")


class Channel(models.TextChoices):
    """How a message leaves the house. Every person also finds it on the site, under their messages."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")
    PUSH = "push", _("Notice on the phone or computer")


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")
    SUPPRESSED = "suppressed", _("Not wanted any more")


FLOW: Final = Flow(
    State,
    {
        State.QUEUED: {State.SENDING, State.FAILED},
        State.SENDING: {State.SENT, State.FAILED, State.QUEUED, State.SUPPRESSED},
        State.SENT: {State.FAILED},  # the gateway's receipt says so later
        State.FAILED: {State.QUEUED},
        State.SUPPRESSED: set(),
    },
)
