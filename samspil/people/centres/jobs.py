"""What happens to referrals by itself."""

from datetime import time

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.people.centres.actions import lapse_referral, settle_referral
from samspil.people.centres.flow import ReferralState
from samspil.people.centres.models import Referral
from samspil.people.centres.rules import ANSWER_WITHIN, ERASED, KEPT_FOR


@periodic(daily_at=time(4, 30))
def forget_referrals() -> None:
    """Delete what nobody answered in two weeks, and the names that have lain with a centre for half a year."""
    now = clock.now()
    unanswered = Referral.objects.filter(state=ReferralState.ASKED, asked_at__lt=now - ANSWER_WITHIN)
    for referral in unanswered.select_related("centre", "workplace__unit").order_by("pk"):
        lapse_referral(SYSTEM, referral)
    left = Referral.objects.filter(state=ReferralState.AGREED, agreed_at__lt=now - KEPT_FOR)
    for referral in left.exclude(name=ERASED).select_related("centre", "workplace__unit").order_by("pk"):
        settle_referral(SYSTEM, referral)
