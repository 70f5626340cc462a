"""What happens to versions by itself."""

from datetime import time

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.compact.frameworks.actions import settle_version
from samspil.compact.frameworks.models import Version


@periodic(daily_at=time(0, 10))
def settle_versions() -> None:
    """Let the versions whose day has come take effect."""
    due = Version.objects.public().filter(effective_at=None, valid_from__lte=clock.today())
    for version in due.filter(state__in=["adopted", "signed"]).detailed().order_by("pk"):
        settle_version(SYSTEM, version)
