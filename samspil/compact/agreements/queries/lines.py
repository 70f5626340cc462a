"""One page of the overview: the workplaces with their agreements, and what is to be said about each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementPolicy, Side
from samspil.compact.agreements.queries.alarms import agreements_of_contacts
from samspil.compact.agreements.queries.overview import Overview, agreements_at
from samspil.compact.agreements.queries.principles import newer_principles
from samspil.compact.agreements.rules.burden import burdens
from samspil.compact.agreements.rules.life import final_day
from samspil.compact.agreements.rules.sides import needed_sides
from samspil.society.places.models import Workplace


@dataclass(frozen=True)
class AgreementLine:
    """One agreement of a workplace, and what is to be said about it."""

    agreement: Agreement
    final_day: date | None
    waits_for: str
    remarks: list[str]


@dataclass(frozen=True)
class Line:
    """One workplace with its agreements."""

    workplace: Workplace
    standing: set[str]
    agreements: list[AgreementLine]


def lines(by: Actor, keys: Sequence[int], seen: Overview) -> list[Line]:
    """Return the lines of these workplaces, in their order; the number of queries does not depend on how many."""
    places = Workplace.objects.select_related("unit__authority", "unit__parent").in_bulk(keys)
    found = agreements_at(by, places)
    every = [agreement for here in found.values() for agreement in here]
    contacts = agreements_of_contacts([one.contact_id for one in every])
    newer = newer_principles(every)
    policies = _policies(places.values())
    return [
        Line(
            places[pk],
            seen.standing(pk),
            [
                AgreementLine(
                    one,
                    final_day(one),
                    _waits_for(one, policies.get(places[pk].unit.authority_id)),
                    _remarks(one, contacts, is_behind=one.pk in newer),
                )
                for one in found.get(pk, [])
            ],
        )
        for pk in keys
        if pk in places
    ]


def _policies(places: Iterable[Workplace]) -> dict[int, AgreementPolicy]:
    authorities = {place.unit.authority_id for place in places}
    return {row.authority_id: row for row in AgreementPolicy.objects.filter(authority__in=authorities)}


def _remarks(agreement: Agreement, contacts: Counter[int], *, is_behind: bool) -> list[str]:
    if not agreement.is_in_force:
        return []
    found = burdens(agreement, contact_of=contacts.get(agreement.contact_id or 0, 0))
    if not getattr(agreement, "is_led", True):
        found.insert(0, _("Nobody leads the agreement any more."))
    if is_behind:
        found.append(_("A new version of the principles exists."))
    return found


def _waits_for(agreement: Agreement, policy: AgreementPolicy | None) -> str:
    """Say whom an agreement on the way waits for."""
    if agreement.state == State.DRAFT:
        return _("Waits for the one who writes it")
    if agreement.state == State.IN_DIALOGUE:
        return _("Waits for comments")
    if agreement.state != State.AWAITING_SIGNATURES:
        return ""
    signed = {row.side for row in agreement.sign_offs.all() if row.voided_at is None}
    missing = [str(Side(side).label) for side in _sides(agreement, policy) if side not in signed]
    return _("Waits for the signature of: %(sides)s") % {"sides": ", ".join(missing)} if missing else ""


def _sides(agreement: Agreement, policy: AgreementPolicy | None) -> list[str]:
    return needed_sides(agreement, policy or AgreementPolicy(authority=agreement.workplace.unit.authority))
