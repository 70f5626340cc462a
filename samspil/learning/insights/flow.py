"""The life of an evaluation: it is done when both sides have answered (DR-36), and then the committee hears of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    OPEN = "open", _("Waits for both sides")
    ANSWERED_BY_ONE = "by_one", _("One side has answered")
    DONE = "done", _("Carried out")
    SHARED = "shared", _("Put before the committee")
    CALLED_OFF = "called_off", _("Called off")


FLOW = Flow(
    State,
    {
        State.OPEN: {State.ANSWERED_BY_ONE, State.CALLED_OFF},
        # Only one way leads to done: through the answer of the other side.
        State.ANSWERED_BY_ONE: {State.DONE, State.CALLED_OFF},
        State.DONE: {State.SHARED},
        State.SHARED: set(),
        State.CALLED_OFF: set(),
    },
)
ANSWERABLE = (State.OPEN, State.ANSWERED_BY_ONE)
FINISHED = (State.DONE, State.SHARED)
