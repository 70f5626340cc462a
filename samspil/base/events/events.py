"""What happens to the event log itself."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class LogAnchored(Fact):
    verb: ClassVar = "log.anchored"
    sentence: ClassVar = _("Anchor no. %(number)s of the event log was written outside the database")
    number: int
    anchored: int  # the sequence of the event that was the last at that moment
    mark: str  # the anchor's own digest: a line that is gone or forged shows
