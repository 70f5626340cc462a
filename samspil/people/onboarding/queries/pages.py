"""What the pages of this room show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.core.search import matching
from samspil.people.onboarding.models import (
    CoverPolicy,
    Declaration,
    DeclarationText,
    Group,
    Kind,
    Onboarding,
    TextKind,
)
from samspil.people.onboarding.models.steps import OnboardingQuerySet
from samspil.people.onboarding.queries.readiness import readiness_for
from samspil.people.onboarding.rules.cases import VOLUNTEER, Check, Readiness
from samspil.people.onboarding.rules.texts import TextRow, pick_text
from samspil.people.volunteers.models import Affiliation, InsuranceCover
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Authority

MOST = 1_000  # rows that a worklist computes; a filter by workplace narrows it


@dataclass(frozen=True)
class Way:
    """One onboarding with how far it has come today."""

    onboarding: Onboarding
    readiness: Readiness
    on: date

    @property
    def is_overdue(self) -> bool:
        return self.readiness.is_overdue(self.on)

    @property
    def next_step(self) -> Check | None:
        """Return the first open step that may be named to everybody who looks after the volunteer."""
        open_to_all = [check for check in self.readiness.open_steps if check.kind != Kind.CHILD_CERTIFICATE]
        return next(iter(open_to_all), None)

    @property
    def own_step(self) -> Check | None:
        """Return what the volunteer can do now, else the first thing that others must do."""
        return own_step(self.readiness)


def own_step(readiness: Readiness) -> Check | None:
    """Return what the volunteer can do now, else the first thing that others must do."""
    steps = readiness.open_steps
    return next((check for check in steps if check.who in (VOLUNTEER, "both")), next(iter(steps), None))


def ways(onboardings: Iterable[Onboarding]) -> list[Way]:
    """Return the onboardings with their readiness, in their order."""
    rows, today = list(onboardings), clock.today()
    ready = readiness_for([(one.volunteer_id, one.activity) for one in rows], today)
    return [Way(one, ready[one.volunteer_id, one.activity_id], today) for one in rows]


def onboardings() -> OnboardingQuerySet:
    """Return the onboardings with all that a page shows of them."""
    return Onboarding.objects.current().select_related(
        "volunteer__user",
        "activity__workplace__unit",
        "activity__workplace__site",
        "affiliation__workplace__unit",
        "affiliation__partner",
    )


def worklist(by: Actor, *, workplace: int | None = None, words: str = "", status: str = "") -> list[Way]:
    """Return the volunteers on their way whom the actor looks after: overdue first, then by date."""
    rows = onboardings().visible_to(by).exclude(volunteer=by.volunteer_id or 0)
    if workplace:
        rows = rows.filter(affiliation__workplace=workplace)
    if words:
        rows = rows.filter(matching(words, field="volunteer__search_text"))
    found = ways(rows.order_by("due_on", "pk")[:MOST])
    if status == "forsinket":
        found = [way for way in found if way.is_overdue]
    elif status != "alle":
        found = [way for way in found if way.readiness.open_steps]
    return sorted(found, key=lambda way: (not way.is_overdue, way.onboarding.due_on, way.onboarding.pk))


def text_in_force(kind: str, authority_id: int | None, group: str) -> DeclarationText:
    """Return the text that holds there. Raises NotVisible when there is none."""
    rows = DeclarationText.objects.filter(Q(authority=None) | Q(authority=authority_id), kind=kind).defer(
        "body", "body_en"
    )
    texts = [
        TextRow(t.pk, t.kind, t.authority_id, t.affiliation_kind, clock.local(t.published_at).date())
        for t in rows
    ]
    row = pick_text(texts, kind, authority_id, group)
    if row is None:
        raise NotVisible
    return DeclarationText.objects.get(pk=row.pk)


def public_texts(authority_id: int | None) -> tuple[DeclarationText, DeclarationText, list[DeclarationText]]:
    """Return what holds there: the volunteers' rights, the rules of the house, and the texts on insurance, each once."""
    insurances = {
        text.pk: text for group in Group for text in [text_in_force(TextKind.INSURANCE, authority_id, group)]
    }
    rights = text_in_force(TextKind.RIGHTS, authority_id, "")
    return rights, text_in_force(TextKind.CODE_OF_CONDUCT, authority_id, ""), list(insurances.values())


