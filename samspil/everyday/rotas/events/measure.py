"""What is deleted of those who took more than was thought right."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ExcessForgotten(Fact):
    verb: ClassVar = "shift.excess_forgotten"
    sentence: ClassVar = _("It was deleted that somebody took more than planned")
