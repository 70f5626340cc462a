"""The life of a case: registered, talked through, mediated, decided, closed. Steps may be skipped when they are not needed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    RECEIVED = "received", _("Received")
    TALK = "talk", _("Being talked through")
    MEDIATION = "mediation", _("In mediation")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", _("Ended")
    WITHDRAWN = "withdrawn", _("Taken back")


FLOW = Flow(
    State,
    {
        State.RECEIVED: {State.TALK, State.MEDIATION, State.DECIDED, State.WITHDRAWN},
        State.TALK: {State.MEDIATION, State.DECIDED, State.WITHDRAWN},
        State.MEDIATION: {State.TALK, State.DECIDED, State.WITHDRAWN},
        # Somebody who is not content with the answer is talked with once more.
        State.DECIDED: {State.TALK, State.CLOSED},
        State.CLOSED: set(),
        State.WITHDRAWN: set(),
    },
)
WAITING = (State.RECEIVED, State.TALK, State.MEDIATION)  # somebody is owed an answer
OPEN = (*WAITING, State.DECIDED)
ENDED = (State.CLOSED, State.WITHDRAWN)


class DepartureState(models.TextChoices):
    NOTICE = "notice", _("Notice given")
    CLOSED = "departed", _("Parted well")


DEPARTURE = Flow(
    DepartureState,
    {DepartureState.NOTICE: {DepartureState.CLOSED}, DepartureState.CLOSED: set()},
)
