"""The life of an application, and of an interest that somebody leaves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("Awaits your confirmation")
    RECEIVED = "received", _("Received")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("A place is offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed")
    ENDED = "ended", _("Ended")


FLOW = Flow(
    State,
    {
        State.UNCONFIRMED: {State.RECEIVED, State.WITHDRAWN, State.LAPSED},
        State.RECEIVED: {State.ACCEPTED, State.DECLINED, State.WAITING, State.WITHDRAWN},
        State.WAITING: {State.ACCEPTED, State.DECLINED, State.OFFERED, State.WITHDRAWN},
        State.OFFERED: {State.ACCEPTED, State.WITHDRAWN, State.LAPSED},
        State.ACCEPTED: {State.ENDED},
        State.DECLINED: set(),
        State.WITHDRAWN: set(),
        State.LAPSED: set(),
        State.ENDED: set(),
    },
)

# Somebody waits for somebody: a second application to the same activity would be the same one again.
OPEN = (State.RECEIVED, State.WAITING, State.OFFERED)


class InterestState(models.TextChoices):
    OPEN = "open", _("Awaits an answer")
    ANSWERED = "answered", _("Answered")


INTEREST_FLOW = Flow(
    InterestState, {InterestState.OPEN: {InterestState.ANSWERED}, InterestState.ANSWERED: set()}
)
