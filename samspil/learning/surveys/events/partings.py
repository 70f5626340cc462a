"""What happens when somebody who leaves would like to say why."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PartingAnswered(Fact):
    """Recorded as nobody's, of the whole authority, with the day alone."""

    verb: ClassVar = "parting.answered"
    sentence: ClassVar = _("Somebody who has left told how it was, without a name")


@dataclass(frozen=True, kw_only=True)
class PartingsForgotten(Fact):
    verb: ClassVar = "parting.forgotten"
    sentence: ClassVar = _("It was forgotten that %(count)s who had left had answered")
    count: int
