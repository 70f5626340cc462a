"""What happens on the way to ready by itself."""

from datetime import time

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.people.onboarding.actions import expire_certificate, notice_steps
from samspil.people.onboarding.flow import State
from samspil.people.onboarding.models import ChildCertificate
from samspil.people.onboarding.queries import onboardings

_AT_ONCE = 500


@periodic(daily_at=time(6, 0))
def notice_all_steps() -> None:
    """Warn of what expires soon or is overdue, each thing once."""
    keys = list(onboardings().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        notice_steps(SYSTEM, list(onboardings().filter(pk__in=keys[start : start + _AT_ONCE]).order_by("pk")))


@periodic(daily_at=time(5, 30))
def expire_certificates() -> None:
    """Let certificates expire whose last day was yesterday or before, while the volunteer still belongs."""
    late = ChildCertificate.objects.filter(
        state=State.APPROVED, expires_on__lt=clock.today(), affiliation__ends_on=None
    )
    for certificate in late.select_related("affiliation__workplace__unit").order_by("pk"):
        expire_certificate(SYSTEM, certificate)
