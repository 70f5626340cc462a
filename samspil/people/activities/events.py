"""What can happen to a need and to an activity."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NeedRegistered(Fact):
    verb: ClassVar = "need.registered"
    sentence: ClassVar = _("%(actor)s registered a need")
    source: str


@dataclass(frozen=True, kw_only=True)
class NeedMet(Fact):
    verb: ClassVar = "need.met"
    sentence: ClassVar = _("%(actor)s marked the need as met")


@dataclass(frozen=True, kw_only=True)
class NeedsLinked(Fact):
    verb: ClassVar = "activity.needs_linked"
    sentence: ClassVar = _("%(actor)s chose the needs that the activity answers")
    needs: list[int]


@dataclass(frozen=True, kw_only=True)
class ActivityTagged(Fact):
    verb: ClassVar = "activity.tagged"
    sentence: ClassVar = _("%(actor)s chose the goals that the activity helps to reach")
    goals: list[int]


@dataclass(frozen=True, kw_only=True)
class ActivityDrafted(Fact):
    verb: ClassVar = "activity.drafted"
    sentence: ClassVar = _("%(actor)s began the activity")
    template: str


@dataclass(frozen=True, kw_only=True)
class ActivityCloned(Fact):
    verb: ClassVar = "activity.cloned"
    sentence: ClassVar = _("%(actor)s began the activity from activity no. %(based_on)s")
    based_on: int


@dataclass(frozen=True, kw_only=True)
class ActivityDescribed(Fact):
    verb: ClassVar = "activity.described"
    sentence: ClassVar = _("%(actor)s changed the description")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class TasksSet(Fact):
    verb: ClassVar = "activity.tasks_set"
    sentence: ClassVar = _(
        "%(actor)s set the tasks: %(may)s that volunteers may do, %(may_not)s that they may not"
    )
    may: int
    may_not: int


@dataclass(frozen=True, kw_only=True)
class BoundaryChecked(Fact):
    """`yes` names the questions that were answered yes."""

    verb: ClassVar = "activity.boundary_checked"
    sentence: ClassVar = _("%(actor)s answered the boundary check")
    check: int
    yes: list[str]


@dataclass(frozen=True, kw_only=True)
class DiversityChecked(Fact):
    verb: ClassVar = "activity.diversity_checked"
    sentence: ClassVar = _("%(actor)s went through whom the activity lets in; %(no)s of four answers were no")
    check: int
    no: int


@dataclass(frozen=True, kw_only=True)
class ResponsiblesNamed(Fact):
    verb: ClassVar = "activity.responsibles_named"
    sentence: ClassVar = _("%(actor)s named those who answer for the activity")
    leader: int | None
    contact: int | None
    substitute: int | None
    leader_before: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityWithoutLeader(Fact):
    verb: ClassVar = "activity.leader_missing"
    sentence: ClassVar = _("Nobody answers for the activity any more: its leader has left")
    leader: int | None


@dataclass(frozen=True, kw_only=True)
class SearchRenewed(Fact):
    verb: ClassVar = "activity.search_renewed"
    sentence: ClassVar = _("The search finds %(activities)s activities by the new name")
    activities: int


@dataclass(frozen=True, kw_only=True)
class ActivityPublished(Fact):
    verb: ClassVar = "activity.published"
    sentence: ClassVar = _("%(actor)s published the activity")


@dataclass(frozen=True, kw_only=True)
class PublicationRefused(Fact):
    """`codes` are those of the lacks in `rules.publication_gate`."""

    verb: ClassVar = "activity.publication_refused"
    sentence: ClassVar = _("%(actor)s tried to publish the activity and was refused")
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class ActivityPaused(Fact):
    """`cause` is person, boundary (an answer was yes), change (the tasks or the frame became others) or agreement (it ended)."""

    verb: ClassVar = "activity.paused"
    sentence: ClassVar = _("The activity was paused (%(actor)s)")
    cause: str


@dataclass(frozen=True, kw_only=True)
class ActivityResumed(Fact):
    verb: ClassVar = "activity.resumed"
    sentence: ClassVar = _("%(actor)s opened the activity again")


@dataclass(frozen=True, kw_only=True)
class ActivityClosed(Fact):
    verb: ClassVar = "activity.closed"
    sentence: ClassVar = _("%(actor)s closed the activity for good")


@dataclass(frozen=True, kw_only=True)
class MaterialPublished(Fact):
    verb: ClassVar = "material.published"
    sentence: ClassVar = _("%(actor)s published material to read")


@dataclass(frozen=True, kw_only=True)
class MaterialRead(Fact):
    verb: ClassVar = "material.read"
    sentence: ClassVar = _("%(actor)s has read the material")


@dataclass(frozen=True, kw_only=True)
class MaterialRetired(Fact):
    verb: ClassVar = "material.retired"
    sentence: ClassVar = _("%(actor)s took the material away")


@dataclass(frozen=True, kw_only=True)
class ReadinessPolicySet(Fact):
    verb: ClassVar = "readiness_policy.set"
    sentence: ClassVar = _(
        "%(actor)s decided that %(threshold)s of six parts must be in place before the start"
    )
    threshold: int


@dataclass(frozen=True, kw_only=True)
class StartAccepted(Fact):
    """The subject is the workplace; `missing` holds the parts that a leader goes without."""

    verb: ClassVar = "workplace.start_accepted"
    sentence: ClassVar = _("%(actor)s accepted in writing to start with %(score)s of six parts in place")
    score: int
    missing: list[str]


@dataclass(frozen=True, kw_only=True)
class PartyJoined(Fact):
    """The subject is the activity that the partner shares from now on."""

    verb: ClassVar = "activity.shared"
    sentence: ClassVar = _("%(actor)s let partner no. %(partner)s share the activity")
    partner: int


@dataclass(frozen=True, kw_only=True)
class PartyLeft(Fact):
    verb: ClassVar = "activity.sharing_ended"
    sentence: ClassVar = _("%(actor)s ended that partner no. %(partner)s shares the activity")
    partner: int
