"""What is done about volunteers who have not been there for a while."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class HelloSaid(Fact):
    verb: ClassVar = "volunteer.greeted"
    sentence: ClassVar = _("%(actor)s said hello to volunteer no. %(volunteer)s")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class HelloForgotten(Fact):
    verb: ClassVar = "volunteer.greeting_forgotten"
    sentence: ClassVar = _("It was deleted when somebody last said hello to a volunteer")
