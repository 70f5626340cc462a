"""The life of an import, and of a list that is written to be downloaded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    UPLOADED = "uploaded", _("Received")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, nothing is imported yet")
    IMPORTING = "importing", _("Being imported")
    DONE = "done", _("Imported")
    UNDOING = "undoing", _("Being undone")
    FAILED = "failed", _("Stopped, nothing was imported")
    UNDONE = "undone", _("Undone")
    DISCARDED = "discarded", _("Thrown away")


FLOW = Flow(
    State,
    {
        State.UPLOADED: {State.CHECKING, State.FAILED},
        State.CHECKING: {State.CHECKED, State.FAILED},
        State.CHECKED: {State.UPLOADED, State.IMPORTING, State.DISCARDED},
        State.IMPORTING: {State.DONE, State.FAILED},
        State.DONE: {State.UNDOING},
        State.UNDOING: {State.UNDONE, State.DONE},
        State.FAILED: {State.UPLOADED, State.DISCARDED},
        State.UNDONE: set(),
        State.DISCARDED: set(),
    },
)
WORKING = (State.UPLOADED, State.CHECKING, State.IMPORTING, State.UNDOING)


class ExportState(models.TextChoices):
    WAITING = "waiting", _("Being written")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be written")
    EXPIRED = "expired", _("Deleted")


EXPORT_FLOW = Flow(
    ExportState,
    {
        ExportState.WAITING: {ExportState.READY, ExportState.FAILED},
        ExportState.READY: {ExportState.EXPIRED},
        ExportState.FAILED: {ExportState.EXPIRED},
        ExportState.EXPIRED: set(),
    },
)
