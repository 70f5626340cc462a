"""What happens to committees and to those who sit in them. Persons are numbers here."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.dialogue.models import Function, Side, WheelKind


@dataclass(frozen=True, kw_only=True)
class LevelsNamed(Fact):
    verb: ClassVar = "committee.levels_named"
    sentence: ClassVar = _("%(actor)s named the levels of the committees")
    count: int


@dataclass(frozen=True, kw_only=True)
class CommitteeFounded(Fact):
    verb: ClassVar = "committee.founded"
    sentence: ClassVar = _("%(actor)s founded the committee")
    level: int


@dataclass(frozen=True, kw_only=True)
class CommitteeRenamed(Fact):
    verb: ClassVar = "committee.renamed"
    sentence: ClassVar = _("%(actor)s changed the name, sector or level of the committee")


@dataclass(frozen=True, kw_only=True)
class CommitteeDissolved(Fact):
    verb: ClassVar = "committee.dissolved"
    sentence: ClassVar = _("%(actor)s dissolved the committee on %(ended_on)s")
    ended_on: str


@dataclass(frozen=True, kw_only=True)
class UnitAttached(Fact):
    verb: ClassVar = "committee.unit_attached"
    sentence: ClassVar = _("%(actor)s let the committee cover unit no. %(unit)s")
    unit: int


@dataclass(frozen=True, kw_only=True)
class UnitDetached(Fact):
    verb: ClassVar = "committee.unit_detached"
    sentence: ClassVar = _("%(actor)s let the committee no longer cover unit no. %(unit)s")
    unit: int


@dataclass(frozen=True, kw_only=True)
class MemberAdded(Fact):
    verb: ClassVar = "committee.member_added"
    sentence: ClassVar = _("%(actor)s made person no. %(user)s a member (%(side)s, %(function)s)")
    labels: ClassVar = {"side": Side, "function": Function}
    user: int
    side: str
    function: str


@dataclass(frozen=True, kw_only=True)
class MemberReplaced(Fact):
    verb: ClassVar = "committee.member_replaced"
    sentence: ClassVar = _("%(actor)s let person no. %(successor)s take the seat of person no. %(user)s")
    user: int
    successor: int


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Fact):
    verb: ClassVar = "committee.member_left"
    sentence: ClassVar = _("%(actor)s ended the membership of person no. %(user)s on %(ends_on)s")
    user: int
    ends_on: str


@dataclass(frozen=True, kw_only=True)
class WheelEntryAdded(Fact):
    verb: ClassVar = "committee.wheel_entry_added"
    sentence: ClassVar = _("%(actor)s put a matter into the year wheel, in month %(month)s (%(kind)s)")
    labels: ClassVar = {"kind": WheelKind}
    month: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class WheelEntryRemoved(Fact):
    verb: ClassVar = "committee.wheel_entry_removed"
    sentence: ClassVar = _("%(actor)s took a matter out of the year wheel")


@dataclass(frozen=True, kw_only=True)
class DialoguePolicySet(Fact):
    verb: ClassVar = "dialogue.policy_set"
    sentence: ClassVar = _("%(actor)s chose how the dialogue is carried on")
    discussion_required: bool
    may_mark_not_relevant: bool
    volume_percent: int


@dataclass(frozen=True, kw_only=True)
class MeetingFeedMade(Fact):
    verb: ClassVar = "meeting_feed.made"
    sentence: ClassVar = _("%(actor)s made a new address for the calendar of meetings")


@dataclass(frozen=True, kw_only=True)
class MeetingFeedRevoked(Fact):
    verb: ClassVar = "meeting_feed.revoked"
    sentence: ClassVar = _("%(actor)s stopped the address of the calendar of meetings")
