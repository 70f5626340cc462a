"""What happens on the way from accepted to ready. Payloads hold ids, kinds and dates; never a name, never an assessment's reason."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.people.onboarding.models import (
    BadgeRevocation,
    ChildCertificate,
    ExpectationTalk,
    Kind,
    Onboarding,
    TalkConfirmation,
    TextKind,
)
from samspil.people.volunteers.models import InsuranceCover


@dataclass(frozen=True, kw_only=True)
class OnboardingOpened(Fact):
    verb: ClassVar = "onboarding.opened"
    sentence: ClassVar = _(
        "%(actor)s opened the onboarding of volunteer no. %(volunteer)s, due on %(due_on)s"
    )
    volunteer: int
    due_on: str


@dataclass(frozen=True, kw_only=True)
class DeclarationSigned(Fact):
    verb: ClassVar = "declaration.signed"
    sentence: ClassVar = _("%(actor)s signed “%(kind)s”, version %(version)s")
    labels: ClassVar = {"kind": TextKind}
    kind: str
    version: str


@dataclass(frozen=True, kw_only=True)
class DeclarationWitnessed(Fact):
    """Signed on paper by a volunteer without an e-mail address."""

    verb: ClassVar = "declaration.witnessed"
    sentence: ClassVar = _(
        "%(actor)s saw volunteer no. %(volunteer)s sign “%(kind)s”, version %(version)s, on paper on %(signed_on)s"
    )
    labels: ClassVar = {"kind": TextKind}
    volunteer: int
    kind: str
    version: str
    signed_on: str


@dataclass(frozen=True, kw_only=True)
class TextPublished(Fact):
    verb: ClassVar = "text.published"
    sentence: ClassVar = _("%(actor)s published version %(version)s of “%(kind)s”")
    labels: ClassVar = {"kind": TextKind}
    kind: str
    version: str


@dataclass(frozen=True, kw_only=True)
class StepConfirmed(Fact):
    verb: ClassVar = "step.confirmed"
    sentence: ClassVar = _("%(actor)s confirmed “%(kind)s” for volunteer no. %(volunteer)s")
    labels: ClassVar = {"kind": Kind}
    volunteer: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class StepWitnessed(Fact):
    """A volunteer without an e-mail address said that it is done."""

    verb: ClassVar = "step.witnessed"
    sentence: ClassVar = _(
        "%(actor)s heard from volunteer no. %(volunteer)s that “%(kind)s” was done on %(done_on)s"
    )
    labels: ClassVar = {"kind": Kind}
    volunteer: int
    kind: str
    done_on: str


@dataclass(frozen=True, kw_only=True)
class TalkWritten(Fact):
    verb: ClassVar = "talk.written"
    sentence: ClassVar = _("%(actor)s wrote down what was agreed in the expectation talk")


@dataclass(frozen=True, kw_only=True)
class TalkConfirmed(Fact):
    verb: ClassVar = "talk.confirmed"
    sentence: ClassVar = _("%(actor)s said yes to the expectation talk (%(side)s)")
    labels: ClassVar = {"side": TalkConfirmation.Side}
    subject: ExpectationTalk
    volunteer: int
    side: str


@dataclass(frozen=True, kw_only=True)
class TalkWitnessed(Fact):
    """A volunteer without an e-mail address said yes aloud."""

    verb: ClassVar = "talk.witnessed"
    sentence: ClassVar = _(
        "%(actor)s heard volunteer no. %(volunteer)s say yes to the expectation talk on %(agreed_on)s"
    )
    volunteer: int
    agreed_on: str


@dataclass(frozen=True, kw_only=True)
class CertificateMoved(Fact):
    verb: ClassVar = "certificate.moved"
    sentence: ClassVar = _("%(actor)s moved a child certificate on")
    subject: ChildCertificate
    volunteer: int
    step: str  # "assessed" for both outcomes: the log does not tell


@dataclass(frozen=True, kw_only=True)
class CertificateViewed(Fact):
    verb: ClassVar = "certificate.viewed"
    sentence: ClassVar = _("%(actor)s looked at the certificate status of volunteer no. %(volunteer)s")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class BadgeIssued(Fact):
    verb: ClassVar = "badge.issued"
    sentence: ClassVar = _("%(actor)s issued card %(number)s")
    volunteer: int
    number: str


@dataclass(frozen=True, kw_only=True)
class BadgeRevoked(Fact):
    verb: ClassVar = "badge.revoked"
    sentence: ClassVar = _("%(actor)s revoked card %(number)s (%(reason)s)")
    labels: ClassVar = {"reason": BadgeRevocation.Reason}
    volunteer: int
    number: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RuleAdded(Fact):
    verb: ClassVar = "rule.added"
    sentence: ClassVar = _("%(actor)s added the requirement “%(kind)s”")
    labels: ClassVar = {"kind": Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class RuleRemoved(Fact):
    verb: ClassVar = "rule.removed"
    sentence: ClassVar = _("%(actor)s removed the requirement “%(kind)s”")
    labels: ClassVar = {"kind": Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class RuleAdjusted(Fact):
    verb: ClassVar = "rule.adjusted"
    sentence: ClassVar = _("%(actor)s adjusted the requirement “%(kind)s”")
    labels: ClassVar = {"kind": Kind}
    kind: str
    is_on: bool
    valid_days: int | None


@dataclass(frozen=True, kw_only=True)
class CoverPolicyAdded(Fact):
    verb: ClassVar = "cover_policy.added"
    sentence: ClassVar = _("%(actor)s wrote down an insurance that the authority carries: %(kind)s")
    labels: ClassVar = {"kind": InsuranceCover.Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class CoverPolicyEnded(Fact):
    verb: ClassVar = "cover_policy.ended"
    sentence: ClassVar = _("%(actor)s ended an insurance that the authority carried: %(kind)s")
    labels: ClassVar = {"kind": InsuranceCover.Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class StepExpiring(Fact):
    verb: ClassVar = "step.expiring"
    sentence: ClassVar = _("“%(kind)s” of volunteer no. %(volunteer)s expires on %(expires_on)s")
    labels: ClassVar = {"kind": Kind}
    subject: Onboarding
    volunteer: int
    kind: str
    expires_on: str
    days: int

    @property
    def day(self) -> date:
        return date.fromisoformat(self.expires_on)


@dataclass(frozen=True, kw_only=True)
class SignatureAsked(Fact):
    verb: ClassVar = "signature.asked"
    sentence: ClassVar = _("Volunteer no. %(volunteer)s was asked to sign the new version of “%(kind)s”")
    labels: ClassVar = {"kind": Kind}
    subject: Onboarding
    volunteer: int
    kind: str
    until: str


@dataclass(frozen=True, kw_only=True)
class StepOverdue(Fact):
    verb: ClassVar = "step.overdue"
    sentence: ClassVar = _("“%(kind)s” of volunteer no. %(volunteer)s was due on %(due_on)s")
    labels: ClassVar = {"kind": Kind}
    subject: Onboarding
    volunteer: int
    kind: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class StandardsFilled(Fact):
    verb: ClassVar = "standards.filled"
    sentence: ClassVar = _("%(actor)s added standard requirements and texts")
    keys: list[str]
