"""What the page of an agreement says about its life: dates, alarms, and what can be done now."""

from dataclasses import dataclass
from datetime import date, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.alarms import agreements_of_contacts, without_leader
from samspil.compact.agreements.queries.principles import newer_principles
from samspil.compact.agreements.rules.burden import burdens
from samspil.compact.agreements.rules.ending import may_give_notice
from samspil.compact.agreements.rules.life import evaluation_days, final_day, months_after
from samspil.compact.agreements.rules.revising import may_revise
from samspil.compact.frameworks.models import Version
from samspil.society.access.permission import Verdict


@dataclass(frozen=True)
class Life:
    """The life of one agreement, as one actor sees it today."""

    agreement: Agreement
    final_day: date | None
    next_evaluation: date | None
    is_led: bool
    burdens: list[str]
    newer: list[Version]
    revision: Agreement | None  # the draft that is to take its place
    may_revise: Verdict
    may_give_notice: Verdict

    @property
    def is_soon_over(self) -> bool:
        """Whether the last day comes within 90 days."""
        return self.final_day is not None and self.final_day <= clock.today() + timedelta(days=90)

    @property
    def has_alarms(self) -> bool:
        return bool(self.burdens or self.newer) or not self.is_led


def life_of(by: Actor, agreement: Agreement) -> Life | None:
    """Return the life of an agreement that has come into force, nothing for what is still being written or was given up."""
    if agreement.activated_at is None:
        return None
    is_in_force = agreement.state in IN_FORCE
    mine = Agreement.objects.filter(pk=agreement.pk)
    contacts = agreements_of_contacts([agreement.contact_id]) if is_in_force else {}
    return Life(
        agreement=agreement,
        final_day=final_day(agreement),
        next_evaluation=_next_evaluation(agreement) if is_in_force else None,
        is_led=not (is_in_force and without_leader(mine).exists()),
        burdens=burdens(agreement, contact_of=contacts.get(agreement.contact_id or 0, 0))
        if is_in_force
        else [],
        newer=newer_principles([agreement]).get(agreement.pk, []),
        revision=agreement.replacements.filter(state__in=BEING_WRITTEN).first(),
        may_revise=may_revise(by, agreement),
        may_give_notice=may_give_notice(by, agreement),
    )


def _next_evaluation(agreement: Agreement) -> date | None:
    today = clock.today()
    until = months_after(today, agreement.evaluate_months or 0)
    return next((day for day in evaluation_days(agreement, until=until) if day >= today), None)
