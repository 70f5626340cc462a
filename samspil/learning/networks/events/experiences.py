"""What happens to the cases of the library."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.networks.models import Experience


@dataclass(frozen=True, kw_only=True)
class ExperienceBegun(Fact):
    verb: ClassVar = "shared_experience.begun"
    sentence: ClassVar = _("%(actor)s began to write down an experience")


@dataclass(frozen=True, kw_only=True)
class ExperienceDescribed(Fact):
    verb: ClassVar = "shared_experience.described"
    sentence: ClassVar = _("%(actor)s went on writing the experience")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class ExperienceShared(Fact):
    verb: ClassVar = "shared_experience.shared"
    sentence: ClassVar = _("%(actor)s shared the experience with: %(reach)s")
    labels: ClassVar = {"reach": Experience.Reach}
    reach: str


@dataclass(frozen=True, kw_only=True)
class ExperienceWithdrawn(Fact):
    verb: ClassVar = "shared_experience.withdrawn"
    sentence: ClassVar = _("%(actor)s took the experience out of the library")


@dataclass(frozen=True, kw_only=True)
class ExperienceUsed(Fact):
    verb: ClassVar = "shared_experience.used_elsewhere"
    sentence: ClassVar = _("%(actor)s said that one more workplace does the same")
    workplace: int


@dataclass(frozen=True, kw_only=True)
class ExperienceSearchRenewed(Fact):
    verb: ClassVar = "shared_experience.search_renewed"
    sentence: ClassVar = _("The library finds experiences by a new name: %(experiences)s")
    experiences: int


@dataclass(frozen=True, kw_only=True)
class EnquirySent(Fact):
    verb: ClassVar = "enquiry.sent"
    sentence: ClassVar = _("%(actor)s asked to hear more about an experience")


@dataclass(frozen=True, kw_only=True)
class EnquiryAnswered(Fact):
    verb: ClassVar = "enquiry.answered"
    sentence: ClassVar = _("%(actor)s answered somebody who wanted to hear more")


@dataclass(frozen=True, kw_only=True)
class EnquiryErased(Fact):
    verb: ClassVar = "enquiry.erased"
    sentence: ClassVar = _("A question about an experience was deleted after its time")
