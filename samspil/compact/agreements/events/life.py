"""What can happen to an agreement after it has come into force. The facts carry what the rooms above must know to act."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.agreements.models import Agreement, EndingStep, Side


@dataclass(frozen=True, kw_only=True)
class AgreementDueForRevision(Fact):
    verb: ClassVar = "agreement.due_for_revision"
    sentence: ClassVar = _("The agreement is due for revision")
    revise_on: str


@dataclass(frozen=True, kw_only=True)
class RevisionReminded(Fact):
    verb: ClassVar = "agreement.revision_reminded"
    sentence: ClassVar = _("A reminder was sent: the agreement is to be revised by %(revise_on)s")
    revise_on: str
    days: int  # 90, 30 or 7


@dataclass(frozen=True, kw_only=True)
class AgreementExpiring(Fact):
    verb: ClassVar = "agreement.expiring"
    sentence: ClassVar = _("A warning was sent: the last day of the agreement is %(last_day)s")
    last_day: str
    days: int  # 90, 30 or 7
    is_ending: bool  # somebody has given notice


@dataclass(frozen=True, kw_only=True)
class EvaluationDue(Fact):
    verb: ClassVar = "agreement.evaluation_due"
    sentence: ClassVar = _("The collaboration is to be evaluated by %(due_on)s")
    due_on: str


@dataclass(frozen=True, kw_only=True)
class RevisionBegun(Fact):
    """`subject` is the new draft."""

    verb: ClassVar = "agreement.revision_begun"
    sentence: ClassVar = _("%(actor)s began the revision of agreement no. %(replaces)s")
    replaces: int


@dataclass(frozen=True, kw_only=True)
class AgreementRevised(Fact):
    """`subject` is the agreement that was replaced."""

    verb: ClassVar = "agreement.revised"
    sentence: ClassVar = _("The agreement was replaced by a newer one, no. %(replacement)s")
    replacement: int


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(Fact):
    verb: ClassVar = "agreement.notice_given"
    sentence: ClassVar = _("%(actor)s gave notice; the last day is %(last_day)s (%(reason)s)")
    labels: ClassVar = {"reason": Agreement.EndReason}
    reason: str
    last_day: str


@dataclass(frozen=True, kw_only=True)
class NoticeTakenBack(Fact):
    verb: ClassVar = "agreement.notice_taken_back"
    sentence: ClassVar = _("%(actor)s took the notice back; the agreement would have ended on %(last_day)s")
    last_day: str


@dataclass(frozen=True, kw_only=True)
class EarlierEndWished(Fact):
    verb: ClassVar = "agreement.earlier_end_wished"
    sentence: ClassVar = _("%(actor)s would like to end already on %(last_day)s (%(side)s)")
    labels: ClassVar = {"side": Side}
    side: str
    last_day: str
    is_agreed: bool  # both sides have now named this day, so it is the last one


@dataclass(frozen=True, kw_only=True)
class EndingStepNoted(Fact):
    verb: ClassVar = "agreement.ending_step_noted"
    sentence: ClassVar = _("%(actor)s noted on the list of what ends with the agreement: %(step)s")
    labels: ClassVar = {"step": EndingStep.Key}
    step: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class AgreementEnded(Fact):
    """From the day after `ended_on` nothing happens under it: the rooms above close accesses the same day."""

    verb: ClassVar = "agreement.ended"
    sentence: ClassVar = _("The agreement ended: %(reason)s")
    labels: ClassVar = {"reason": Agreement.EndReason}
    reason: str
    last_day: str
    kind: str
    workplace: int
    partner: int | None


@dataclass(frozen=True, kw_only=True)
class AgreementExpired(Fact):
    verb: ClassVar = "agreement.expired"
    sentence: ClassVar = _("The agreement expired")
    valid_to: str
    kind: str
    workplace: int
    partner: int | None


@dataclass(frozen=True, kw_only=True)
class AgreementWithoutLeader(Fact):
    verb: ClassVar = "agreement.leader_missing"
    sentence: ClassVar = _(
        "Person no. %(leader)s no longer leads the place, so nobody answers for the agreement"
    )
    leader: int | None


@dataclass(frozen=True, kw_only=True)
class LeaderNamed(Fact):
    verb: ClassVar = "agreement.leader_named"
    sentence: ClassVar = _("%(actor)s named person no. %(leader)s as the one who answers for the agreement")
    leader: int
    before: int | None