def own_declarations(by: Actor) -> QuerySet[Declaration]:
    """Return what the actor has said yes to as a volunteer, the latest first; nothing for all others."""
    return Declaration.objects.filter(volunteer=by.volunteer_id or 0).select_related("text", "authority")


def own_authority(by: Actor) -> Authority | None:
    """Return the authority at whose workplace the actor volunteers, the latest first."""
    latest = Affiliation.objects.current().filter(volunteer=by.volunteer_id or 0).order_by("-starts_on", "pk")
    return Authority.objects.filter(pk=Subquery(latest.values("workplace__unit__authority_id")[:1])).first()


def text_for(onboarding: Onboarding, kind: str) -> DeclarationText:
    """Return the text that holds for the volunteer in this onboarding. Raises NotVisible when there is none."""
    affiliation = onboarding.affiliation
    return text_in_force(kind, affiliation.workplace.unit.authority_id, Group.of(affiliation.kind))


def covered(rows: QuerySet[Affiliation], on: date) -> "QuerySet[Any]":
    """Add to each affiliation whether an insurance is known (`is_covered`): its own, or one that the authority carries."""
    open_then = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    own = InsuranceCover.objects.filter(open_then, affiliation=OuterRef("pk"), valid_from__lte=on)
    policies = CoverPolicy.objects.filter(
        open_then,
        Q(setting="") | Q(setting=OuterRef("workplace__setting")),
        Q(affiliation="") | Q(affiliation=OuterRef("group")),
        authority=OuterRef("workplace__unit__authority"),
        valid_from__lte=on,
    )
    group = Case(
        When(partner=None, then=Value(Group.CORPS)),
        When(partner__kind__in=[Group.CORPS, Group.FRIENDS_CIRCLE], then=F("partner__kind")),
        default=Value(Group.ASSOCIATION),
        output_field=CharField(),
    )
    return rows.annotate(group=group).annotate(is_covered=Exists(own) | Exists(policies))


def insurance_report(by: Actor, *, only_unknown: bool = False) -> QuerySet[Affiliation]:
    """Return every active affiliation that the actor looks after, those without a known insurance first."""
    reached = within(
        by,
        Can.ONBOARDING_CONFIRM,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    rows = covered(Affiliation.objects.current().filter(reached), clock.today())
    rows = rows.filter(is_covered=False) if only_unknown else rows
    return rows.select_related("volunteer__user", "workplace__unit", "partner").order_by(
        "is_covered", "volunteer__user__name", "pk"
    )


@dataclass(frozen=True)
class InsuranceLine:
    """How one affiliation is insured; without covers it says so."""

    affiliation: Affiliation
    covers: list[InsuranceCover]
    policies: list[CoverPolicy]

    @property
    def is_covered(self) -> bool:
        return bool(self.covers or self.policies)


def my_insurance(volunteer_id: int | None, on: date) -> list[InsuranceLine]:
    """Return one line for each affiliation that holds on the day."""
    held = Affiliation.objects.current(on).filter(volunteer=volunteer_id)
    rows = (
        held.select_related("workplace__unit__authority", "partner").prefetch_related("covers").order_by("pk")
    )
    authorities = {one.workplace.unit.authority_id for one in rows}
    policies = [p for p in CoverPolicy.objects.filter(authority__in=authorities) if _alive(p, on)]
    return [
        InsuranceLine(
            one, [c for c in one.covers.all() if _alive(c, on)], [p for p in policies if _includes(p, one)]
        )
        for one in rows
    ]


def _alive(cover: InsuranceCover | CoverPolicy, on: date) -> bool:
    return cover.valid_from <= on and (cover.valid_to is None or cover.valid_to >= on)


def _includes(policy: CoverPolicy, affiliation: Affiliation) -> bool:
    workplace = affiliation.workplace
    return (
        policy.authority_id == workplace.unit.authority_id
        and policy.setting in ("", workplace.setting)
        and policy.affiliation in ("", Group.of(affiliation.kind))
    )


def ruled_authorities(by: Actor) -> QuerySet[Authority]:
    """Return the authorities whose requirements the actor decides."""
    return Authority.objects.filter(within(by, Can.RULE_EDIT, authority="pk"))
