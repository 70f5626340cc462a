"""The life of a referral between a workplace and a volunteer centre."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class ReferralState(models.TextChoices):
    ASKED = "asked", _("Awaits the person's own yes")
    AGREED = "agreed", _("The person has said yes")
    SETTLED = "settled", _("You have talked")


REFERRAL_FLOW = Flow(
    ReferralState,
    {
        ReferralState.ASKED: {ReferralState.AGREED},
        ReferralState.AGREED: {ReferralState.SETTLED},
        ReferralState.SETTLED: set(),
    },
)
