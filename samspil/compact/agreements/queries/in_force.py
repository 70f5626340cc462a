"""Under which agreement something happens, and whether it may."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_long
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.policies import policy_of
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


def agreement_for(
    workplace: Workplace, partner: Partner | None = None, on: date | None = None
) -> Agreement | None:
    """Return the agreement in force that covers the partner (or the workplace's own volunteers) on the day (today).

    The association's own partnership comes first, then the workplace's agreement, then a small one-off effort. Where the
    authority asks for a partnership, the workplace's agreement does not cover an association.
    """
    held_with = Q(partner=None) | Q(partner=partner)
    found = Agreement.objects.in_force(on).filter(held_with, workplace=workplace)
    fitting = [row for row in found.select_related("workplace__unit__authority") if _covers(row, partner)]
    return min(fitting, key=lambda row: _ORDER[row.kind], default=None)


_ORDER: dict[str, int] = {
    Agreement.Kind.PARTNERSHIP: 0,
    Agreement.Kind.WORKPLACE: 1,
    Agreement.Kind.LIGHT: 2,
}


def _covers(agreement: Agreement, partner: Partner | None) -> bool:
    if agreement.partner_id is not None:
        return partner is not None
    if partner is None or partner.kind in Partner.OWN_TO_WORKPLACE:
        return True
    return not policy_of(agreement.workplace.unit.authority).partnership_required


def agreement_verdict(
    workplace: Workplace, partner: Partner | None = None, on: date | None = None
) -> Verdict:
    """Say whether an activity may be published, or a new shift be made, under an agreement in force on the day (today)."""
    if not policy_of(workplace.unit.authority).agreement_required:
        return ALLOWED
    if agreement_for(workplace, partner, on):
        return ALLOWED
    day = on or clock.today()
    places = {"place": workplace.unit.name, "day": date_long(day)}
    if partner and partner.kind not in Partner.OWN_TO_WORKPLACE:
        return refused(
            _("%(place)s has no agreement in force that covers %(partner)s on %(day)s.")
            % {**places, "partner": partner.name}
        )
    return refused(_("%(place)s has no agreement for volunteering in force on %(day)s.") % places)
