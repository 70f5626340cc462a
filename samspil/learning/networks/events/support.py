"""What happens to the offers to associations."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SupportOffered(Fact):
    verb: ClassVar = "support.offered"
    sentence: ClassVar = _("%(actor)s put up an offer to associations")


@dataclass(frozen=True, kw_only=True)
class SupportChanged(Fact):
    verb: ClassVar = "support.changed"
    sentence: ClassVar = _("%(actor)s changed an offer to associations")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class SupportWithdrawn(Fact):
    verb: ClassVar = "support.withdrawn"
    sentence: ClassVar = _("%(actor)s took an offer to associations down")
