"""What happens to a meeting."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.dialogue.models import MeetingKind


@dataclass(frozen=True, kw_only=True)
class MeetingPlanned(Fact):
    verb: ClassVar = "meeting.planned"
    sentence: ClassVar = _("%(actor)s called a meeting (%(kind)s)")
    labels: ClassVar = {"kind": MeetingKind}
    kind: str
    committees: list[int]


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(Fact):
    verb: ClassVar = "meeting.moved"
    sentence: ClassVar = _("%(actor)s gave the meeting another time or place")


@dataclass(frozen=True, kw_only=True)
class AgendaSet(Fact):
    verb: ClassVar = "meeting.agenda_set"
    sentence: ClassVar = _("%(actor)s set the agenda: %(items)s items")
    items: int


@dataclass(frozen=True, kw_only=True)
class AgendaSent(Fact):
    verb: ClassVar = "meeting.agenda_sent"
    sentence: ClassVar = _("%(actor)s sent the agenda to the members")


@dataclass(frozen=True, kw_only=True)
class MeetingComing(Fact):
    verb: ClassVar = "meeting.members_reminded"
    sentence: ClassVar = _("%(actor)s reminded the members of the meeting")


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(Fact):
    """`discussed` and `postponed` count the items of the agenda."""

    verb: ClassVar = "meeting.held"
    sentence: ClassVar = _(
        "%(actor)s closed the meeting: %(discussed)s discussed, %(postponed)s for another time"
    )
    discussed: int
    postponed: int


@dataclass(frozen=True, kw_only=True)
class MeetingCalledOff(Fact):
    verb: ClassVar = "meeting.called_off"
    sentence: ClassVar = _("%(actor)s called the meeting off")


@dataclass(frozen=True, kw_only=True)
class MinutesWritten(Fact):
    verb: ClassVar = "meeting.minutes_written"
    sentence: ClassVar = _("%(actor)s wrote the minutes")
