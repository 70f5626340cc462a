"""The life of a drill, and of one responder's answer in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class CallOutState(models.TextChoices):
    CALLING = "calling", _("Calling responders")
    COVERED = "covered", _("All roles are taken")
    ENDED = "ended", _("Stood down")


class AnswerState(models.TextChoices):
    ASKED = "asked", _("Alerted")
    ACCEPTED = "accepted", _("On the way")
    ARRIVED = "arrived", _("There")
    DECLINED = "declined", _("Cannot come")
    WITHDRAWN = "withdrawn", _("Had to turn back")
    RELEASED = "released", _("Stood down")


class Role(models.TextChoices):
    CPR = "cpr", _("Go straight there and begin CPR")
    AED = "aed", _("Fetch the defibrillator")
    COORDINATOR = "coordinator", _("Coordinate at the place")


CALL_OUT = Flow(
    CallOutState,
    {
        CallOutState.CALLING: {CallOutState.COVERED, CallOutState.ENDED},
        CallOutState.COVERED: {CallOutState.CALLING, CallOutState.ENDED},
        CallOutState.ENDED: set(),
    },
)
ANSWER = Flow(
    AnswerState,
    {
        AnswerState.ASKED: {AnswerState.ACCEPTED, AnswerState.DECLINED, AnswerState.RELEASED},
        AnswerState.ACCEPTED: {AnswerState.ARRIVED, AnswerState.WITHDRAWN, AnswerState.RELEASED},
        AnswerState.ARRIVED: {AnswerState.RELEASED},
        AnswerState.DECLINED: set(),
        AnswerState.WITHDRAWN: set(),
        AnswerState.RELEASED: set(),
    },
)
