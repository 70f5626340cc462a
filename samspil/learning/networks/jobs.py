"""What happens in the library by itself."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.learning.networks.actions.advice import erase_advice
from samspil.learning.networks.actions.enquiries import erase_enquiry
from samspil.learning.networks.actions.speakers import erase_presentation
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.models import AdviceCase, Enquiry, Presentation
from samspil.learning.networks.rules import advice as advice_rules
from samspil.learning.networks.rules import speakers as speaker_rules
from samspil.learning.networks.rules.experiences import KEEP_DAYS


@periodic(daily_at=time(4, 40))
def erase_old_enquiries() -> None:
    """Delete questions about experiences a year after they were asked."""
    limit = clock.now() - timedelta(days=KEEP_DAYS)
    for enquiry in Enquiry.objects.filter(asked_at__lt=limit).order_by("pk"):
        erase_enquiry(SYSTEM, enquiry)


@periodic(daily_at=time(4, 45))
def erase_old_advice() -> None:
    """Delete settled questions to the consultant a year after they were settled."""
    limit = clock.now() - timedelta(days=advice_rules.KEEP_DAYS)
    old = AdviceCase.objects.filter(answered_at__lt=limit).exclude(state=AdviceState.OPEN)
    for case in old.order_by("pk"):
        erase_advice(SYSTEM, case)


@periodic(daily_at=time(4, 50))
def erase_old_presentations() -> None:
    """Delete agreements on presentations a year after their day."""
    limit = clock.today() - timedelta(days=speaker_rules.KEEP_DAYS)
    old = Presentation.objects.filter(held_on__lt=limit).select_related("authority")
    for presentation in old.order_by("pk"):
        erase_presentation(SYSTEM, presentation)
