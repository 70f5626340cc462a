"""What can happen to frameworks, their versions, and the goals."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.frameworks.models import Decision, LookAgain, Version


@dataclass(frozen=True, kw_only=True)
class FrameworkCreated(Fact):
    verb: ClassVar = "framework.created"
    sentence: ClassVar = _("%(actor)s created the framework")
    framework_kind: str


@dataclass(frozen=True, kw_only=True)
class FrameworkDescribed(Fact):
    verb: ClassVar = "framework.described"
    sentence: ClassVar = _("%(actor)s changed what is said about the framework")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class FrameworkLinked(Fact):
    verb: ClassVar = "framework.linked"
    sentence: ClassVar = _("%(actor)s linked the framework to framework no. %(other)s")
    other: int
    relation: str


@dataclass(frozen=True, kw_only=True)
class FrameworkUnlinked(Fact):
    verb: ClassVar = "framework.unlinked"
    sentence: ClassVar = _("%(actor)s took away the link to framework no. %(other)s")
    other: int


@dataclass(frozen=True, kw_only=True)
class OwnerAdded(Fact):
    verb: ClassVar = "framework.owner_added"
    sentence: ClassVar = _("%(actor)s added a body that must decide")
    body: int


@dataclass(frozen=True, kw_only=True)
class OwnerRemoved(Fact):
    verb: ClassVar = "framework.owner_removed"
    sentence: ClassVar = _("%(actor)s took away a body that must decide")
    body: int


@dataclass(frozen=True, kw_only=True)
class SignatoryNamed(Fact):
    verb: ClassVar = "framework.signatory_named"
    sentence: ClassVar = _("%(actor)s named a signatory")
    user: int


@dataclass(frozen=True, kw_only=True)
class SignatoryRemoved(Fact):
    verb: ClassVar = "framework.signatory_removed"
    sentence: ClassVar = _("%(actor)s took away a signatory")
    user: int


@dataclass(frozen=True, kw_only=True)
class VersionStarted(Fact):
    verb: ClassVar = "framework_version.started"
    sentence: ClassVar = _("%(actor)s began version %(number)s")
    number: int
    based_on: int | None


@dataclass(frozen=True, kw_only=True)
class ClauseAdded(Fact):
    verb: ClassVar = "framework_version.clause_added"
    sentence: ClassVar = _("%(actor)s added a clause")
    clause: int


@dataclass(frozen=True, kw_only=True)
class ClauseChanged(Fact):
    verb: ClassVar = "framework_version.clause_changed"
    sentence: ClassVar = _("%(actor)s changed a clause")
    clause: int


@dataclass(frozen=True, kw_only=True)
class ClauseMoved(Fact):
    verb: ClassVar = "framework_version.clause_moved"
    sentence: ClassVar = _("%(actor)s moved a clause")
    clause: int


@dataclass(frozen=True, kw_only=True)
class ClauseRemoved(Fact):
    verb: ClassVar = "framework_version.clause_removed"
    sentence: ClassVar = _("%(actor)s removed a clause")
    clause: int


@dataclass(frozen=True, kw_only=True)
class ClausesReplaced(Fact):
    """All clauses of a draft were replaced at once, by an import."""

    verb: ClassVar = "framework_version.clauses_replaced"
    sentence: ClassVar = _("%(actor)s replaced the whole text: %(count)s clauses")
    count: int


@dataclass(frozen=True, kw_only=True)
class ClauseCorrected(Fact):
    """An editorial correction of an adopted text that is not sealed; signatures given before are void."""

    subject: Version
    verb: ClassVar = "framework_version.clause_corrected"
    sentence: ClassVar = _("%(actor)s corrected the adopted text; %(voided)s signatures are void")
    clause: int
    voided: int
    before_hash: str
    after_hash: str


@dataclass(frozen=True, kw_only=True)
class DecisionRecorded(Fact):
    verb: ClassVar = "framework_version.decision_recorded"
    sentence: ClassVar = _("%(actor)s recorded what a body decided on %(decided_on)s: %(outcome)s")
    labels: ClassVar = {"outcome": Decision.Outcome}
    body: int
    decided_on: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class AdoptionRefused(Fact):
    """`codes` are those of the lacks in `rules.adoption_gate`."""

    verb: ClassVar = "framework_version.adoption_refused"
    sentence: ClassVar = _("%(actor)s tried to adopt the version and was refused")
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class VersionAdopted(Fact):
    subject: Version
    verb: ClassVar = "framework_version.adopted"
    sentence: ClassVar = _("%(actor)s adopted version %(number)s, in force from %(valid_from)s")
    number: int
    valid_from: str
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class SignatureGiven(Fact):
    verb: ClassVar = "framework_version.signature_given"
    sentence: ClassVar = _("%(actor)s signed version %(number)s")
    number: int
    signature: int
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class VersionSigned(Fact):
    """Everybody who signs has signed the same text: it is sealed."""

    subject: Version
    verb: ClassVar = "framework_version.signed"
    sentence: ClassVar = _("Version %(number)s has been signed by all")
    number: int
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class VersionEffectBegun(Fact):
    """The version holds from today; the workplaces are asked to look at their own principles again."""

    verb: ClassVar = "framework_version.effect_begun"
    sentence: ClassVar = _("Version %(number)s is in force")
    number: int


@dataclass(frozen=True, kw_only=True)
class VersionSuperseded(Fact):
    verb: ClassVar = "framework_version.superseded"
    sentence: ClassVar = _("Version %(number)s has been superseded")
    number: int


@dataclass(frozen=True, kw_only=True)
class VersionWithdrawn(Fact):
    verb: ClassVar = "framework_version.withdrawn"
    sentence: ClassVar = _("%(actor)s withdrew version %(number)s")
    number: int


@dataclass(frozen=True, kw_only=True)
class LookAgainAsked(Fact):
    subject: LookAgain
    verb: ClassVar = "look_again.asked"
    sentence: ClassVar = _("The workplace was asked to look at its own principles again")
    version: int


@dataclass(frozen=True, kw_only=True)
class LookAgainDone(Fact):
    verb: ClassVar = "look_again.done"
    sentence: ClassVar = _("%(actor)s looked at the workplace's own principles again: %(outcome)s")
    labels: ClassVar = {"outcome": LookAgain.Outcome}
    version: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class GoalsImported(Fact):
    verb: ClassVar = "goal.imported"
    sentence: ClassVar = _("%(actor)s brought in %(count)s goals")
    count: int


@dataclass(frozen=True, kw_only=True)
class GoalAdded(Fact):
    verb: ClassVar = "goal.added"
    sentence: ClassVar = _("%(actor)s added a goal")


@dataclass(frozen=True, kw_only=True)
class GoalChanged(Fact):
    verb: ClassVar = "goal.changed"
    sentence: ClassVar = _("%(actor)s changed a goal")


@dataclass(frozen=True, kw_only=True)
class GoalEnded(Fact):
    verb: ClassVar = "goal.ended"
    sentence: ClassVar = _("%(actor)s ended a goal")
