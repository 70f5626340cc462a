from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.society.access.matrix import Duty


@dataclass(frozen=True, kw_only=True)
class DutyAssigned(Fact):
    verb: ClassVar = "duty.assigned"
    sentence: ClassVar = _("%(actor)s gave person no. %(user)s the duty “%(duty)s”")
    labels: ClassVar = {"duty": Duty}
    user: int
    duty: str


@dataclass(frozen=True, kw_only=True)
class DutyEnded(Fact):
    verb: ClassVar = "duty.ended"
    sentence: ClassVar = _("%(actor)s ended the duty “%(duty)s” of person no. %(user)s on %(ends_on)s")
    labels: ClassVar = {"duty": Duty}
    user: int
    duty: str
    ends_on: str


@dataclass(frozen=True, kw_only=True)
class PersonAppointed(Fact):
    verb: ClassVar = "duty.person_appointed"
    sentence: ClassVar = _("%(actor)s appointed person no. %(user)s")
    user: int
