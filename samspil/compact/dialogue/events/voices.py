"""What happens to ideas, doubts and concerns."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.dialogue.flow import ConcernState
from samspil.compact.dialogue.models.voices import Doubt, Involvement, Sender


@dataclass(frozen=True, kw_only=True)
class IdeaProposed(Fact):
    verb: ClassVar = "idea.proposed"
    sentence: ClassVar = _("%(sender)s proposed an idea; an answer is due on %(due_on)s")
    labels: ClassVar = {"sender": Sender}
    sender: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class IdeaPassedOn(Fact):
    verb: ClassVar = "idea.passed_on"
    sentence: ClassVar = _("%(actor)s passed the idea on to the volunteering consultant")


@dataclass(frozen=True, kw_only=True)
class IdeaOverdue(Fact):
    """The deadline has passed without an answer; the consultant sees the idea from now on."""

    verb: ClassVar = "idea.overdue"
    sentence: ClassVar = _("Nobody answered the idea in time; it was shown to the volunteering consultant")


@dataclass(frozen=True, kw_only=True)
class IdeaAccepted(Fact):
    """The idea may become a need; an upper room listens."""

    verb: ClassVar = "idea.accepted"
    sentence: ClassVar = _("%(actor)s said yes to the idea")
    workplace: int | None


@dataclass(frozen=True, kw_only=True)
class IdeaDeclined(Fact):
    verb: ClassVar = "idea.declined"
    sentence: ClassVar = _("%(actor)s said “not now” to the idea, and why")


@dataclass(frozen=True, kw_only=True)
class IdeaWithdrawn(Fact):
    verb: ClassVar = "idea.withdrawn"
    sentence: ClassVar = _("The sender withdrew the idea")


@dataclass(frozen=True, kw_only=True)
class IdeaErased(Fact):
    verb: ClassVar = "idea.erased"
    sentence: ClassVar = _("What the sender of the idea had written was erased")


@dataclass(frozen=True, kw_only=True)
class PeopleInvolved(Fact):
    verb: ClassVar = "idea.people_involved"
    sentence: ClassVar = _("%(actor)s noted who was involved on %(held_on)s: %(group)s (%(people)s)")
    labels: ClassVar = {"group": Involvement.Group}
    group: str
    held_on: str
    people: int


@dataclass(frozen=True, kw_only=True)
class IdeaStartPlanned(Fact):
    verb: ClassVar = "idea.start_planned"
    sentence: ClassVar = _("%(actor)s planned the start of the idea for %(starts_on)s")
    starts_on: str


@dataclass(frozen=True, kw_only=True)
class DoubtRaised(Fact):
    verb: ClassVar = "doubt.raised"
    sentence: ClassVar = _("%(sender)s asked: %(kind)s An answer is due on %(due_on)s")
    labels: ClassVar = {"sender": Sender, "kind": Doubt.Kind}
    sender: str
    kind: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class DoubtAnswered(Fact):
    verb: ClassVar = "doubt.answered"
    sentence: ClassVar = _("%(actor)s answered the doubt: %(outcome)s")
    labels: ClassVar = {"outcome": Doubt.Outcome}
    outcome: str


@dataclass(frozen=True, kw_only=True)
class DoubtOverdue(Fact):
    verb: ClassVar = "doubt.overdue"
    sentence: ClassVar = _("Nobody answered the doubt in time")


@dataclass(frozen=True, kw_only=True)
class DoubtWithdrawn(Fact):
    verb: ClassVar = "doubt.withdrawn"
    sentence: ClassVar = _("The sender withdrew the doubt")


@dataclass(frozen=True, kw_only=True)
class DoubtErased(Fact):
    verb: ClassVar = "doubt.erased"
    sentence: ClassVar = _("What the sender of the doubt had written was erased")


@dataclass(frozen=True, kw_only=True)
class StandardConcernsSeeded(Fact):
    verb: ClassVar = "concern.standards_seeded"
    sentence: ClassVar = _("The concerns that every agreement answers were written down: %(count)s")
    count: int


@dataclass(frozen=True, kw_only=True)
class ConcernRaised(Fact):
    verb: ClassVar = "concern.raised"
    sentence: ClassVar = _("%(actor)s wrote down a concern")


@dataclass(frozen=True, kw_only=True)
class ConcernEdited(Fact):
    verb: ClassVar = "concern.edited"
    sentence: ClassVar = _("%(actor)s changed the concern: %(fields)s")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class ConcernMoved(Fact):
    verb: ClassVar = "concern.moved"
    sentence: ClassVar = _("%(actor)s moved the concern to “%(state)s”")
    labels: ClassVar = {"state": ConcernState}
    state: str
