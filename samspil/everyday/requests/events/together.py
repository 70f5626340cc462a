from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.requests.models import Review

# Conversations: their facts belong to no place, so that no log tells who writes to whom, and never hold a word of it.


@dataclass(frozen=True, kw_only=True)
class ThreadOffered(Fact):
    verb: ClassVar = "thread.offered"
    sentence: ClassVar = _("A citizen or a volunteer would like to write with the other")
    side: str


@dataclass(frozen=True, kw_only=True)
class ThreadBegun(Fact):
    verb: ClassVar = "thread.begun"
    sentence: ClassVar = _("A citizen and a volunteer can write to each other now")
    side: str


@dataclass(frozen=True, kw_only=True)
class MessageSent(Fact):
    verb: ClassVar = "thread.message_sent"
    sentence: ClassVar = _("A message was written in a conversation between two")
    side: str


@dataclass(frozen=True, kw_only=True)
class ThreadEnded(Fact):
    """One of the two closed it. Which of them is not written."""

    verb: ClassVar = "thread.ended"
    sentence: ClassVar = _("A conversation between two was closed, and everything in it deleted")


@dataclass(frozen=True, kw_only=True)
class ThreadErased(Fact):
    verb: ClassVar = "thread.erased"
    sentence: ClassVar = _("A conversation was deleted, because what it belonged to is over")


@dataclass(frozen=True, kw_only=True)
class ThreadReported(Fact):
    verb: ClassVar = "thread.reported"
    sentence: ClassVar = _("One of two handed over messages that they chose themselves")


# Companionships: who ended one, and why, is not written.


@dataclass(frozen=True, kw_only=True)
class CompanionshipFounded(Fact):
    verb: ClassVar = "companionship.founded"
    sentence: ClassVar = _("%(actor)s brought two together for a first talk")


@dataclass(frozen=True, kw_only=True)
class CompanionshipStarted(Fact):
    verb: ClassVar = "companionship.started"
    sentence: ClassVar = _(
        "%(actor)s noted that the first talk was good; the next one about it is on %(review_on)s"
    )
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CompanionshipPaused(Fact):
    verb: ClassVar = "companionship.paused"
    sentence: ClassVar = _("A companionship is having a pause")


@dataclass(frozen=True, kw_only=True)
class CompanionshipResumed(Fact):
    verb: ClassVar = "companionship.resumed"
    sentence: ClassVar = _("A companionship goes on after a pause")


@dataclass(frozen=True, kw_only=True)
class CompanionshipReviewed(Fact):
    verb: ClassVar = "companionship.reviewed"
    sentence: ClassVar = _("%(actor)s talked with them about how it goes: “%(outcome)s”")
    labels: ClassVar = {"outcome": Review.Outcome}
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ReviewOverdue(Fact):
    verb: ClassVar = "companionship.review_overdue"
    sentence: ClassVar = _("The talk about how a companionship goes should have been on %(due_on)s")
    due_on: date


@dataclass(frozen=True, kw_only=True)
class CompanionshipChanged(Fact):
    verb: ClassVar = "companionship.changed"
    sentence: ClassVar = _("%(actor)s changed how often they talk about it, and what is noted")


@dataclass(frozen=True, kw_only=True)
class VolunteerChanged(Fact):
    """Somebody else comes from now on, after a new first talk."""

    verb: ClassVar = "companionship.volunteer_changed"
    sentence: ClassVar = _("%(actor)s found another volunteer for a companionship")
    before: int


@dataclass(frozen=True, kw_only=True)
class CompanionshipEnded(Fact):
    verb: ClassVar = "companionship.ended"
    sentence: ClassVar = _("A companionship ended, with thanks")


@dataclass(frozen=True, kw_only=True)
class CompanionshipStopped(Fact):
    """Death, discharge, a no to contact, or a volunteer who left: the one who comes is told once, gently, and no reason is kept."""

    verb: ClassVar = "companionship.stopped"
    sentence: ClassVar = _("A companionship was stopped, and all that belonged to it")


@dataclass(frozen=True, kw_only=True)
class TimeNoted(Fact):
    verb: ClassVar = "companionship.time_noted"
    sentence: ClassVar = _("Time was noted in a companionship that counts hours")


@dataclass(frozen=True, kw_only=True)
class CompanionshipErased(Fact):
    verb: ClassVar = "companionship.erased"
    sentence: ClassVar = _("A companionship that is over was emptied of the people")


# Clusters: institutions that are each other's volunteers.


@dataclass(frozen=True, kw_only=True)
class ClusterFounded(Fact):
    verb: ClassVar = "cluster.founded"
    sentence: ClassVar = _("%(actor)s founded a cluster of institutions that help each other")


@dataclass(frozen=True, kw_only=True)
class ClusterEnded(Fact):
    verb: ClassVar = "cluster.ended"
    sentence: ClassVar = _("%(actor)s closed a cluster")


@dataclass(frozen=True, kw_only=True)
class WorkplaceAsked(Fact):
    verb: ClassVar = "cluster.workplace_asked"
    sentence: ClassVar = _("%(actor)s asked a workplace to join a cluster")


@dataclass(frozen=True, kw_only=True)
class WorkplaceJoined(Fact):
    verb: ClassVar = "cluster.workplace_joined"
    sentence: ClassVar = _("%(actor)s joined a cluster with the workplace")


@dataclass(frozen=True, kw_only=True)
class WorkplaceLeft(Fact):
    verb: ClassVar = "cluster.workplace_left"
    sentence: ClassVar = _("%(actor)s left a cluster with the workplace")


@dataclass(frozen=True, kw_only=True)
class PostPutUp(Fact):
    verb: ClassVar = "cluster.post_made"
    sentence: ClassVar = _("%(actor)s put something on the board of a cluster")


@dataclass(frozen=True, kw_only=True)
class PostClosed(Fact):
    verb: ClassVar = "cluster.post_closed"
    sentence: ClassVar = _("%(actor)s took something off the board of a cluster")


@dataclass(frozen=True, kw_only=True)
class VisitProposed(Fact):
    verb: ClassVar = "cluster.visit_proposed"
    sentence: ClassVar = _("%(actor)s proposed a day to another workplace of the cluster")


@dataclass(frozen=True, kw_only=True)
class VisitAgreed(Fact):
    verb: ClassVar = "cluster.visit_agreed"
    sentence: ClassVar = _("%(actor)s agreed on a day with another workplace of the cluster")


@dataclass(frozen=True, kw_only=True)
class VisitCalledOff(Fact):
    verb: ClassVar = "cluster.visit_cancelled"
    sentence: ClassVar = _("%(actor)s called off a day with another workplace of the cluster")
