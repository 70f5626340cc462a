from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PartnerRegistered(Fact):
    verb: ClassVar = "partner.registered"
    sentence: ClassVar = _("%(actor)s registered the partner")
    kind: str


@dataclass(frozen=True, kw_only=True)
class PartnerChanged(Fact):
    verb: ClassVar = "partner.changed"
    sentence: ClassVar = _("%(actor)s changed the partner's details")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class PartnerSpokenWith(Fact):
    verb: ClassVar = "partner.spoken_with"
    sentence: ClassVar = _("%(actor)s noted that they spoke with the partner on %(held_on)s")
    held_on: str
