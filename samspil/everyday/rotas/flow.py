"""The lives of a shift, of a sign-up and of a vigil.

A place handed back, an invitation declined and an offer that ran out have no state: the row is gone, so that nobody can
count how often a volunteer has said no.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class ShiftState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")


class SignUpState(models.TextChoices):
    INVITED = "invited", _("Invited")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Offered a place")
    TAKEN = "taken", _("Has a place")
    ASKED_AGAIN = "asked_again", _("Asked again")
    CANCELLED = "cancelled", _("Cancelled")


class VigilState(models.TextChoices):
    OPEN = "open", _("Somebody sits here")
    ENDED = "ended", _("Ended")


# These count in `Shift.taken`: nobody else can have the place meanwhile.
HOLDING = (SignUpState.TAKEN, SignUpState.OFFERED, SignUpState.ASKED_AGAIN)
LIVE = (*HOLDING, SignUpState.WAITING, SignUpState.INVITED)

SHIFT_FLOW = Flow(
    ShiftState,
    {ShiftState.PLANNED: {ShiftState.CANCELLED}, ShiftState.CANCELLED: set()},
)
SIGN_UP_FLOW = Flow(
    SignUpState,
    {
        SignUpState.INVITED: {SignUpState.TAKEN, SignUpState.CANCELLED},
        SignUpState.WAITING: {SignUpState.OFFERED, SignUpState.TAKEN, SignUpState.CANCELLED},
        SignUpState.OFFERED: {SignUpState.TAKEN, SignUpState.ASKED_AGAIN, SignUpState.CANCELLED},
        SignUpState.TAKEN: {SignUpState.ASKED_AGAIN, SignUpState.CANCELLED},
        SignUpState.ASKED_AGAIN: {SignUpState.TAKEN, SignUpState.CANCELLED},
        SignUpState.CANCELLED: set(),
    },
)
VIGIL_FLOW = Flow(VigilState, {VigilState.OPEN: {VigilState.ENDED}, VigilState.ENDED: set()})
