"""The lives of what a programme is made of: its pilots, its papers, the hours it asks for, the time at others' meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class PilotState(models.TextChoices):
    PLANNED = "planned", _("Being prepared")
    RUNNING = "running", _("Being tried")
    ADOPTED = "adopted", _("Part of everyday life")
    STOPPED = "stopped", _("Has been stopped")


PILOT = Flow(
    PilotState,
    {
        PilotState.PLANNED: {PilotState.RUNNING, PilotState.STOPPED},
        PilotState.RUNNING: {PilotState.ADOPTED, PilotState.STOPPED},
        PilotState.ADOPTED: set(),
        PilotState.STOPPED: set(),
    },
)


class PaperState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Put forward")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PAPER = Flow(
    PaperState,
    {
        PaperState.DRAFT: {PaperState.SUBMITTED, PaperState.WITHDRAWN},
        PaperState.SUBMITTED: {PaperState.WITHDRAWN},
        PaperState.WITHDRAWN: set(),
    },
)


class AskState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    COMMITTED = "committed", _("Committed")
    DECLINED = "declined", _("Not granted")
    WITHDRAWN = "withdrawn", _("No longer needed")


ASK = Flow(
    AskState,
    {
        AskState.ASKED: {AskState.COMMITTED, AskState.DECLINED, AskState.WITHDRAWN},
        # A leader may have to take hours back, or find them after all.
        AskState.COMMITTED: {AskState.DECLINED, AskState.WITHDRAWN},
        AskState.DECLINED: {AskState.COMMITTED, AskState.WITHDRAWN},
        AskState.WITHDRAWN: set(),
    },
)


class AgendaState(models.TextChoices):
    ASKED = "asked", _("Time asked for")
    PLANNED = "planned", _("On the agenda of the meeting")
    HELD = "held", _("It was spoken of")
    DECLINED = "declined", _("Said no to")


AGENDA = Flow(
    AgendaState,
    {
        AgendaState.ASKED: {AgendaState.PLANNED, AgendaState.HELD, AgendaState.DECLINED},
        AgendaState.PLANNED: {AgendaState.HELD, AgendaState.DECLINED},
        AgendaState.HELD: set(),
        AgendaState.DECLINED: {AgendaState.PLANNED},  # the next year there may be time
    },
)
