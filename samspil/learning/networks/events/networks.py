"""What happens in the networks. Who is a member is a number; what they write is not here."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NetworkFounded(Fact):
    verb: ClassVar = "network.founded"
    sentence: ClassVar = _("%(actor)s founded a network")


@dataclass(frozen=True, kw_only=True)
class NetworkDescribed(Fact):
    verb: ClassVar = "network.described"
    sentence: ClassVar = _("%(actor)s changed what the network is for")


@dataclass(frozen=True, kw_only=True)
class MemberAdded(Fact):
    verb: ClassVar = "network.member_added"
    sentence: ClassVar = _("%(actor)s took somebody into the network")
    member: int


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Fact):
    verb: ClassVar = "network.member_left"
    sentence: ClassVar = _("Somebody left the network")
    member: int


@dataclass(frozen=True, kw_only=True)
class PostWritten(Fact):
    verb: ClassVar = "network.post_written"
    sentence: ClassVar = _("%(actor)s wrote to the network")
    network: int


@dataclass(frozen=True, kw_only=True)
class PostTakenBack(Fact):
    verb: ClassVar = "network.post_withdrawn"
    sentence: ClassVar = _("%(actor)s took back what had been written to the network")
    post: int


@dataclass(frozen=True, kw_only=True)
class GatheringPlanned(Fact):
    verb: ClassVar = "network.meeting_planned"
    sentence: ClassVar = _("%(actor)s called the network to a meeting")
    network: int


@dataclass(frozen=True, kw_only=True)
class GatheringCalledOff(Fact):
    verb: ClassVar = "network.meeting_cancelled"
    sentence: ClassVar = _("%(actor)s called off a meeting of the network")
    network: int
