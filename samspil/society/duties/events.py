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


@dataclass(frozen=True, kw_only=True)
class AmbassadorNamed(Fact):
    verb: ClassVar = "ambassador.named"
    sentence: ClassVar = _(
        "%(actor)s named person no. %(user)s ambassador, with person no. %(substitute)s as substitute"
    )
    user: int
    substitute: int


@dataclass(frozen=True, kw_only=True)
class AmbassadorEnded(Fact):
    verb: ClassVar = "ambassador.ended"
    sentence: ClassVar = _("Person no. %(user)s is no longer ambassador from %(ends_on)s")
    user: int
    ends_on: str
