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
