"""Reads everything that readiness is computed from, in four queries for any number of pairs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, TruncDate

from samspil.base.core.clock import COPENHAGEN
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import (
    Badge,
    ChildCertificate,
    Completion,
    CoverPolicy,
    Declaration,
    DeclarationText,
    Group,
    Kind,
    Onboarding,
    RequirementRule,
    TalkConfirmation,
)
from samspil.people.onboarding.rules.assessment import Proof
from samspil.people.onboarding.rules.requirements import Rule, Situation
from samspil.people.onboarding.rules.texts import TextRow
from samspil.people.volunteers.models import Affiliation, InsuranceCover
from samspil.society.partners.models import Partner

Pair = tuple[int, Activity]  # the volunteer's id, and the activity with its workplace and unit
_DUE = "due"
_COLUMNS: dict[str, Any] = {
    "p_volunteer": IntegerField(),
    "p_kind": CharField(),
    "p_authority": IntegerField(),
    "p_workplace": IntegerField(),
    "p_site": IntegerField(),
    "p_activity": IntegerField(),
    "p_partner": IntegerField(),
    "p_ref": IntegerField(),
    "p_code": CharField(),
    "p_detail": CharField(),
    "p_day": DateField(),
    "p_expires": DateField(),
}


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
        due = [p.day for p in self.about(volunteer_id) if p.kind == _DUE and p.activity_id == activity.pk]
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


def evidence_for(pairs: Sequence[Pair], on: date) -> Evidence:
    """Read what is known about the pairs. Four queries."""
    volunteers = {volunteer for volunteer, _ in pairs}
    workplaces = {activity.workplace_id for _, activity in pairs}
    authorities = {activity.workplace.unit.authority_id for _, activity in pairs}
    affiliations: dict[tuple[int, int], list[Affiliation]] = {}
    held = Affiliation.objects.current(on).filter(volunteer__in=volunteers, workplace__in=workplaces)
    for one in held.select_related("partner", "volunteer"):
        affiliations.setdefault((one.volunteer_id, one.workplace_id), []).append(one)
    proofs: dict[int | None, list[Proof]] = {}
    for row in _proofs(volunteers, authorities):
        proof = Proof(*row)
        # Onboardings only tell the date by which things should be done; that date may lie ahead.
        proofs.setdefault(proof.volunteer_id, []).append(proof)
    return Evidence(_rules(authorities), _texts(authorities), proofs, affiliations)


def _rules(authorities: Collection[int]) -> list[Rule]:
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
    found: dict[int, tuple[Any, list[Any]]] = {}
    for pk, *values in rows.values_list("pk", *fields, *limits, *adjusted):
        wishes = found.setdefault(pk, (values[:-3], []))[1]
        if values[-3] is not None:
            wishes.append(tuple(values[-3:]))
    return [Rule(*values, adjustments=tuple(wishes)) for values, wishes in found.values()]


def _texts(authorities: Collection[int]) -> list[TextRow]:
    rows = DeclarationText.objects.filter(Q(authority=None) | Q(authority__in=authorities)).annotate(
        published_on=TruncDate("published_at", tzinfo=COPENHAGEN)
    )
    return [
        TextRow(*row)
        for row in rows.values_list(
            "pk", "kind", "authority_id", "affiliation_kind", "published_on", "version"
        )
    ]


def _proofs(volunteers: Collection[int], authorities: Collection[int]) -> QuerySet[Any, Any]:
    """Return all proofs in one query: a union of eight tables in one shape."""
    affiliation = {
        "volunteer": "affiliation__volunteer_id",
        "authority": "affiliation__workplace__unit__authority_id",
        "workplace": "affiliation__workplace_id",
        "site": "affiliation__workplace__site_id",
    }
    talk = "talk__onboarding__"
    first, *others = (
        _shaped(
            Declaration.objects.filter(volunteer__in=volunteers),
            volunteer="volunteer_id",
            kind="text__kind",
            authority="authority_id",
            ref="text_id",
            day=TruncDate("signed_at", tzinfo=COPENHAGEN),
        ),
        _shaped(
            Completion.objects.filter(volunteer__in=volunteers),
            **{f: f"{f}_id" for f in ("volunteer", "authority", "workplace", "site", "activity")},
            kind="kind",
            code="search_text",
            day="done_on",
            expires="expires_on",
        ),
        _shaped(
            ChildCertificate.objects.filter(affiliation__volunteer__in=volunteers),
            **affiliation,
            kind=Value(Kind.CHILD_CERTIFICATE),
            code="state",
            day="assessed_on",
            expires="expires_on",
            partner=_responsible("affiliation__partner"),
        ),
        _shaped(
            InsuranceCover.objects.filter(affiliation__volunteer__in=volunteers),
            **affiliation,
            kind=Value(Kind.INSURANCE),
            ref="affiliation_id",
            day="valid_from",
            expires="valid_to",
        ),
        _shaped(
            CoverPolicy.objects.filter(authority__in=authorities),
            kind=Value(Kind.INSURANCE),
            authority="authority_id",
            code="setting",
            detail="affiliation",
            day="valid_from",
            expires="valid_to",
        ),
        _shaped(
            TalkConfirmation.objects.filter(
                talk__onboarding__volunteer__in=volunteers, revision=F("talk__revision")
            ),
            volunteer=f"{talk}volunteer_id",
            kind=Value(Kind.EXPECTATION_TALK),
            activity=f"{talk}activity_id",
            workplace=f"{talk}affiliation__workplace_id",
            authority=f"{talk}affiliation__workplace__unit__authority_id",
            site=f"{talk}affiliation__workplace__site_id",
            code="side",
        ),
        _shaped(
            Badge.objects.valid().filter(volunteer__in=volunteers),
            volunteer="volunteer_id",
            kind=Value(Kind.BADGE),
            workplace="workplace_id",
            authority="workplace__unit__authority_id",
            site="workplace__site_id",
        ),
        _shaped(
            Onboarding.objects.filter(volunteer__in=volunteers),
            volunteer="volunteer_id",
            kind=Value(_DUE),
            activity="activity_id",
            day="due_on",
        ),
    )
    return first.union(*others, all=True)


def _responsible(partner: str) -> Any:
    return Case(
        When(**{f"{partner}__kind__in": sorted(Partner.OWN_TO_WORKPLACE)}, then=None),
        default=F(f"{partner}_id"),
    )


def _shaped(rows: QuerySet[Any, Any], **columns: Any) -> QuerySet[Any, Any]:
    """Return the rows as tuples in the shape of Proof; text left out is empty, anything else is nothing."""
    values = {}
    for name, kind in _COLUMNS.items():
        given = columns.get(name.removeprefix("p_"))
        if given is None:
            given = Value("" if isinstance(kind, CharField) else None)
        values[name] = Cast(given, kind)
    return rows.order_by().annotate(**values).values_list(*values)
