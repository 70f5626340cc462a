"""The lives of what is told and asked here."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class ExperienceState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    SHARED = "shared", _("Shared")
    WITHDRAWN = "withdrawn", _("Not shown any more")


EXPERIENCE: Final = Flow(
    ExperienceState,
    {
        ExperienceState.DRAFT: {ExperienceState.SHARED, ExperienceState.WITHDRAWN},
        ExperienceState.SHARED: {ExperienceState.WITHDRAWN},
        ExperienceState.WITHDRAWN: {ExperienceState.SHARED},
    },
)


class AdviceState(models.TextChoices):
    OPEN = "open", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Taken back")


ADVICE: Final = Flow(
    AdviceState,
    {
        AdviceState.OPEN: {AdviceState.ANSWERED, AdviceState.WITHDRAWN},
        AdviceState.ANSWERED: set(),
        AdviceState.WITHDRAWN: set(),
    },
)


class PresentationState(models.TextChoices):
    ASKED = "asked", _("Waits for an answer")
    ACCEPTED = "accepted", _("Agreed")
    DECLINED = "declined", _("Not this time")
    WITHDRAWN = "withdrawn", _("Called off")
    HELD = "held", _("Held")


PRESENTATION: Final = Flow(
    PresentationState,
    {
        PresentationState.ASKED: {
            PresentationState.ACCEPTED,
            PresentationState.DECLINED,
            PresentationState.WITHDRAWN,
        },
        PresentationState.ACCEPTED: {PresentationState.HELD, PresentationState.WITHDRAWN},
        PresentationState.DECLINED: set(),
        PresentationState.WITHDRAWN: set(),
        PresentationState.HELD: set(),
    },
)
