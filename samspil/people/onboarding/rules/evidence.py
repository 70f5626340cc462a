"""Reads everything that readiness is computed from, in three queries for any number of pairs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from samspil.base.core.kept import kept
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import Group, RequirementRule
from samspil.people.onboarding.rules.cases import Proof
from samspil.people.onboarding.rules.proofs import DUE, TEXT, proofs_of
from samspil.people.onboarding.rules.requirements import Rule, Situation
from samspil.people.onboarding.rules.texts import TextRow
from samspil.people.volunteers.models import Affiliation
from samspil.society.partners.models import Partner

Pair = tuple[int, Activity]  # the volunteer's id, and the activity with its workplace and unit
# What readiness looks at of an activity (and its title), for who would rather not read all its words.
NEEDED = (
    *("title", "setting", "child_contact", "fixed_affiliation", "course", "min_age", "partner_id"),
    *("workplace__site_id", "workplace__unit__authority_id"),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rules, texts, proofs and affiliations for some pairs on one day."""

    rules: list[Rule]
    texts: list[TextRow]
    proofs: dict[int | None, list[Proof]]
    affiliations: dict[tuple[int, int], list[Affiliation]]

    def about(self, volunteer_id: int) -> list[Proof]:
        return [*self.proofs.get(None, ()), *self.proofs.get(volunteer_id, ())]

    def situation(self, volunteer_id: int, activity: Activity) -> Situation:
        """Return what the rules may know of the pair."""
        unit = activity.workplace.unit
        belongs = self.affiliations.get((volunteer_id, activity.workplace_id), [])
        # The affiliation through the activity's own partner, if there is one.
        best = max(belongs, key=lambda one: (one.partner_id == activity.partner_id, -one.pk), default=None)
        due = [p.day for p in self.about(volunteer_id) if p.kind == DUE and p.activity_id == activity.pk]
        return Situation(
            volunteer_id=volunteer_id,
            activity_id=activity.pk,
            authority_id=unit.authority_id,
            workplace_id=activity.workplace_id,
            site_id=activity.workplace.site_id,
            setting=activity.setting,
            child_contact=activity.child_contact,
            is_fixed=activity.fixed_affiliation,
            course=activity.course,
            min_age=activity.min_age,
            birth_year=best.volunteer.birth_year if best else None,
            affiliation_id=best.pk if best else None,
            group=Group.of(best.kind) if best else Group.CORPS,
            partner_id=responsible_partner(best.partner) if best else None,
            due_on=due[0] if due else None,
        )


def responsible_partner(partner: Partner | None) -> int | None:
    """Return the association that answers for its volunteers; a corps belongs to the workplace."""
    return partner.pk if partner is not None and partner.kind not in Partner.OWN_TO_WORKPLACE else None


def evidence_for(pairs: Sequence[Pair], on: date, held: Iterable[Affiliation] | None = None) -> Evidence:
    """Read what is known about the pairs. Three queries; two for who has read the affiliations already (`held`)."""
    volunteers = tuple({volunteer for volunteer, _ in pairs})
    workplaces = tuple({activity.workplace_id for _, activity in pairs})
    authorities = tuple({activity.workplace.unit.authority_id for _, activity in pairs})
    if held is None:
        held = _held(on, volunteers, workplaces)
    affiliations: dict[tuple[int, int], list[Affiliation]] = {}
    for one in held:
        affiliations.setdefault((one.volunteer_id, one.workplace_id), []).append(one)
    proofs: dict[int | None, list[Proof]] = {}
    texts: list[TextRow] = []
    for row in proofs_of(volunteers, authorities):
        proof = Proof(*row)
        if proof.kind == TEXT:
            texts.append(_text(proof))
            continue
        # Onboardings only tell the date by which things should be done; that date may lie ahead.
        proofs.setdefault(proof.volunteer_id, []).append(proof)
    return Evidence(_rules(authorities), texts, proofs, affiliations)


def _text(row: Proof) -> TextRow:
    assert row.ref is not None and row.day is not None  # noqa: S101, PT018 - for mypy: a text has both
    return TextRow(row.ref, row.code, row.authority_id, row.detail, row.day)


@kept
def _held(
    on: date, volunteers: tuple[int, ...], workplaces: tuple[int, ...]
) -> QuerySet[Affiliation, Affiliation]:
    rows = Affiliation.objects.current(on).filter(volunteer__in=volunteers, workplace__in=workplaces)
    return rows.select_related("partner", "volunteer")


def _rules(authorities: tuple[int, ...]) -> list[Rule]:
    found: dict[int, Rule] = {}
    for pk, *values in _rows_of_rules(authorities):
        rule = found.setdefault(pk, Rule(*values[:-3]))
        if values[-3] is not None:
            found[pk] = replace(rule, adjustments=(*rule.adjustments, tuple(values[-3:])))
    return list(found.values())


@kept
def _rows_of_rules(authorities: tuple[int, ...]) -> QuerySet[RequirementRule, Any]:
    fields = (
        "kind",
        "authority_id",
        "setting",
        "affiliation",
        "child_contact",
        "fixed_only",
        "activity_id",
        "course",
    )
    limits = ("counts_at", "valid_days", "blocks")
    adjusted = ("adjustments__authority_id", "adjustments__is_on", "adjustments__valid_days")
    rows = RequirementRule.objects.filter(Q(authority=None) | Q(authority__in=authorities)).order_by(
        "position", "pk"
    )
    return rows.values_list("pk", *fields, *limits, *adjusted)
