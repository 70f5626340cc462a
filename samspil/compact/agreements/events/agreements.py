"""What can happen to an agreement until it is in force."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.agreements.models import Agreement, SectionKey, Side


@dataclass(frozen=True, kw_only=True)
class AgreementPolicySet(Fact):
    verb: ClassVar = "agreement_policy.set"
    sentence: ClassVar = _("%(actor)s set how the authority works with agreements")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class AgreementTemplateWritten(Fact):
    verb: ClassVar = "agreement_template.written"
    sentence: ClassVar = _("%(actor)s wrote the authority's own template for agreements")
    key: str


@dataclass(frozen=True, kw_only=True)
class AgreementDrafted(Fact):
    verb: ClassVar = "agreement.drafted"
    sentence: ClassVar = _("%(actor)s began the agreement")
    kind: str
    template: str


@dataclass(frozen=True, kw_only=True)
class FramingAnswered(Fact):
    verb: ClassVar = "agreement.framing_answered"
    sentence: ClassVar = _("%(actor)s answered questions of the guide")
    page: str
    sections: list[str]


@dataclass(frozen=True, kw_only=True)
class AgreementDescribed(Fact):
    verb: ClassVar = "agreement.described"
    sentence: ClassVar = _("%(actor)s changed who and when the agreement is about")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class SectionWritten(Fact):
    verb: ClassVar = "agreement.section_written"
    sentence: ClassVar = _("%(actor)s wrote the section “%(section)s”")
    labels: ClassVar = {"section": SectionKey}
    section: str
    is_left: bool = False


@dataclass(frozen=True, kw_only=True)
class MatrixSet(Fact):
    verb: ClassVar = "agreement.matrix_set"
    sentence: ClassVar = _("%(actor)s set who is responsible for what: %(rows)s tasks")
    rows: int


@dataclass(frozen=True, kw_only=True)
class QuestionsAnswered(Fact):
    verb: ClassVar = "agreement.questions_answered"
    sentence: ClassVar = _("%(actor)s answered questions of the checklist")
    keys: list[str]


@dataclass(frozen=True, kw_only=True)
class PrinciplesConfirmed(Fact):
    verb: ClassVar = "agreement.principles_confirmed"
    sentence: ClassVar = _("%(actor)s confirmed %(count)s principles")
    count: int


@dataclass(frozen=True, kw_only=True)
class ConcernsAnswered(Fact):
    verb: ClassVar = "agreement.concerns_answered"
    sentence: ClassVar = _("%(actor)s answered the known worries")
    concerns: list[int]


@dataclass(frozen=True, kw_only=True)
class InvolvementNoted(Fact):
    verb: ClassVar = "agreement.involvement_noted"
    sentence: ClassVar = _("%(actor)s noted who was heard before the start")
    who: str


@dataclass(frozen=True, kw_only=True)
class AgreementCommented(Fact):
    verb: ClassVar = "agreement.commented"
    sentence: ClassVar = _("%(actor)s commented on the agreement (%(side)s)")
    labels: ClassVar = {"side": Side}
    comment: int
    side: str
    section: str


@dataclass(frozen=True, kw_only=True)
class CommentSettled(Fact):
    verb: ClassVar = "agreement.comment_settled"
    sentence: ClassVar = _("%(actor)s answered a comment")
    comment: int
    taken_over: bool


@dataclass(frozen=True, kw_only=True)
class AgreementRead(Fact):
    verb: ClassVar = "agreement.read_through"
    sentence: ClassVar = _("%(actor)s has read the agreement")


@dataclass(frozen=True, kw_only=True)
class AgreementSentForComments(Fact):
    verb: ClassVar = "agreement.sent_for_comments"
    sentence: ClassVar = _("%(actor)s sent the agreement out for comments")


@dataclass(frozen=True, kw_only=True)
class LightConfirmed(Fact):
    verb: ClassVar = "agreement.light_confirmed"
    sentence: ClassVar = _("%(actor)s confirmed the small effort")


@dataclass(frozen=True, kw_only=True)
class SignaturesAsked(Fact):
    verb: ClassVar = "agreement.signatures_asked"
    sentence: ClassVar = _("%(actor)s asked for signatures")


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Fact):
    verb: ClassVar = "agreement.signed"
    sentence: ClassVar = _("%(actor)s signed the agreement (%(side)s)")
    labels: ClassVar = {"side": Side}
    side: str
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class SignaturesVoided(Fact):
    verb: ClassVar = "agreement.signatures_voided"
    sentence: ClassVar = _("%(actor)s changed the text, so %(count)s signatures no longer count")
    count: int
    signers: list[int]


@dataclass(frozen=True, kw_only=True)
class AgreementWithdrawn(Fact):
    verb: ClassVar = "agreement.withdrawn"
    sentence: ClassVar = _("%(actor)s withdrew the agreement before it came into force")


@dataclass(frozen=True, kw_only=True)
class ActivationRefused(Fact):
    verb: ClassVar = "agreement.activation_refused"
    sentence: ClassVar = _("%(actor)s tried to put the agreement into force, and it was refused")
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class AgreementActivated(Fact):
    verb: ClassVar = "agreement.activated"
    sentence: ClassVar = _("The agreement came into force (%(kind)s)")
    labels: ClassVar = {"kind": Agreement.Kind}
    kind: str
    content_hash: str
    replaces: int | None = None
