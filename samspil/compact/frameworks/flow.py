"""The life of a version of a framework. Adopted is not signed; what was once in force stays readable for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_CONSULTATION = "in_consultation", _("In consultation")
    ADOPTED = "adopted", _("Adopted")
    SIGNED = "signed", _("Signed")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


FLOW = Flow(
    State,
    {
        State.DRAFT: {State.IN_CONSULTATION, State.ADOPTED, State.SUPERSEDED, State.WITHDRAWN},
        State.IN_CONSULTATION: {State.DRAFT, State.WITHDRAWN},
        State.ADOPTED: {State.SIGNED, State.SUPERSEDED, State.WITHDRAWN},
        State.SIGNED: {State.SUPERSEDED, State.WITHDRAWN},
        State.SUPERSEDED: set(),
        State.WITHDRAWN: set(),
    },
)


class ConsultationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open for answers")
    CLOSED = "closed", _("Ended")
    PUBLISHED = "published", _("Note published")


CONSULTATION_FLOW = Flow(
    ConsultationState,
    {
        ConsultationState.DRAFT: {ConsultationState.OPEN},
        ConsultationState.OPEN: {ConsultationState.CLOSED},
        ConsultationState.CLOSED: {ConsultationState.PUBLISHED},
        ConsultationState.PUBLISHED: set(),
    },
)
