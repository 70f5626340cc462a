"""The life of a round: it is answered for a while, and then read. Nothing is read before it is closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    OPEN = "open", _("Can be answered")
    CLOSED = "closed", _("Closed, the report is ready")
    WITHDRAWN = "withdrawn", _("Called off, and its answers deleted")


FLOW = Flow(
    State,
    {State.OPEN: {State.CLOSED, State.WITHDRAWN}, State.CLOSED: set(), State.WITHDRAWN: set()},
)
