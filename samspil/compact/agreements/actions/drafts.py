"""Beginning an agreement, and giving it up before it comes into force."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.framing import answer_framing
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.events import AgreementDrafted, AgreementWithdrawn
from samspil.compact.agreements.flow import FLOW, State
from samspil.compact.agreements.models import Agreement, MatrixRow
from samspil.compact.agreements.queries.library import Template, fitting, template_of
from samspil.compact.agreements.queries.policies import policy_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.access.reach import Scope
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


@dataclass(frozen=True)
class Spot:
    """Where an agreement is about to be, for the permission question."""

    workplace: Workplace
    partner: Partner | None

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        partner_id = self.partner.pk if self.partner else None
        return [Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=partner_id)]


@action
def draft_agreement(
    by: Actor,
    workplace: Workplace,
    *,
    kind: str,
    partner: Partner | None = None,
    template: str = "",
    title: str = "",
) -> Agreement:
    """Begin an agreement with every section drafted, from the template or the one that fits the place best.

    Raises Invalid when the kind and the partner do not fit, or the light track is closed; NotVisible for an unknown template.
    """
    require(by, Can.AGREEMENT_EDIT, Spot(workplace, partner))
    _refuse_misfits(workplace, kind, partner)
    authority = workplace.unit.authority
    source = template_of(authority, template) if template else fitting(authority, kind, workplace.setting)
    if source.kind != kind:
        raise Invalid({"template": [_("This template is for another kind of agreement.")]})
    agreement = Agreement.objects.create(
        workplace=workplace,
        kind=kind,
        partner=partner,
        title=title.strip() or _title(workplace, partner),
        template_key=source.key,
        notice_days=policy_of(authority).notice_days,
        created_by_id=by.user_id,
    )
    _begin_matrix(agreement, source)
    Held(by, agreement).redraft()
    record(AgreementDrafted(subject=agreement, kind=kind, template=source.key), by=by)
    return agreement


@action
def draft_light(
    by: Actor, workplace: Workplace, *, title: str, purpose: str, may: str, partner: Partner | None = None
) -> Agreement:
    """The first step of a small effort: what it is. Raises Invalid as its two parts do."""
    require(by, Can.AGREEMENT_EDIT, Spot(workplace, partner))
    agreement = draft_agreement(by, workplace, kind=Agreement.Kind.LIGHT, partner=partner, title=title)
    answer_framing(by, agreement, page="lille-hvad", title=title, purpose=purpose, may=may)
    return agreement


@action
def withdraw_agreement(by: Actor, agreement: Agreement) -> None:
    """Give up an agreement that is not in force. It is kept. Raises IllegalMove when it is in force or over."""
    require(by, Can.AGREEMENT_EDIT, agreement)
    Held.locked(by, agreement)
    FLOW.move(agreement, to=State.WITHDRAWN)
    record(AgreementWithdrawn(subject=agreement), by=by)


def _begin_matrix(agreement: Agreement, template: Template) -> None:
    MatrixRow.objects.bulk_create(
        MatrixRow(
            agreement=agreement,
            text=row.text,
            is_staff_task=row.is_staff_task,
            responsible=row.responsible,
            position=position,
        )
        for position, row in enumerate(template.matrix)
    )


def _title(workplace: Workplace, partner: Partner | None) -> str:
    names = {"place": workplace.unit.name, "partner": partner.name if partner else ""}
    with translation.override("da"):  # the agreement is a Danish document, whoever writes it
        if partner:
            return (_("Partnership: %(partner)s and %(place)s") % names)[:120]
        return (_("Agreement on volunteering, %(place)s") % names)[:120]


def _refuse_misfits(workplace: Workplace, kind: str, partner: Partner | None) -> None:
    errors = {}
    if kind not in Agreement.Kind.values:
        errors["kind"] = [_("Choose one of the answers.")]
    if kind == Agreement.Kind.PARTNERSHIP and partner is None:
        errors["partner"] = [_("Choose the association.")]
    if kind == Agreement.Kind.WORKPLACE and partner is not None:
        errors["partner"] = [_("The agreement of the workplace has no association. Choose a partnership.")]
    if partner and (partner.authority_id != workplace.unit.authority_id or partner.ended_on):
        errors["partner"] = [_("The association does not work with this workplace.")]
    if kind == Agreement.Kind.LIGHT and not policy_of(workplace.unit.authority).light_allowed:
        errors["kind"] = [_("Your authority does not use the light track.")]
    if errors:
        raise Invalid(errors)
