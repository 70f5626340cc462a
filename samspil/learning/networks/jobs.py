"""What happens in the library by itself."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.learning.networks.actions.enquiries import erase_enquiry
from samspil.learning.networks.models import Enquiry
from samspil.learning.networks.rules.experiences import KEEP_DAYS


@periodic(daily_at=time(4, 40))
def erase_old_enquiries() -> None:
    """Delete questions about experiences a year after they were asked."""
    limit = clock.now() - timedelta(days=KEEP_DAYS)
    for enquiry in Enquiry.objects.filter(asked_at__lt=limit).order_by("pk"):
        erase_enquiry(SYSTEM, enquiry)
